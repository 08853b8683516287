import type { BankAnswer, BankReader, Client } from '../bank/bank-reader.ts';
import { requireBank } from '../bank/find-bank.ts';
import type { Person } from '../bank/person.ts';
import { createReadTargets, type WantedRead } from '../bank/read-target.ts';
import type { BankConfig } from '../config/config.ts';
import { Problem } from '../problem.ts';
import { requireConnection } from '../session/connections.ts';
import type { AccessTokens, TokenHolder } from './access-tokens.ts';
import type { AuthorizationOf } from './authorizations.ts';

interface RelayedRead extends Omit<WantedRead, 'consentId'> {
  connectionId: string;
  client: Client;
  person: Person;
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
 * A rejected access token is replaced and the read repeated, once: what is rejected then needs a new consent. Where the
 * bank says at once that the consent has ended, no refresh can help. Where the person has given a new consent meanwhile,
 * the read starts again with that one, once.
 */
export function createRelay({ banks, authorizationOf, accessTokens, reader }: RelayDependencies): Relay {
  const buildReadTarget = createReadTargets();

  const relay: Relay = async (holder, { connectionId, client, person, ...wanted }) => {
    const { bankId, consentId, institution } = requireConnection(holder.open.session, connectionId);
    const bank = requireBank(banks, bankId);
    const target = buildReadTarget(bank, { ...wanted, consentId });
    const authorization = authorizationOf(bank);

    const read = async (accessToken: string) => {
      const bearer = await authorization.bearer(accessToken);
      const personHeaders = await authorization.describePerson(person, institution);
      return reader.read({ ...target, personHeaders }, bearer, client).catch((error) => {
        if (!isConsentRequired(error)) throw error;
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

  return (holder, wanted) =>
    relay(holder, wanted).catch(async (error) => {
      const renewed =
        isConsentRequired(error) && (await accessTokens.findRenewed(holder, wanted.connectionId));
      if (!renewed) throw error;
      return relay(renewed, wanted);
    });
}

const isConsentRequired = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'consent_required';
