import type { SandboxAccount } from '../accounts/sandbox-account.ts';
import { composeHabits } from './compose-habits.ts';
import type { Habit } from './habit.ts';
import { type HabitName, habits } from './habits.ts';

/** Without `account`, the key of one, every account takes the habits up. */
export interface HabitOrder {
  habits: readonly HabitName[];
  account?: string;
}

/** Which account has which habits: those that it always has, and those that a lever has switched on. */
export interface HabitSwitches {
  switchOn: (order: HabitOrder) => void;
  of: (account: SandboxAccount) => Habit;
  reset: () => void;
}

export function createHabitSwitches(): HabitSwitches {
  let orders: HabitOrder[] = [];
  return {
    switchOn: (order) => {
      orders.push(order);
    },
    of: ({ key, habits: own = [] }) => {
      const meant = orders.filter(({ account }) => account === undefined || account === key);
      const names = [...own, ...meant.flatMap((order) => order.habits)];
      return composeHabits(names.map((name) => habits[name]));
    },
    reset: () => {
      orders = [];
    },
  };
}
