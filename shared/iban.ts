/** Upper case and without spaces, as ISO 13616 writes an IBAN between machines. */
export const normalizeIban = (text: string): string => text.replace(/\s+/g, '').toUpperCase();

/** Groups of four from the left, as ISO 13616 prints it for people. */
export const groupIban = (iban: string): string => normalizeIban(iban).replace(/.{4}(?=.)/g, '$& ');

/** Checks the shape and the check digits. (ISO 7064, MOD 97-10) */
export function isIban(text: string): boolean {
  const iban = normalizeIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const rearranged = iban.slice(4) + iban.slice(0, 4);
  const digits = rearranged.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
