import type { QueryClient } from '@tanstack/react-query';
import type { DataRouter } from 'react-router';
import { isAccountsQuery } from './queries/bank-data.ts';

/** Longer would be felt where the answers are not on their way already. */
const longestWaitMs = 100;

/**
 * Until the first screen and the lists of accounts that it shows are known, which they mostly are before the application
 * has started: the page's own frame stands meanwhile, and to render it, the frame and the screen one after the other
 * takes a slow processor twice as long.
 */
export const firstScreenKnown = (router: DataRouter, queryClient: QueryClient): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (router.state.initialized && !queryClient.isFetching({ predicate: isAccountsQuery })) finish();
    };
    const stops = [router.subscribe(look), queryClient.getQueryCache().subscribe(look)];
    const finish = () => {
      for (const stop of stops) stop();
      resolve();
    };
    setTimeout(finish, longestWaitMs);
    look();
  });
