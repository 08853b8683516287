import { type BankResponses, UnreadableResponse } from '../../shared/banks/bank-responses.ts';
import type { Connection } from '../../shared/session-view.ts';
import { RequestFailure } from '../api/request-failure.ts';
import { responseProfiles } from './response-profiles.ts';

/** In characters. What is longer keeps a browser busy for seconds, and the person waiting. */
const longestBody = 32_000_000;

interface BankRead<Value> {
  connection: Connection;
  /** On its way already: how it reads is loaded meanwhile. */
  body: Promise<string>;
  parse: (responses: BankResponses, body: string) => Value;
}

/** Reads a bank's body by its profile; one that is too long, or has not the promised shape, is a failure with a name. */
export async function readBankData<Value>({ connection, body, parse }: BankRead<Value>): Promise<Value> {
  const { connectionId, profile } = connection;
  const [responses, text] = await Promise.all([responseProfiles[profile](), body]);
  if (text.length > longestBody) throw new RequestFailure('response_too_large', { connectionId });
  try {
    return parse(responses, text);
  } catch (error) {
    if (!(error instanceof UnreadableResponse)) throw error;
    throw new RequestFailure('unreadable_response', { connectionId }, error);
  }
}
