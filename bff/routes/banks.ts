import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { BanksAnswer } from '../../shared/session-view.ts';
import { shortBankId } from '../bank/find-bank.ts';
import type { Config } from '../config/config.ts';
import type { AppEnv } from '../middleware/app-env.ts';

/** The banks that a person can connect. */
export function bankRoutes({ config }: { config: Config }): Hono<AppEnv> {
  const answer: BanksAnswer = {
    banks: config.banks.map(({ bankId, name, profile, environment }) => ({
      bankId: shortBankId(bankId),
      name,
      profile,
      environment,
    })),
  };
  return new Hono<AppEnv>().get(endpoints.banks, (c) => c.json(answer));
}
