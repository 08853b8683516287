import type { SandboxClient } from '../settings.ts';

/** What a token request says about who sent it. */
interface Credentials {
  authorization: string | undefined;
  form: URLSearchParams;
}

/** Says whether the client proved itself in the one way it is registered for. (RFC 6749 §2.3.1) */
export function isAuthenticated(client: SandboxClient, { authorization, form }: Credentials): boolean {
  if (client.clientAuthentication !== 'post') {
    return !form.has('client_secret') && authorization === buildBasic(client);
  }
  return (
    authorization === undefined &&
    form.get('client_id') === client.clientId &&
    form.get('client_secret') === client.clientSecret
  );
}

function buildBasic({ clientId, clientSecret, clientAuthentication }: SandboxClient): string {
  const encode = clientAuthentication === 'basic' ? formEncode : (text: string) => text;
  const bytes = new TextEncoder().encode(`${encode(clientId)}:${encode(clientSecret)}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

const formEncode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
