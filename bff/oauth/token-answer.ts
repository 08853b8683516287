// Token endpoints answer more freely than RFC 6749 §5 allows: this makes an answer strict before it is checked.
import * as v from 'valibot';

const decimal = v.pipe(v.string(), v.regex(/^\d+(?:\.\d+)?$/), v.transform(Number), v.finite());
const lifetime = v.pipe(v.number(), v.finite(), v.minValue(0));
const absent = v.pipe(
  v.union([v.null(), v.literal('')]),
  v.transform(() => undefined),
);
/** What can stand in a header and a form. (RFC 6749 appendix A.12, A.17) */
const credential = v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/));

/** Case and space say nothing; nothing at all, and a common gateway's `BearerToken`, mean bearer. (RFC 6749 §7.1) */
function nameTokenType(sent: string): string {
  const type = sent.trim().toLowerCase();
  return type === '' || type === 'bearertoken' ? 'bearer' : type;
}

/** `error` is one word: some servers write it in capitals, or go on to explain it. (RFC 6749 §5.2) */
const readError = (sent: string): string => /^[a-z_]*/.exec(sent.trim().toLowerCase())?.[0] ?? '';

const errorSchema = v.object({ error: v.pipe(v.string(), v.transform(readError), v.nonEmpty()) });
/** A lifetime that says nothing is unknown: it must not cost the tokens beside it, which may be the only ones left. */
const tokensSchema = v.object({
  access_token: credential,
  token_type: v.nullish(v.pipe(v.string(), v.transform(nameTokenType), v.literal('bearer')), 'bearer'),
  expires_in: v.fallback(v.optional(v.union([lifetime, decimal, absent])), undefined),
  refresh_token: v.optional(v.union([credential, absent])),
});
const answerSchema = v.union([errorSchema, tokensSchema]);

/**
 * The parameters that we know, and no others, from JSON under any content type or from a form-encoded body. Null where
 * it is neither tokens nor an error: HTML, bare text, nothing.
 */
export function parseTokenAnswer(body: string): v.InferOutput<typeof answerSchema> | null {
  const parsed = v.safeParse(answerSchema, readParameters(body.trim()));
  return parsed.success ? parsed.output : null;
}

/** The error that a refusal names, at this endpoint or at one that answers alike. (RFC 6749 §5.2) */
export function readTokenError(body: string): string | null {
  const answer = parseTokenAnswer(body);
  return answer !== null && 'error' in answer ? answer.error : null;
}

function readParameters(body: string): unknown {
  if (body.startsWith('{')) return readJson(body);
  // A page is no form, even where a link in it holds `&error=invalid_grant`: that must not cost a consent.
  return body.includes('<') ? null : Object.fromEntries(new URLSearchParams(body));
}

function readJson(body: string): unknown {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), body);
  return parsed.success ? parsed.output : null;
}
