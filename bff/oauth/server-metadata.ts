// What an authorization server says of itself. The client secret and the tokens follow what stands there, so that all
// of it is checked.
import * as oauth from 'oauth4webapi';
import * as v from 'valibot';
import { ownRetryAfter, parseRetryAfter } from '../bank/retry-after.ts';
import { isLoopback } from '../config/parse-values.ts';
import { Problem } from '../problem.ts';
import { createServerCall, type ServerCallDependencies, stripUrl } from './server-call.ts';
import { mayPass } from './token-failure.ts';

/** As in RFC 8414 §2, RFC 9126 §5 and RFC 9207 §3, with what Konto cannot do without. */
export interface ServerMetadata extends oauth.AuthorizationServer {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

/** Throws `bank_unavailable` where a later try may succeed, `bank_misbehaved` where there is no usable metadata. */
export type DiscoverServer = (issuer: string) => Promise<ServerMetadata>;

export interface ServerMetadataDependencies extends ServerCallDependencies {
  now: () => number;
}

/** Short, because it is asked twice at most, and a token call with ten seconds of its own may wait behind it. */
const callLimitMs = 2_500;
const metadataRequest = {
  call: 'server-metadata',
  method: 'GET',
  headers: { accept: 'application/json', 'accept-encoding': 'identity' },
} as const;

/** Asks at RFC 8414's well-known address, and where nothing usable is there at that of OpenID Connect Discovery 1.0. */
export function createServerDiscovery({ now, ...dependencies }: ServerMetadataDependencies): DiscoverServer {
  const call = createServerCall(dependencies, callLimitMs);

  async function fetch(url: string): Promise<Response> {
    const request = { ...metadataRequest, url: stripUrl(url) };
    const { status, header, text } = await call(request).catch((cause) => {
      throw new Problem('bank_unavailable', { retryAfter: ownRetryAfter }, cause);
    });
    if (!mayPass(status)) return status === 200 ? new Response(text) : new Response(null, { status: 404 });
    const retryAfter = parseRetryAfter(header('retry-after'), now()) ?? ownRetryAfter;
    throw new Problem('bank_unavailable', { retryAfter });
  }

  async function ask(issuer: string, algorithm: 'oauth2' | 'oidc'): Promise<ServerMetadata> {
    const identifier = new URL(issuer);
    const response = await oauth.discoveryRequest(identifier, {
      algorithm,
      [oauth.customFetch]: fetch,
      // The configuration allows plain http on loopback alone.
      [oauth.allowInsecureRequests]: identifier.protocol === 'http:',
    });
    return v.parse(createSchema(issuer), await oauth.processDiscoveryResponse(identifier, response));
  }

  return async (issuer) => {
    try {
      return await ask(issuer, 'oauth2').catch((error) => {
        if (error instanceof Problem) throw error;
        return ask(issuer, 'oidc');
      });
    } catch (error) {
      throw error instanceof Problem ? error : new Problem('bank_misbehaved', {}, error);
    }
  };
}

/** The issuer is compared byte by byte (RFC 8414 §3.3); who names challenge methods has to know S256 (RFC 9700 §2.1.1). */
function createSchema(issuer: string) {
  const endpoint = v.pipe(v.string(), v.check(isEndpointFor(issuer)));
  const announced = {
    issuer: v.literal(issuer),
    authorization_endpoint: endpoint,
    token_endpoint: endpoint,
    authorization_response_iss_parameter_supported: v.optional(v.boolean(), false),
    code_challenge_methods_supported: v.exactOptional(v.pipe(v.array(v.string()), v.includes('S256'))),
  };
  return v.union([
    v.object({ ...announced, pushed_authorization_request_endpoint: endpoint }),
    v.object({
      ...announced,
      pushed_authorization_request_endpoint: v.exactOptional(v.never()),
      require_pushed_authorization_requests: v.exactOptional(v.literal(false)),
    }),
  ]);
}

/** https; or plain http on this machine, for an issuer that lives there as well. (RFC 6749 §3.1, §3.2) */
const isEndpointFor = (issuer: string) => (text: string) => {
  const url = URL.parse(text);
  if (url === null || url.username || url.password || url.hash) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && issuer.startsWith('http:') && isLoopback(url.hostname))
  );
};
