import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createServerDiscovery } from '../../../bff/oauth/server-metadata.ts';
import { Problem } from '../../../bff/problem.ts';
import { expectGivenUp } from '../../support/expect-given-up.ts';
import {
  createScriptedTransport,
  type Script,
  type ScriptedAnswer,
} from '../../support/scripted-transport.ts';
import { createTestClock } from '../../support/test-clock.ts';

const issuer = 'https://bank.example';
const metadata = {
  issuer,
  authorization_endpoint: 'https://login.bank.example/authorize?tenant=sk',
  token_endpoint: 'https://bank.example/token',
};
const notFound = { status: 404, body: '<p>Not here' };
const say = (changes: object): ScriptedAnswer => ({ body: JSON.stringify({ ...metadata, ...changes }) });

function prepare(script: Script) {
  const transport = createScriptedTransport(script);
  const clock = createTestClock(Date.UTC(2026, 2, 16));
  return { transport, clock, discover: createServerDiscovery({ ...clock, transport }) };
}

const refusal = (script: Script, of = issuer) =>
  prepare(script)
    .discover(of)
    .then(
      () => Promise.reject(new Error('Nothing was refused')),
      ({ code, details }) => ({ code, ...details }),
    );

describe('what an authorization server says of itself', () => {
  test.each([
    ['https://bank.example', 'https://bank.example/.well-known/oauth-authorization-server'],
    ['https://bank.example/sk', 'https://bank.example/.well-known/oauth-authorization-server/sk'],
    ['https://bank.example/sk/', 'https://bank.example/.well-known/oauth-authorization-server/sk'],
  ])('is asked for where RFC 8414 §3 says: %s', async (named, address) => {
    const { discover, transport } = prepare([say({ issuer: named })]);
    expect(await discover(named)).toMatchObject({ token_endpoint: metadata.token_endpoint });
    expect(transport.requests).toHaveLength(1);
    expect(transport.requests[0]).toMatchObject({
      call: 'server-metadata',
      method: 'GET',
      url: new URL(address),
      headers: { accept: 'application/json', 'accept-encoding': 'identity' },
    });
  });

  test('is asked for where OpenID Connect Discovery says, when nothing usable is at the first address', async () => {
    for (const first of [
      notFound,
      { status: 302 },
      { body: '<html>' },
      say({ issuer: 'https://other.example' }),
    ]) {
      const { discover, transport } = prepare([first, say({})]);
      await discover(issuer);
      expect(transport.requests.map(({ url }) => url)).toEqual([
        'https://bank.example/.well-known/oauth-authorization-server',
        'https://bank.example/.well-known/openid-configuration',
      ]);
    }
  });

  test('is taken in the words of its specifications, and no others', async () => {
    const announced = {
      pushed_authorization_request_endpoint: 'https://bank.example/par',
      authorization_response_iss_parameter_supported: true,
    };
    const { discover } = prepare([
      say({ ...announced, require_pushed_authorization_requests: true, x: 'y' }),
    ]);
    expect(await discover(issuer)).toEqual({ ...metadata, ...announced });
  });

  test.each([
    ['names another issuer', { issuer: 'https://bank.example.evil.example' }],
    ['names its issuer with another slash', { issuer: 'https://bank.example/' }],
    ['names its issuer in other letters', { issuer: 'https://BANK.example' }],
    ['has no token endpoint', { token_endpoint: undefined }],
    ['has a token endpoint without https', { token_endpoint: 'http://bank.example/token' }],
    ['points at this machine', { token_endpoint: 'http://127.0.0.1/token' }],
    ['has a token endpoint with credentials', { token_endpoint: 'https://u:p@bank.example/token' }],
    ['has a token endpoint that is none', { token_endpoint: '/token' }],
    ['would run a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['has an authorization endpoint with a fragment', { authorization_endpoint: 'https://bank.example/#a' }],
    [
      'takes pushed requests without https',
      { pushed_authorization_request_endpoint: 'http://bank.example/' },
    ],
    ['wants pushed requests and says not where', { require_pushed_authorization_requests: true }],
    ['knows no S256', { code_challenge_methods_supported: ['plain'] }],
  ])('G5: is refused where it %s', async (_what, changes) => {
    expect(await refusal([say(changes)])).toEqual({ code: 'bank_misbehaved' });
  });

  test.each([
    ['HTML', { body: '<html>' }],
    ['a list', { body: '[]' }],
    ['nothing', { body: [] }],
    ['a redirect', { status: 302, headers: { Location: 'https://elsewhere.invalid/' } }],
    ['another success', { ...say({}), status: 203 }],
    ['no content', { status: 204, body: [] }],
    ['more than anybody needs', { body: JSON.stringify({ ...metadata, x: 'x'.repeat(65 * 1024) }) }],
  ])('G5: %s is no metadata, and no redirect is followed', async (_what, answer) => {
    expect(await refusal([answer])).toEqual({ code: 'bank_misbehaved' });
  });

  test('on this machine it may do without https, in all its addresses', async () => {
    const local = 'http://127.0.0.1:9000';
    const endpoints = {
      issuer: local,
      authorization_endpoint: `${local}/authorize`,
      token_endpoint: 'http://localhost:9001/token',
    };
    expect(await prepare([say(endpoints)]).discover(local)).toMatchObject(endpoints);
    const elsewhere = say({ ...endpoints, token_endpoint: 'http://bank.example/token' });
    expect(await refusal([elsewhere], local)).toEqual({ code: 'bank_misbehaved' });
  });

  test.each([
    ['an error', { status: 500 }],
    ['a full house', { status: 429 }],
    ['a reset', new Error('reset')],
    ['a break', { body: ['{"issuer":', new Error('reset')] }],
  ])('D9: %s may pass, and is not asked around', async (_what, answer) => {
    const { discover, transport } = prepare([answer]);
    await expect(discover(issuer)).rejects.toMatchObject({
      code: 'bank_unavailable',
      details: { retryAfter: 5 },
    });
    expect(transport.requests).toHaveLength(1);
  });

  test('D9: it says how long the server wants to be left alone', async () => {
    const answer = { status: 503, headers: { 'Retry-After': '20' } };
    expect(await refusal([answer])).toEqual({ code: 'bank_unavailable', retryAfter: 20 });
  });

  test('G6: a server that hangs is given up after two and a half seconds', async () => {
    const { discover, ...bankSide } = prepare(['hang']);
    await expectGivenUp(discover(issuer), {
      ...bankSide,
      afterMs: 2_500,
      failure: { code: 'bank_unavailable' },
    });
  });

  test('G5: whatever it says, the client secret goes to https alone, or nowhere', async () => {
    const names = [
      'token_endpoint',
      'authorization_endpoint',
      'pushed_authorization_request_endpoint',
      'require_pushed_authorization_requests',
      'code_challenge_methods_supported',
      'issuer',
      '__proto__',
    ];
    const value = fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'javascript'] }),
      fc.constantFrom(
        'https://bank.example/x',
        'http://127.0.0.1/x',
        'https:bank.example',
        '//bank.example',
        issuer,
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const changed = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }).map(say);
    const anything = fc.record({
      body: fc.string({ unit: 'binary' }),
      status: fc.integer({ min: 200, max: 599 }),
    });
    const outcomes = { usable: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof({ arbitrary: changed, weight: 4 }, anything), async (answer) => {
        const outcome = await prepare([answer])
          .discover(issuer)
          .catch((error) => error);
        outcomes[outcome instanceof Problem ? 'refused' : 'usable'] += 1;
        if (outcome instanceof Problem) {
          expect(['bank_unavailable', 'bank_misbehaved']).toContain(outcome.code);
          return;
        }
        const { pushed_authorization_request_endpoint: pushed = outcome.token_endpoint } = outcome;
        for (const url of [outcome.token_endpoint, outcome.authorization_endpoint, pushed])
          expect(new URL(url).protocol).toBe('https:');
        expect(outcome.issuer).toBe(issuer);
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(outcomes.usable, outcomes.refused)).toBeGreaterThan(100);
  });
});
