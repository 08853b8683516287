// The embedded aggregator, as the BFF and the sandbox know it: one application with its pair of keys.

import type { SessionBank } from '../../bff/config/config.ts';
import { embeddedApplication } from '../../bff/config/parse-bank.ts';
import { parseConfig } from '../../bff/config/parse-config.ts';
import type { SandboxApplication } from '../../bff/sandbox/settings.ts';

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
export const applicationKey = `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----`;

export const application: SandboxApplication = { ...embeddedApplication, publicKey: keys.publicKey };
export const institution = { name: 'Banka Duna', country: 'SK' };

/** For `createTestApp`. */
export const aggregator: { bank: SessionBank; application: SandboxApplication } = {
  bank: requireSessionBank(),
  application,
};

function requireSessionBank(): SessionBank {
  const [bank] = parseConfig({ BANK_PROFILE: 'enable-banking' }).banks;
  if (!('applicationId' in bank)) throw new Error('The aggregator gives sessions');
  return { ...bank, privateKey: applicationKey };
}
