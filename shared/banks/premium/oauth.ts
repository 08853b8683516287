import type { BankRequests } from '../bank-requests.ts';

/** All generations of the Premium API have one authorization server. */
export const premiumOAuth: BankRequests['oauth'] = {
  authorizePath: '/auth/oauth/v2/authorize',
  tokenPath: '/auth/oauth/v2/token',
  scope: 'PREMIUM_AIS',
  clientAuthentication: 'basic-raw',
};
