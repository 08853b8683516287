/** A bank as its accounts name it. The codes are of the Slovak form and belong to no real bank. */
export interface BankIdentity {
  bankCode: string;
  bankName: string;
  bic: string;
}

export const duna: BankIdentity = { bankCode: '9952', bankName: 'Banka Duna', bic: 'DUNASKBX' };
export const podTatrami: BankIdentity = {
  bankCode: '9977',
  bankName: 'Sporiteľňa pod Tatrami',
  bic: 'SPTASKBX',
};
export const mestska: BankIdentity = { bankCode: '9963', bankName: 'Mestská banka', bic: 'MESTSKBX' };
