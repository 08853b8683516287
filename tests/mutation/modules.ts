/** Code that a promise rests on, of security or of what is shown, and the tests that are to notice when it breaks. */
export interface MutatedModule {
  name: string;
  code: readonly string[];
  tests: readonly string[];
  /** How much they have to notice, of a hundred, where that is more than of the others. */
  lowestScore?: number;
}

export const mutatedModules: readonly MutatedModule[] = [
  {
    name: 'sealing',
    code: [
      'bff/session/bytes.ts',
      'bff/session/encryption.ts',
      'bff/session/sealed-sessions.ts',
      'bff/session/sealing.ts',
      'bff/session/session-credentials.ts',
      'bff/session/session-memory.ts',
      'bff/session/state-sealer.ts',
      'bff/session/succession.ts',
    ],
    tests: [
      'tests/bff/session/bytes.test.ts',
      'tests/bff/session/create-sessions.test.ts',
      'tests/bff/session/full-session.test.ts',
      'tests/bff/session/late-cookies.test.ts',
      'tests/bff/session/sealed-sessions.test.ts',
      'tests/bff/session/sealing.test.ts',
      'tests/bff/session/state-sealer.test.ts',
    ],
  },
  {
    name: 'first-party',
    code: ['bff/middleware/first-party.ts'],
    tests: ['tests/bff/middleware/first-party.test.ts'],
  },
  {
    name: 'return-path',
    code: ['shared/return-path.ts'],
    tests: ['tests/shared/return-path.test.ts'],
  },
  {
    name: 'relay-path',
    code: [
      'bff/bank/read-target.ts',
      'shared/banks/parameter-rules.ts',
      'shared/banks/premium-v1/requests.ts',
    ],
    tests: [
      'tests/bff/bank/read-target.test.ts',
      'tests/shared/banks/parameter-rules.test.ts',
      'tests/shared/banks/premium-v1/requests.test.ts',
    ],
  },
  {
    name: 'refresh',
    code: [
      'bff/authorization/access-tokens.ts',
      'bff/authorization/back-off.ts',
      'bff/authorization/connect-once.ts',
      'bff/oauth/flights.ts',
      'bff/authorization/refresh.ts',
      'bff/authorization/run-alone.ts',
      'bff/authorization/unsaved-tokens.ts',
      'bff/session/connections.ts',
    ],
    tests: [
      'tests/bff/authorization/access-tokens.test.ts',
      'tests/bff/authorization/connect-once.test.ts',
      'tests/bff/authorization/failing-refreshes.test.ts',
      'tests/bff/oauth/flights.test.ts',
      'tests/bff/authorization/refresh.test.ts',
      'tests/bff/authorization/refreshes-that-lose.test.ts',
      'tests/bff/authorization/run-alone.test.ts',
      'tests/bff/authorization/unsaved-tokens.test.ts',
      'tests/bff/routes/kept-sessions.test.ts',
      'tests/bff/security-events.test.ts',
      'tests/bff/session/connections.test.ts',
    ],
  },
  {
    name: 'limits',
    code: [
      'bff/middleware/limits.ts',
      'bff/middleware/refusals.ts',
      'bff/middleware/security-events.ts',
      'bff/runtimes/bound-connections.ts',
      'bff/runtimes/line-writer.ts',
    ],
    tests: [
      'tests/bff/middleware/limits.test.ts',
      'tests/bff/refusals.test.ts',
      'tests/bff/runtimes/bound-connections.test.ts',
      'tests/bff/runtimes/line-writer.test.ts',
      'tests/bff/security-events.test.ts',
    ],
  },
  {
    name: 'codings',
    code: ['bff/accept-encoding.ts', 'bff/bank/content-coding.ts', 'bff/bank/zlib-decoding.ts'],
    tests: [
      'tests/bff/bank/bank-reader.test.ts',
      'tests/bff/bank/zlib-decoding.test.ts',
      'tests/bff/routes/compressed-answers.test.ts',
      'tests/bff/routes/encoded-relay.test.ts',
    ],
  },
  {
    name: 'store',
    code: [
      'bff/authorization/authorization-marks.ts',
      'bff/authorization/connect-alone.ts',
      'bff/session/sqlite-errors.ts',
    ],
    tests: [
      'tests/bff/authorization/connect-alone.test.ts',
      'tests/bff/authorization/connect-over-restarts.test.ts',
      'tests/bff/session/sqlite-errors.test.ts',
      'tests/bff/session/sqlite-session-store.test.ts',
    ],
  },
  {
    name: 'start',
    code: [
      'bff/config/parse-way-out.ts',
      'bff/runtimes/environment.ts',
      'bff/runtimes/misspelt-variables.ts',
    ],
    tests: ['tests/bff/config/parse-way-out.test.ts', 'tests/bff/runtimes/environment.test.ts'],
  },
  {
    name: 'responses',
    code: [
      'shared/banks/premium-v1/responses.ts',
      'shared/banks/premium/account-response.ts',
      'shared/banks/premium/page-body.ts',
      'shared/banks/premium/transaction-response.ts',
      'shared/banks/read-entries.ts',
      'shared/banks/response-body.ts',
      'shared/banks/response-fields.ts',
    ],
    tests: [
      'tests/shared/banks/premium-v1/responses.test.ts',
      'tests/shared/banks/read-entries.test.ts',
      'tests/shared/banks/response-body.test.ts',
      'tests/shared/banks/response-fields.test.ts',
    ],
    lowestScore: 95,
  },
];
