import type { BankConfig } from '../config/config.ts';
import type { AccessTokens, TokenHolder } from '../oauth/access-tokens.ts';
import { Problem } from '../problem.ts';
import { requireConnection } from '../session/connections.ts';
import type { BankAnswer, BankReader, Client } from './bank-reader.ts';
import { requireBank } from './find-bank.ts';
import { createReadTargets, type WantedRead } from './read-target.ts';

interface RelayedRead extends WantedRead {
  connectionId: string;
  client: Client;
}

/** Reads from the bank with the tokens of one connection; every failure is a `Problem`. */
export type Relay = (holder: TokenHolder, read: RelayedRead) => Promise<BankAnswer>;

export interface RelayDependencies {
  banks: readonly BankConfig[];
  accessTokens: AccessTokens;
  reader: BankReader;
}

/**
 * A refused access token is replaced and the read repeated, once: what is refused then needs a new consent. Where the
 * bank says at once that the consent has ended, no refresh can help.
 */
export function createRelay({ banks, accessTokens, reader }: RelayDependencies): Relay {
  const buildReadTarget = createReadTargets();
  return async (holder, { connectionId, client, ...wanted }) => {
    const { bankId } = requireConnection(holder.open.session, connectionId);
    const target = buildReadTarget(requireBank(banks, bankId), wanted);

    const read = (accessToken: string) =>
      reader.read(target, accessToken, client).catch((error) => {
        if (!(error instanceof Problem) || error.code !== 'consent_required') throw error;
        return accessTokens.loseConsent(holder, { connectionId, accessToken });
      });

    const accessToken = await accessTokens.fresh(holder, connectionId);
    const answer = await read(accessToken);
    if (answer !== null) return answer;
    const replaced = await accessTokens.replaceRefused(holder, { connectionId, accessToken });
    const repeated = await read(replaced);
    return repeated ?? accessTokens.loseConsent(holder, { connectionId, accessToken: replaced });
  };
}
