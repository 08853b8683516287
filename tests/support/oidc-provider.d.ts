// The package ships no types; these are the few that the tests need.
declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  import type { StoredToken } from 'oidc-provider';

  // biome-ignore lint/style/noDefaultExport: as the package exports it
  export default class MemoryAdapter {
    constructor(model: string);
    readonly model: string;
    find(id: string): Promise<StoredToken | undefined>;
    consume(id: string): Promise<void>;
  }
}

declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface StoredToken {
    /** When it was used, in seconds. */
    consumed?: number;
  }

  /** Koa's context, as far as the tests look into it. */
  export interface Context {
    readonly path: string;
    readonly headers: Record<string, string | undefined>;
    readonly req: IncomingMessage;
    readonly oidc?: { params?: { grant_type?: string; refresh_token?: string } };
    body: Record<string, unknown>;
  }

  export class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (owner: {
      accountId: string;
      clientId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    readonly AccessToken: { find(value: string): Promise<object | undefined> };
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): RequestListener;
    interactionDetails(
      request: IncomingMessage,
      response: ServerResponse,
    ): Promise<{ params: { client_id: string; scope: string } }>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    on(event: string, listener: (...details: unknown[]) => void): this;
  }
}
