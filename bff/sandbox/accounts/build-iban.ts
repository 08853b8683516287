/** A Slovak IBAN with its check digits. (ISO 13616, ISO 7064 MOD 97-10) */
export function buildIban(bankCode: string, accountNumber: string): string {
  const bban = bankCode + accountNumber.padStart(16, '0');
  const slovakiaWithoutCheckDigits = '282000';
  const checkDigits = 98n - (BigInt(bban + slovakiaWithoutCheckDigits) % 97n);
  return `SK${String(checkDigits).padStart(2, '0')}${bban}`;
}
