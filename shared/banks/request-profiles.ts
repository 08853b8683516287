import type { BankProfile } from '../session-view.ts';
import type { BankRequests } from './bank-requests.ts';
import { enableBankingRequests } from './enable-banking/requests.ts';
import { premiumV1Requests } from './premium-v1/requests.ts';
import { premiumV3Requests } from './premium-v3/requests.ts';

/** The request halves of every bank profile; a new bank is one folder and one line here. */
export const requestProfiles: Readonly<Record<BankProfile, BankRequests>> = {
  'premium-v1': premiumV1Requests,
  'premium-v3': premiumV3Requests,
  'enable-banking': enableBankingRequests,
};
