import { encodeBase64 } from 'hono/utils/encode';
import { type ClientAuth, ClientSecretBasic, ClientSecretPost } from 'oauth4webapi';
import type { ClientAuthentication } from '../../shared/banks/bank-requests.ts';
import type { OAuthBank } from '../config/config.ts';
import { encodeUtf8 } from '../session/bytes.ts';

/** How the client proves who it is at the token endpoint. (RFC 6749 §2.3.1) */
export function createClientAuthentication({ clientAuthentication, clientSecret }: OAuthBank): ClientAuth {
  return methods[clientAuthentication](clientSecret);
}

const methods: Readonly<Record<ClientAuthentication, (clientSecret: string) => ClientAuth>> = {
  basic: ClientSecretBasic,
  'basic-raw': clientSecretBasicRaw,
  post: ClientSecretPost,
};

/** As most banks read it: without RFC 6749's form encoding, under which `-` in a UUID would become `%2D`. */
function clientSecretBasicRaw(clientSecret: string): ClientAuth {
  return (_server, { client_id }, _body, headers) => {
    const credentials = encodeBase64(encodeUtf8(`${client_id}:${clientSecret}`).buffer);
    headers.set('authorization', `Basic ${credentials}`);
  };
}
