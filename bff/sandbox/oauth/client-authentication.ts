import type { SandboxClient } from '../settings.ts';

/** What a token request says about who sent it. */
interface Credentials {
  authorization: string | undefined;
  form: URLSearchParams;
}

/** The client that proved itself in the way it is registered for, or null. (RFC 6749 §2.3.1) */
export const authenticate = (
  clients: readonly SandboxClient[],
  credentials: Credentials,
): SandboxClient | null => clients.find((client) => isAuthenticated(client, credentials)) ?? null;

function isAuthenticated(client: SandboxClient, { authorization, form }: Credentials): boolean {
  const { clientAuthentication } = client;
  const isInBody =
    clientAuthentication === 'any' ? form.has('client_secret') : clientAuthentication === 'post';
  if (!isInBody) return !form.has('client_secret') && isBasic(client, authorization);
  return (
    authorization === undefined &&
    form.get('client_id') === client.clientId &&
    form.get('client_secret') === client.clientSecret
  );
}

function isBasic(
  { clientId, clientSecret, clientAuthentication }: SandboxClient,
  authorization = '',
): boolean {
  const [scheme, encoded = ''] = authorization.split(' ');
  const [id = '', ...secret] = decodeBase64(encoded).split(':');
  const decode = clientAuthentication === 'basic' ? formDecode : (text: string) => text;
  return scheme === 'Basic' && decode(id) === clientId && decode(secret.join(':')) === clientSecret;
}

const base64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function decodeBase64(encoded: string): string {
  if (!base64.test(encoded)) return '';
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/** Clients differ in what they escape, so that only what it stands for can be compared. */
const formDecode = (text: string): string => new URLSearchParams(`=${text}`).get('') ?? '';
