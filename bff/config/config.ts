import type { ClientAuthentication } from '../../shared/banks/bank-requests.ts';
import type { BankEnvironment, BankProfile } from '../../shared/session-view.ts';
import type { IpRange } from './ip-address.ts';

export interface ConfiguredEndpoints {
  authorizeUrl: string;
  tokenUrl: string;
}

/** One bank that a person can connect, with everything its requests need. URLs carry no trailing slash. */
export type BankConfig = OAuthBank | SessionBank;

interface AnyBank {
  /**
   * The id that the browser knows, and, behind an `@` each, the address of one among several and of an authorization
   * server that is not at the bank's usual place: what a session keeps never goes elsewhere under the same id.
   */
  bankId: string;
  name: string;
  profile: BankProfile;
  environment: BankEnvironment;
  baseUrl: string;
  redirectUri: string;
}

/** A bank with an authorization server. A third party makes a consent before each authorization. */
export interface OAuthBank extends AnyBank {
  /** Its endpoints, or its issuer identifier, byte by byte, whose metadata names them. (RFC 8414) */
  authorizationServer: ConfiguredEndpoints | { issuer: string };
  clientId: string;
  clientSecret: string;
  clientAuthentication: ClientAuthentication;
  scope: string;
  usage: 'final-consumer' | 'tpp';
}

/** A bank that gives sessions to an application, which signs for itself. `privateKey` is PEM. */
export interface SessionBank extends AnyBank {
  applicationId: string;
  privateKey: string;
  /** Whose banks are offered; none named are all. */
  countries: readonly string[];
}

export type SessionStoreConfig =
  | { kind: 'sqlite'; path: string }
  | { kind: 'redis'; url: string }
  | { kind: 'cookie' };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Data is counted for each session, the rest for each client address. */
export type LimitName = 'data' | 'signIn' | 'session' | 'refused';

/** At most so many calls in a window. */
export interface Limit {
  calls: number;
  windowSeconds: number;
}

/** Null where banks of that scheme are reached directly. `noProxy` is a list of hosts, by the rules of `curl`. */
export interface WayOut {
  httpsProxy: string | null;
  httpProxy: string | null;
  noProxy: string;
}

/** What `parseConfig(env)` makes of the environment. Durations are in milliseconds. */
export interface Config {
  /** The public origin, e.g. `https://konto.example`; cookies and redirects follow it, never the request's `Host`. */
  appOrigin: string;
  listen: { host: string; port: number; sandboxPort: number };
  banks: readonly [BankConfig, ...BankConfig[]];
  session: {
    store: SessionStoreConfig;
    /** 32 bytes each: the first seals, all open. Null only on loopback, where the runtime makes and keeps one. */
    keys: readonly Uint8Array<ArrayBuffer>[] | null;
    idleMs: number;
    maxMs: number;
    keepMs: number;
  };
  /** Null where nothing is limited. */
  limits: Readonly<Record<LimitName, Limit | null>>;
  /** Whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly IpRange[];
  /** The proxy through which banks are reached; null where they are reached directly. */
  wayOut: WayOut | null;
  logLevel: LogLevel;
  /** Where metrics can be read, apart from the public origin; null where they are not counted. */
  metrics: { host: string; port: number } | null;
  traces: boolean;
}
