// A bank that gives sessions, as far as the BFF asks it: an aggregator with one person behind it.
import { verify } from 'node:crypto';

const day = 86_400_000;

export interface SessionBankServer {
  fetch(request: Request): Promise<Response>;
  /** The address with which the browser comes back. */
  authorize(url: string, answer?: Record<string, string>): string;
  /** What is said of a session from now on, in the place of AUTHORIZED. */
  endSessions(status: string): void;
  /** Every request, as `POST /auth`. */
  calls: string[];
  /** The bodies of `POST /auth`. */
  begun: { state: string; [field: string]: unknown }[];
  /** The application tokens that came, one each. */
  tokens: Set<string>;
  sessions: string[];
  /** The next calls of this name are answered so. */
  answer(call: string, ...answers: Response[]): void;
}

export function createSessionBankServer(publicKey: string, now: () => number): SessionBankServer {
  const calls: string[] = [];
  const begun: SessionBankServer['begun'] = [];
  const tokens = new Set<string>();
  const sessions: string[] = [];
  const ordered = new Map<string, Response[]>();
  let status = 'AUTHORIZED';
  const listed = {
    name: 'Banka Duna',
    country: 'SK',
    beta: false,
    psu_types: ['personal'],
    auth_methods: [],
    maximum_consent_validity: (90 * day) / 1000,
    required_psu_headers: ['Psu-Ip-Address', 'Psu-User-Agent'],
  };

  const refuse = (code: number, error: string) =>
    Response.json({ code, message: error, error }, { status: code });

  function isSigned(token: string): boolean {
    const [header = '', claims = '', signature = ''] = token.split('.');
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const content = Buffer.from(`${header}.${claims}`);
    return verify('sha256', content, publicKey, Buffer.from(signature, 'base64url')) && now() < exp * 1000;
  }

  async function answerCall(name: string, request: Request): Promise<Response> {
    if (name === 'POST /auth') {
      begun.push(await request.json());
      return Response.json({ url: `https://door.example/start?request=${begun.length}` });
    }
    if (name === 'POST /sessions') {
      const valid_until = new Date(now() + 90 * day).toISOString();
      sessions.push(crypto.randomUUID());
      return Response.json({
        session_id: sessions.at(-1),
        accounts: [],
        aspsp: { name: 'Banka Duna', country: 'SK' },
        access: { valid_until },
      });
    }
    if (name === 'GET /aspsps') return Response.json({ aspsps: [listed] });
    if (name === 'GET /sessions/:id') return Response.json({ status, accounts: [], accounts_data: [] });
    if (name === 'DELETE /sessions/:id') return Response.json({ message: 'OK' });
    return status === 'AUTHORIZED' ? Response.json({ transactions: [] }) : refuse(401, 'EXPIRED_SESSION');
  }

  return {
    calls,
    begun,
    tokens,
    sessions,
    endSessions: (word) => {
      status = word;
    },
    answer: (call, ...answers) => void ordered.set(call, answers),
    async fetch(request) {
      const path = new URL(request.url).pathname.replace(/^\/sessions\/.+/, '/sessions/:id');
      const name = `${request.method} ${path}`;
      calls.push(name);
      const token = request.headers.get('Authorization')?.replace('Bearer ', '') ?? '';
      tokens.add(token);
      const answered = ordered.get(name)?.shift();
      if (answered) return answered;
      return isSigned(token) ? answerCall(name, request) : refuse(401, 'UNAUTHORIZED_ACCESS');
    },
    authorize(url, answer = { code: 'canary-of-the-code' }) {
      const { state = '' } = begun[Number(new URL(url).searchParams.get('request')) - 1] ?? {};
      return new URLSearchParams({ ...answer, state }).toString();
    },
  };
}
