import type { BankProfile } from '../session-view.ts';
import type { BankResponses } from './bank-responses.ts';
import { premiumV1Responses } from './premium-v1/responses.ts';

/** The response halves of every bank profile; a new bank is one folder and one line here. */
export const responseProfiles: Readonly<Record<BankProfile, BankResponses>> = {
  'premium-v1': premiumV1Responses,
};
