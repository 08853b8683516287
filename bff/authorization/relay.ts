import type { BankAnswer, BankReader, Client } from '../bank/bank-reader.ts';
import { requireBank } from '../bank/find-bank.ts';
import { createReadTargets, type WantedRead } from '../bank/read-target.ts';
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';
import { requireConnection } from '../session/connections.ts';
import type { AccessTokens, TokenHolder } from './access-tokens.ts';
import type { AuthorizationOf } from './authorizations.ts';

interface RelayedRead extends Omit<WantedRead, 'consentId'> {
  connectionId: string;
  client: Client;
}

/** Reads from the bank with the tokens of one connection; every failure is a `Problem`. */
export type Relay = (holder: TokenHolder, read: RelayedRead) => Promise<BankAnswer>;

export interface RelayDependencies {
  banks: readonly BankConfig[];
  authorizationOf: AuthorizationOf;
  accessTokens: AccessTokens;
  reader: BankReader;
}

/**
 * A refused access token is replaced and the read repeated, once: what is refused then needs a new consent. Where the
 * bank says at once that the consent has ended, no refresh can help.
 */
export function createRelay({ banks, authorizationOf, accessTokens, reader }: RelayDependencies): Relay {
  const buildReadTarget = createReadTargets();
  return async (holder, { connectionId, client, ...wanted }) => {
    const { bankId, consentId } = requireConnection(holder.open.session, connectionId);
    const bank = requireBank(banks, bankId);
    const target = buildReadTarget(bank, { ...wanted, consentId });
    const authorization = authorizationOf(bank);

    const read = async (accessToken: string) => {
      const bearer = await authorization.bearer(accessToken);
      return reader.read(target, bearer, client).catch((error) => {
        if (!(error instanceof Problem) || error.code !== 'consent_required') throw error;
        return accessTokens.loseConsent(holder, { connectionId, accessToken });
      });
    };

    const accessToken = await accessTokens.fresh(holder, connectionId);
    const answer = await read(accessToken);
    if (answer !== null) return answer;
    const replaced = await accessTokens.replaceRefused(holder, { connectionId, accessToken });
    const repeated = await read(replaced);
    return repeated ?? accessTokens.loseConsent(holder, { connectionId, accessToken: replaced });
  };
}
