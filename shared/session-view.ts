import * as v from 'valibot';
import { callbackPath } from './callback-path.ts';

/** As `toISOString` writes it. */
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

const bankEnvironmentSchema = v.picklist(['embedded', 'sandbox', 'production']);
export type BankEnvironment = v.InferOutput<typeof bankEnvironmentSchema>;

const bankProfileSchema = v.picklist(['premium-v1', 'premium-v3', 'enable-banking']);
export type BankProfile = v.InferOutput<typeof bankProfileSchema>;

/** One consent given at a bank, as the browser may see it. All times are ISO 8601 in UTC. */
export const connectionSchema = v.object({
  connectionId: v.string(),
  bankId: v.string(),
  bankName: v.string(),
  profile: bankProfileSchema,
  environment: bankEnvironmentSchema,
  status: v.picklist(['active', 'consent-required']),
  connectedAt: instant,
  accessTokenExpiresAt: v.nullable(instant),
  consentExpiresAt: v.nullable(instant),
});
export type Connection = v.InferOutput<typeof connectionSchema>;

/** One that nothing can be done with but to end it: its bank is not configured any more. */
const abandonedSchema = v.object({ connectionId: v.string(), bankId: v.string(), connectedAt: instant });
export type AbandonedConnection = v.InferOutput<typeof abandonedSchema>;

/** The answer of `GET` and `POST /bff/session`. `idleExpiresAt` is null where the session is kept on the device. */
export const sessionViewSchema = v.union([
  v.object({ status: v.literal('signed-out'), reason: v.exactOptional(v.literal('session_expired')) }),
  v.object({
    status: v.literal('signed-in'),
    idleExpiresAt: v.nullable(instant),
    absoluteExpiresAt: instant,
    connections: v.array(connectionSchema),
    abandoned: v.exactOptional(v.array(abandonedSchema)),
  }),
]);
export type SessionView = v.InferOutput<typeof sessionViewSchema>;

/**
 * The body of `POST /bff/login`. `connectionId` renews that connection; `keep` keeps the session on this device;
 * `institution` is one of the banks to which the bank of `bankId` is the door.
 */
export const loginRequestSchema = v.strictObject({
  bankId: v.optional(v.string()),
  returnTo: v.optional(v.string()),
  connectionId: v.optional(v.string()),
  keep: v.optional(v.boolean()),
  institution: v.optional(
    v.strictObject({
      name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
      country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
    }),
  ),
});
export type LoginRequest = v.InferOutput<typeof loginRequestSchema>;

export const loginAnswerSchema = v.object({ authorizationUrl: v.pipe(v.string(), v.url()) });
export type LoginAnswer = v.InferOutput<typeof loginAnswerSchema>;

/**
 * The body of `POST /bff/callback`: the query string of the callback page, as received, without `?`, and the page's path,
 * which is `/callback` unless another is named.
 */
export const callbackRequestSchema = v.strictObject({
  response: v.string(),
  path: v.optional(v.string(), callbackPath),
});
export type CallbackRequest = v.InferInput<typeof callbackRequestSchema>;

export const callbackAnswerSchema = v.object({ connectionId: v.string(), returnTo: v.string() });
export type CallbackAnswer = v.InferOutput<typeof callbackAnswerSchema>;

export const disconnectAnswerSchema = v.object({ consentDeleted: v.boolean() });
export type DisconnectAnswer = v.InferOutput<typeof disconnectAnswerSchema>;

export const banksAnswerSchema = v.object({
  banks: v.array(
    v.object({
      bankId: v.string(),
      name: v.string(),
      profile: bankProfileSchema,
      environment: bankEnvironmentSchema,
      institutions: v.boolean(),
      /** Where only some are offered. */
      countries: v.exactOptional(v.array(v.string())),
    }),
  ),
});
export type BanksAnswer = v.InferOutput<typeof banksAnswerSchema>;

/** The answer of `GET /bff/banks/:bankId/institutions?country=SK`. */
export const institutionsAnswerSchema = v.object({
  institutions: v.array(
    v.object({
      name: v.string(),
      country: v.string(),
      bic: v.exactOptional(v.string()),
      beta: v.boolean(),
      longestConsentDays: v.number(),
    }),
  ),
});
export type InstitutionsAnswer = v.InferOutput<typeof institutionsAnswerSchema>;
