import type { BankResponses } from '../../shared/banks/bank-responses.ts';
import type { BankProfile } from '../../shared/session-view.ts';
import { loadPart } from '../load-part.ts';

type LoadResponses = () => Promise<BankResponses>;

const loadPremiumV1: LoadResponses = async () => {
  const { premiumV1Responses } = await loadPart(
    '../shared/banks/premium-v1/responses.ts',
    () => import('../../shared/banks/premium-v1/responses.ts'),
  );
  return premiumV1Responses;
};

const loadPremiumV3: LoadResponses = async () => {
  const { premiumV3Responses } = await loadPart(
    '../shared/banks/premium-v3/responses.ts',
    () => import('../../shared/banks/premium-v3/responses.ts'),
  );
  return premiumV3Responses;
};

const loadEnableBanking: LoadResponses = async () => {
  const { enableBankingResponses } = await loadPart(
    '../shared/banks/enable-banking/responses.ts',
    () => import('../../shared/banks/enable-banking/responses.ts'),
  );
  return enableBankingResponses;
};

/**
 * The response half of every bank profile, which comes with the first read that needs it; `boot.js` asks for its file
 * by the same name.
 */
export const responseProfiles: Readonly<Record<BankProfile, LoadResponses>> = {
  'premium-v1': loadPremiumV1,
  'premium-v3': loadPremiumV3,
  'enable-banking': loadEnableBanking,
};
