import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPushAuthorizationRequest } from '../../../bff/oauth/pushed-authorization-request.ts';
import { Problem } from '../../../bff/problem.ts';
import { expectGivenUp } from '../../support/expect-given-up.ts';
import { configureOAuthBank } from '../../support/oauth-bank.ts';
import { createScriptedTransport, type Script } from '../../support/scripted-transport.ts';
import { createTestClock } from '../../support/test-clock.ts';

const embedded = configureOAuthBank();
const bank = { ...embedded, clientId: 'konto', clientSecret: 'secret' };
const server = {
  issuer: 'https://bank.example',
  authorization_endpoint: 'https://bank.example/authorize',
  token_endpoint: 'https://bank.example/token',
  pushed_authorization_request_endpoint: 'https://bank.example/par',
};
const request = { response_type: 'code', scope: 'PREMIUM_AIS', state: 's-1' };
const taken = { status: 201, body: '{"request_uri":"urn:request:1","expires_in":60}' };

function prepare(script: Script) {
  const transport = createScriptedTransport(script);
  const clock = createTestClock(Date.UTC(2026, 2, 16));
  const push = createPushAuthorizationRequest({ ...clock, transport });
  return { transport, clock, push: () => push(bank, server, request) };
}

const refusal = (script: Script) =>
  prepare(script)
    .push()
    .then(
      () => Promise.reject(new Error('Nothing was refused')),
      ({ code, details }) => ({ code, ...details }),
    );

describe('a pushed authorization request', () => {
  test('is sent as RFC 9126 §2.1 says, by a client that says who it is, and answered with its reference', async () => {
    const { push, transport } = prepare([taken]);
    expect(await push()).toBe('urn:request:1');
    const [sent] = transport.requests;
    expect(sent).toMatchObject({
      call: 'pushed-authorization',
      method: 'POST',
      url: new URL(server.pushed_authorization_request_endpoint),
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${btoa('konto:secret')}`,
      },
    });
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({ ...request, client_id: 'konto' });
  });

  test.each([
    ['client_rejected', { status: 401, body: '{"error":"invalid_client"}' }],
    ['client_rejected', { status: 401, body: '<p>Who are you' }],
    ['client_rejected', { status: 400, body: '{"error":"unauthorized_client"}' }],
    ['authorization_failed', { status: 400, body: '{"error":"invalid_scope","error_description":"canary"}' }],
    ['authorization_failed', { status: 400, body: '{"error":"invalid_redirect_uri"}' }],
    ['authorization_failed', { status: 403, body: '{"error":"access_denied"}' }],
    ['bank_misbehaved', { status: 400, body: '<p>Bad request' }],
    ['bank_misbehaved', { status: 404, body: '<p>Not here' }],
    ['bank_misbehaved', { status: 302, headers: { Location: 'https://elsewhere.invalid/' } }],
    ['bank_misbehaved', { ...taken, status: 200 }],
    ['bank_misbehaved', { status: 201, body: '<html>' }],
    ['bank_misbehaved', { status: 201, body: [] }],
    ['bank_misbehaved', { status: 201, body: '{"request_uri":"","expires_in":60}' }],
    ['bank_misbehaved', { status: 201, body: '{"request_uri":"urn:1","expires_in":"soon"}' }],
    ['bank_misbehaved', { status: 201, body: 'x'.repeat(65 * 1024) }],
  ])('that is refused is named: %s for %j', async (code, answer) => {
    expect(await refusal([answer])).toEqual({ code });
  });

  test.each([
    [5, { status: 500 }],
    [20, { status: 503, headers: { 'Retry-After': '20' } }],
    [5, { status: 429, body: [] }],
    [5, new Error('reset')],
    [5, { status: 201, body: ['{"request_uri":', new Error('reset')] }],
  ])('that fails for a moment may come again after %i seconds: %j', async (retryAfter, answer) => {
    expect(await refusal([answer])).toEqual({ code: 'bank_unavailable', retryAfter });
  });

  test('G6: is given up after ten seconds, and never repeated by itself', async () => {
    const { push, ...bankSide } = prepare(['hang']);
    await expectGivenUp(push(), { ...bankSide, afterMs: 10_000, failure: { code: 'bank_unavailable' } });
  });

  test('becomes a reference or one of four problems, whatever is answered', async () => {
    const codes = ['client_rejected', 'authorization_failed', 'bank_misbehaved', 'bank_unavailable'];
    const names = fc.constantFrom('request_uri', 'expires_in', 'error', '__proto__');
    const value = fc.oneof(fc.constantFrom('urn:request:1', '60', '', 60), fc.jsonValue({ maxDepth: 1 }));
    const said = fc.dictionary(names, value).map((object) => JSON.stringify(object));
    const status = fc.oneof(fc.constant(201), fc.integer({ min: 100, max: 599 }));
    const body = fc.oneof(said, fc.string({ unit: 'binary' }));
    const anyAnswer = fc.oneof(fc.constant(taken), fc.record({ status, body }));
    const pushed: string[] = [];
    await fc.assert(
      fc.asyncProperty(anyAnswer, async (answer) => {
        const outcome = await prepare([answer])
          .push()
          .catch((error) => error);
        if (outcome instanceof Problem) {
          expect(codes).toContain(outcome.code);
          return;
        }
        expect([answer.status, outcome]).toEqual([201, expect.stringMatching(/[\s\S]/)]);
        pushed.push(outcome);
      }),
      { numRuns: 1_000 },
    );
    expect(pushed).toContain('urn:request:1');
  });
});
