import type { ReactNode } from 'react';
import {
  createBrowserRouter,
  type LoaderFunction,
  type RouteObject,
  type ShouldRevalidateFunction,
} from 'react-router';
import { Skeleton } from './features/frame/skeleton.tsx';
import { loadLaterMessages } from './i18n.ts';
import { loadPart } from './load-part.ts';
import { routePaths } from './paths.ts';
import { CallbackFailure, CallbackPending, createCallbackLoader } from './routes/callback.tsx';
import { Root } from './routes/root.tsx';
import { RouteFailure } from './routes/route-failure.tsx';
import { SignedIn } from './routes/signed-in.tsx';
import type { World } from './world.tsx';

export const createAppRouter = (world: World) => createBrowserRouter(appRoutes(world));

/**
 * The screens. All but the callback are lazy: their module exports `Component` and, where data are to be on their way
 * early, `createLoader(world)`. `boot.js` knows which of them an address needs.
 */
export function appRoutes(world: World): RouteObject[] {
  const { screen, laterScreen } = createLazyScreens(world);
  const signedIn: RouteObject[] = [
    {
      path: routePaths.accounts,
      lazy: laterScreen('routes/accounts.tsx', () => import('./routes/accounts.tsx')),
    },
    {
      path: routePaths.account,
      lazy: laterScreen('routes/account.tsx', () => import('./routes/account.tsx')),
    },
    {
      path: routePaths.connections,
      lazy: laterScreen('routes/connections.tsx', () => import('./routes/connections.tsx')),
    },
    { path: routePaths.find, lazy: laterScreen('routes/find.tsx', () => import('./routes/find.tsx')) },
  ];
  const screens: RouteObject[] = [
    {
      path: routePaths.connect,
      lazy: screen('routes/connect.tsx', () => import('./routes/connect.tsx')),
    },
    {
      path: routePaths.callback,
      loader: createCallbackLoader(world),
      Component: CallbackPending,
      HydrateFallback: CallbackPending,
      ErrorBoundary: CallbackFailure,
    },
    { Component: SignedIn, children: signedIn },
    {
      path: routePaths.errors,
      lazy: laterScreen('routes/errors.tsx', () => import('./routes/errors.tsx')),
    },
    {
      path: '*',
      lazy: laterScreen('routes/not-found.tsx', () => import('./routes/not-found.tsx')),
    },
  ];
  return [
    {
      Component: Root,
      ErrorBoundary: RouteFailure,
      children: [{ HydrateFallback: Skeleton, ErrorBoundary: RouteFailure, children: screens }],
    },
  ];
}

interface ScreenModule {
  Component: () => ReactNode;
  createLoader?: (world: World) => LoaderFunction;
  shouldRevalidate?: ShouldRevalidateFunction;
}

function createLazyScreens(world: World) {
  const screen = (source: string, load: () => Promise<ScreenModule>) => async () => {
    const { createLoader, ...rest } = await loadPart(source, load);
    return createLoader ? { ...rest, loader: createLoader(world) } : rest;
  };
  /** One that needs more words than the first screens. */
  const laterScreen: typeof screen = (source, load) => async () => {
    const [module] = await Promise.all([screen(source, load)(), loadLaterMessages()]);
    return module;
  };
  return { screen, laterScreen };
}
