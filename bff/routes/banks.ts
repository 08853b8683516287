import { Hono } from 'hono';
import { endpoints } from '../../shared/endpoints.ts';
import type { BanksAnswer } from '../../shared/session-view.ts';
import { shortBankId } from '../bank/find-bank.ts';
import type { Config } from '../config/config.ts';
import type { AppEnv } from '../middleware/app-env.ts';

/** The banks that a person can connect. `institutions`: it is the door to many, of which one is chosen. */
export function bankRoutes({ config }: { config: Config }): Hono<AppEnv> {
  const answer: BanksAnswer = {
    banks: config.banks.map((bank) => ({
      bankId: shortBankId(bank.bankId),
      name: bank.name,
      profile: bank.profile,
      environment: bank.environment,
      institutions: 'applicationId' in bank,
      ...('countries' in bank && bank.countries.length > 0 && { countries: [...bank.countries] }),
    })),
  };
  return new Hono<AppEnv>().get(endpoints.banks, (c) => c.json(answer));
}
