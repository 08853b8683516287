import type { BankCall } from './transport.ts';

/** Which of several calls to a bank it was that failed, for the log. */
export class BankCallFailure extends Error {
  override readonly name = 'BankCallFailure';
  readonly call: BankCall;

  constructor(call: BankCall, cause?: unknown) {
    super(call, { cause });
    this.call = call;
  }
}
