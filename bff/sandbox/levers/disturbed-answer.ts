import type { Disturbance } from './disturbances.ts';

type Replacement = Extract<Disturbance, { kind: 'status' | 'html' | 'redirect' }>;

/** The answer that stands where the real one would have stood. */
export function buildReplacement(disturbance: Replacement): Response {
  switch (disturbance.kind) {
    case 'html':
      return new Response('<!doctype html><title>Gateway</title><p>Please try again later.</p>', {
        status: disturbance.status ?? 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
    case 'redirect':
      return new Response(null, {
        status: 302,
        headers: { Location: disturbance.location ?? 'https://elsewhere.invalid/' },
      });
    case 'status':
      return buildStatus(disturbance);
  }
}

function buildStatus({
  status,
  errorCode,
  body,
  retryAfter,
}: Extract<Disturbance, { kind: 'status' }>): Response {
  const headers = new Headers(retryAfter === undefined ? {} : { 'Retry-After': retryAfter });
  if (body !== undefined) return new Response(body, { status, headers });
  if (errorCode === undefined) return new Response(null, { status, headers });
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify({ errorCode, errorDescription: 'Ordered by a lever' }), {
    status,
    headers,
  });
}

/** The same head with its whole length declared, and a body that breaks off after some bytes, by default halfway. */
export async function cutOff(answer: Response, afterBytes?: number): Promise<Response> {
  const body = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  headers.set('Content-Length', String(body.byteLength));
  const sent = body.subarray(0, afterBytes ?? Math.floor(body.byteLength / 2));
  return new Response(streamThenBreak(sent), { status: answer.status, headers });
}

/** The break comes a moment after the bytes: a server may not have sent the head yet, and would answer 500 instead. */
function streamThenBreak(bytes: Uint8Array): ReadableStream {
  let isSent = false;
  return new ReadableStream({
    async pull(controller) {
      if (isSent) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return controller.error(new Error('Cut off by a lever'));
      }
      isSent = true;
      controller.enqueue(bytes);
    },
  });
}
