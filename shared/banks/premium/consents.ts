import type { ConsentRequests } from '../consent-requests.ts';

const consentPath = (version: string) => (consentId: string) =>
  `/${version}/consents/${encodeURIComponent(consentId)}`;

/** All generations of the Premium API share their consents. */
export const premiumConsents: ConsentRequests = {
  creationPath: '/v3/consents',
  creationBody: { combinedServiceIndicator: true },
  consentPath: consentPath('v3'),
  deletionPath: consentPath('v1'),
};
