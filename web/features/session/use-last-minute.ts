import { useEffect, useState } from 'react';
import { knownSession } from '../../queries/session.ts';
import { useWorld } from '../../world.tsx';

const second = 1_000;
const minute = 60 * second;

/**
 * The seconds that are left of the last minute before the idle end, or null before. Reading data moves the end without
 * this tab being told, so the server is asked when the minute begins, and once more when it is over.
 */
export function useLastMinute(endsAt: number): number | null {
  const { queryClient, serverClock, sessionLife } = useWorld();
  const [left, setLeft] = useState<{ endsAt: number; seconds: number } | null>(null);
  const warned = left?.endsAt === endsAt;

  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick sets the next one.
  useEffect(() => {
    const wake = async () => {
      const remaining = endsAt - serverClock.now();
      if (remaining <= 0) await sessionLife.confirm();
      else if (!warned) await sessionLife.reread().catch(() => {});
      const session = knownSession(queryClient);
      if (session?.status !== 'signed-in' || Date.parse(session.idleExpiresAt ?? '') !== endsAt) return;
      setLeft({ endsAt, seconds: Math.min(60, Math.max(0, Math.ceil(remaining / second))) });
    };
    const wait = warned ? second : Math.max(0, endsAt - serverClock.now() - minute);
    const timer = setTimeout(wake, wait);
    return () => clearTimeout(timer);
  }, [endsAt, left, warned, queryClient, serverClock, sessionLife]);

  return warned ? left.seconds : null;
}
