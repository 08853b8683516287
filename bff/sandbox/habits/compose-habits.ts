import type { WireBody } from '../api/json-body.ts';
import type { Habit, PageBody } from './habit.ts';

/** Several habits as one: each takes what the one before has made. Without any, everything stays as it is. */
export function composeHabits(habits: readonly Partial<Habit>[]): Habit {
  return {
    accountId: (id) => habits.reduce((sent, { accountId }) => accountId?.(sent) ?? sent, id),
    account: (body) => habits.reduce((sent, { account }) => account?.(sent) ?? sent, body),
    listed: (body) => habits.reduce((sent, { listed }) => listed?.(sent) ?? sent, body),
    extent: (wanted) => habits.reduce((sent, { extent }) => extent?.(sent) ?? sent, wanted),
    row: (faithful) =>
      habits.reduce<unknown>((sent, { row }) => (row && isBody(sent) ? row(sent) : sent), faithful),
    page: (faithful, asked) =>
      habits.reduce<WireBody | null>((sent, { page }) => {
        return page && isPage(sent) ? page(sent, asked) : sent;
      }, faithful),
    answer: async (faithful) => {
      let sent = faithful;
      for (const { answer } of habits) sent = (await answer?.(sent)) ?? sent;
      return sent;
    },
  };
}

const isBody = (sent: unknown): sent is WireBody => typeof sent === 'object' && sent !== null;

/** What another habit has left of a page may be none any more. */
const isPage = (sent: WireBody | null): sent is PageBody => Array.isArray(sent?.transactions);
