/** What the bank has said, in its own word from a closed list, for the operator's log. */
export class BankError extends Error {
  override readonly name = 'BankError';
  readonly bankCode: string;

  constructor(bankCode: string) {
    super(bankCode);
    this.bankCode = bankCode;
  }
}
