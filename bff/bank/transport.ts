// The one way to a bank's servers. Everything the BFF sends to a bank goes through this interface; on Node undici
// stands behind it, elsewhere the runtime's own `fetch`.
import type { BankResource } from '../../shared/banks/bank-requests.ts';
import type { Bytes } from '../session/bytes.ts';

/** What a bank is asked for: all that logs, metrics and traces may know of a request's address. */
export type BankCall =
  | BankResource
  | 'token'
  | 'server-metadata'
  | 'pushed-authorization'
  | 'client-credentials'
  | 'consent'
  | 'consent-status'
  | 'consent-deletion'
  | 'session-authorization'
  | 'session'
  | 'session-status'
  | 'session-deletion'
  | 'institutions';

export interface BankTransport {
  /** In which a bank may be asked to answer: each is handed on as it came, or surely decoded. */
  readonly codings: readonly string[];
  /**
   * Resolves with the answer's head. Redirects are answers like any other: never followed. Rejects with whatever broke,
   * or with the signal's reason.
   */
  send(request: BankRequest): Promise<BankResponse>;
}

export interface BankRequest {
  call: BankCall;
  method: 'GET' | 'POST' | 'DELETE';
  /** As `URL.href` writes it, without user and fragment. A string, because parsing one costs more than checking a read. */
  url: string;
  /** All of what is sent, apart from `Host` and what frames the body; names in lower case. */
  headers: Readonly<Record<string, string>>;
  body?: string;
  signal: CallSignal;
}

/**
 * Ends a call at any moment, the body included, and frees its connection. An `AbortSignal` is one. A read's own limits are
 * another: the platform's events would cost more than all else that watches over a read.
 */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface BankResponse {
  status: number;
  /** Says nothing of a coding that the runtime has undone already. */
  header(name: Lowercase<string>): string | null;
  body: BankBody;
  decode: DecodeBody;
}

/** Undoes a coding, such as `gzip`, a piece at a time; null where it is not known here. */
export type DecodeBody = (body: BankBody, coding: string) => BankBody | null;

/** The answer's body, piece by piece. What nobody asks for stays with the bank: back-pressure. */
export interface BankBody {
  /** The next piece, or null at the end. Rejects where the body breaks off. */
  next(): Promise<Bytes | null>;
  /** All of it where it came with its head and nobody has asked for a piece; the usual case needs no waiting. */
  whole(): Bytes | null;
  /** Not interested in the rest: frees the connection. */
  cancel(): void;
}
