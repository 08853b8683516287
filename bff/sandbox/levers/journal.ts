/** The endpoints that tests count and disturb. */
export const endpointNames = [
  'authorize',
  'token',
  'consents',
  'accounts',
  'account',
  'transactions',
] as const;
export type Endpoint = (typeof endpointNames)[number];

/** One call that the bank received. `status` is null while it is not answered. */
export interface Call {
  endpoint: Endpoint;
  grantType: string | null;
  requestId: string | null;
  status: number | null;
}

export interface JournalReport {
  counts: Record<Endpoint, number>;
  tokenCallsByGrantType: Record<string, number>;
  /** The latest, oldest first; the counts cover all. */
  recent: readonly Call[];
}

/** What the bank was asked, for tests that count. */
export interface Journal {
  write: (call: Call) => void;
  read: () => JournalReport;
  reset: () => void;
}

const recentLimit = 1000;

export function createJournal(): Journal {
  let report = createEmptyReport();
  return {
    write: (call) => {
      report.counts[call.endpoint] += 1;
      if (call.grantType !== null) {
        const before = report.tokenCallsByGrantType[call.grantType] ?? 0;
        report.tokenCallsByGrantType[call.grantType] = before + 1;
      }
      report.recent.push(call);
      if (report.recent.length > recentLimit) report.recent.shift();
    },
    read: () => structuredClone(report),
    reset: () => {
      report = createEmptyReport();
    },
  };
}

const createEmptyReport = (): JournalReport & { recent: Call[] } => ({
  counts: { authorize: 0, token: 0, consents: 0, accounts: 0, account: 0, transactions: 0 },
  tokenCallsByGrantType: {},
  recent: [],
});
