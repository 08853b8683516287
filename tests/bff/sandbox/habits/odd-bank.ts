import type { HabitName } from '../../../../bff/sandbox/habits/habits.ts';
import { createTestBank, openAccount } from '../bank-client.ts';

/** Jana's everyday account, or another of hers, at a bank that has taken up these habits. */
export function openOddAccount(habits: readonly HabitName[], key = 'current') {
  const bank = createTestBank();
  bank.levers.takeUpHabits({ habits });
  return openAccount(bank, 'jana', key);
}

type Body = Record<string, unknown>;

export async function readRows(habit: HabitName, pageSize = 100): Promise<Body[]> {
  const { read } = await openOddAccount([habit]);
  const response = await read(`/transactions?page=1&pageSize=${pageSize}`);
  const { transactions }: { transactions: Body[] } = await response.json();
  return transactions;
}
