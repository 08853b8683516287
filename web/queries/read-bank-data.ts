import { type BankResponses, UnreadableResponse } from '../../shared/banks/bank-responses.ts';
import type { Connection } from '../../shared/session-view.ts';
import { RequestFailure } from '../api/request-failure.ts';
import { responseProfiles } from './response-profiles.ts';

interface BankRead<Value> {
  connection: Connection;
  /** On its way already: how it reads is loaded meanwhile. */
  body: Promise<string>;
  parse: (responses: BankResponses, body: string) => Value;
}

/** Reads a bank's body by its profile; a body that has not the promised shape is a failure with a name, too. */
export async function readBankData<Value>({ connection, body, parse }: BankRead<Value>): Promise<Value> {
  const { connectionId, profile } = connection;
  const [responses, text] = await Promise.all([responseProfiles[profile](), body]);
  try {
    return parse(responses, text);
  } catch (error) {
    if (!(error instanceof UnreadableResponse)) throw error;
    throw new RequestFailure('unreadable_response', { connectionId }, error);
  }
}
