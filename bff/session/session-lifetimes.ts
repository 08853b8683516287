import type { Config } from '../config/config.ts';
import type { Session, Tokens } from './session.ts';

export interface SessionLifetimes {
  /** A session without connections yet; `keep`: kept on this device. */
  start(keep: boolean, tokens: Tokens): Session;
  /** A further or renewed consent; it prolongs a kept session, which otherwise would end with the old one. */
  extend(session: Session, keep: boolean, tokens: Tokens): Session;
}

export function createSessionLifetimes(
  { maxMs, keepMs }: Pick<Config['session'], 'maxMs' | 'keepMs'>,
  now: () => number,
): SessionLifetimes {
  /** No longer than the tokens can live, as far as that is known. */
  const keptUntil = ({ refreshToken, accessTokenExpiresAt }: Tokens): number =>
    Math.min(now() + keepMs, refreshToken === null && accessTokenExpiresAt ? accessTokenExpiresAt : Infinity);
  return {
    start(keep, tokens) {
      const startedAt = now();
      const absoluteExpiresAt = keep ? keptUntil(tokens) : startedAt + maxMs;
      return { startedAt, lastReadAt: startedAt, absoluteExpiresAt, kept: keep, connections: [] };
    },
    extend(session, keep, tokens) {
      const read = { ...session, lastReadAt: now() };
      if (!keep && !session.kept) return read;
      const absoluteExpiresAt = Math.max(session.absoluteExpiresAt, keptUntil(tokens));
      return { ...read, kept: true, absoluteExpiresAt };
    },
  };
}
