import type { Lease, Leases } from '../../bff/session/leases.ts';

export interface MemoryLeases extends Leases {
  held: Map<string, { owner: string; endsAt: number }>;
}

/** One holder for each name, as a store keeps them. */
export function createMemoryLeases(now: () => number, durationMs = 15_000): MemoryLeases {
  const held: MemoryLeases['held'] = new Map();
  const find = (name: string) => {
    const holder = held.get(name);
    return holder && now() < holder.endsAt ? holder : undefined;
  };
  const isOwn = ({ name, owner }: Lease) => find(name)?.owner === owner;
  const keep = ({ name, owner }: Lease) => void held.set(name, { owner, endsAt: now() + durationMs });
  return {
    held,
    durationMs,
    async take(lease) {
      const holder = find(lease.name);
      if (holder?.owner === 'pause') return { status: 'paused', leftMs: holder.endsAt - now() };
      if (holder) return { status: 'held' };
      keep(lease);
      return { status: 'taken' };
    },
    async renew(lease) {
      if (!isOwn(lease)) return false;
      keep(lease);
      return true;
    },
    async release(lease, pauseMs) {
      if (!isOwn(lease)) return;
      held.delete(lease.name);
      if (pauseMs > 0) held.set(lease.name, { owner: 'pause', endsAt: now() + pauseMs });
    },
  };
}
