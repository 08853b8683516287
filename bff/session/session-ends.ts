import type { Session } from './session.ts';

/** When the session ends unless somebody reads; null for one kept on the device, which has no idle end. */
export function idleExpiresAt(session: Session, idleMs: number): number | null {
  return session.kept ? null : Math.min(session.lastReadAt + idleMs, session.absoluteExpiresAt);
}

/** When the session ends unless something happens first. */
export const sessionExpiresAt = (session: Session, idleMs: number): number =>
  idleExpiresAt(session, idleMs) ?? session.absoluteExpiresAt;
