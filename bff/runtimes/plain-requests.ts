// A proxy's rules for paths are worth something only if Konto reads a path as the proxy did.
import type { IncomingMessage, RequestListener } from 'node:http';
import { securityHeaders } from '../middleware/security-headers.ts';

/** A path, and a query, that a URL parser leaves as it is: no `.` or `..`, encoded or not, no `//`, no backslash. */
const plainTarget = /^(?:\/(?!\/|(?:\.|%2e){1,2}(?:[/?]|$))[^/?#\\]*)+(?:\?[^#]*)?$/i;

/** Answers what could be read in two ways before anything else sees it. (RFC 9112 §3.2) */
export function requirePlainRequest(answer: RequestListener, appOrigin: string): RequestListener {
  const headers = { ...securityHeaders(appOrigin), 'Cache-Control': 'no-store' };
  return (request, response) => {
    if (hasTwoHosts(request)) response.writeHead(400, headers).end();
    else if (!plainTarget.test(request.url ?? '')) response.writeHead(404, headers).end();
    else answer(request, response);
  };
}

/** Names and values alternate. Node itself keeps the first `Host` alone. */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === 4 && rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
  return hosts > 1;
}
