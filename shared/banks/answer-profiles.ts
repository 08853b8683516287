import type { BankProfile } from '../session-view.ts';
import type { BankAnswers } from './bank-answers.ts';
import { premiumV1Answers } from './premium-v1/answers.ts';

/** The answer halves of every bank profile; a new bank is one folder and one line here. */
export const answerProfiles: Readonly<Record<BankProfile, BankAnswers>> = {
  'premium-v1': premiumV1Answers,
};
