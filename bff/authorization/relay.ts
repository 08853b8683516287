import type { BankAnswer, BankReader, Client } from '../bank/bank-reader.ts';
import { createReadTargets, type WantedRead } from '../bank/read-target.ts';
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';
import { requireConnection } from '../session/connections.ts';
import type { AccessTokens, TokenHolder } from './access-tokens.ts';

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

/** A refused access token is replaced and the read repeated, once: what is refused then needs a new consent. */
export function createRelay({ banks, accessTokens, reader }: RelayDependencies): Relay {
  const buildReadTarget = createReadTargets();
  return async (holder, { connectionId, client, ...wanted }) => {
    const { bankId } = requireConnection(holder.open.session, connectionId);
    const bank = banks.find((candidate) => candidate.bankId === bankId);
    if (bank === undefined) throw new Problem('connection_not_found');
    const target = buildReadTarget(bank, wanted);

    const accessToken = await accessTokens.fresh(holder, connectionId);
    const answer = await reader.read(target, accessToken, client);
    if (answer !== null) return answer;
    const replaced = await accessTokens.replaceRefused(holder, { connectionId, accessToken });
    const repeated = await reader.read(target, replaced, client);
    return repeated ?? accessTokens.loseConsent(holder, { connectionId, accessToken: replaced });
  };
}
