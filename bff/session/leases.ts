/**
 * How instances that share a store take turns: one of them holds a name for a while. A holder that dies lets go by
 * itself, when its lease ends. All calls throw `session_store_unavailable` where nobody answers.
 */
export interface Leases {
  /** How long a lease lasts unless it is renewed. */
  readonly durationMs: number;
  take(lease: Lease): Promise<LeaseAnswer>;
  /** Starts its duration anew; false where it has ended meanwhile, whoever holds the name by now. */
  renew(lease: Lease): Promise<boolean>;
  /** Lets go, unless somebody else holds the name by now. With a pause nobody gets it until that has passed. */
  release(lease: Lease, pauseMs: number): Promise<void>;
}

export interface Lease {
  name: string;
  /** Random, so that nobody lets go of what another holds. */
  owner: string;
}

export type LeaseAnswer = { status: 'taken' } | { status: 'held' } | { status: 'paused'; leftMs: number };
