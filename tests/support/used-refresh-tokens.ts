import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

/**
 * What a server that rotates makes of a refresh token that comes again. `refused`: it also revokes the grant (RFC 9700
 * §4.14.2). `taken-for-a-while`: for half a minute it gives further tokens, for answers that were lost on their way.
 * `taken-until-successor-is-used`: it dies when the client has shown that it has the next one.
 */
export type UsedRefreshTokens = 'refused' | 'taken-for-a-while' | 'taken-until-successor-is-used';

const windowS = 30;

/** oidc-provider's own storage; what a subclass does not change is its own, too, but for the warning that it prints. */
export const tokenStorages: Readonly<Record<UsedRefreshTokens, new (model: string) => MemoryAdapter>> = {
  refused: class extends MemoryAdapter {},

  'taken-for-a-while': class extends MemoryAdapter {
    override async find(id: string) {
      const stored = await super.find(id);
      const isTaken = stored?.consumed !== undefined && Date.now() / 1000 < stored.consumed + windowS;
      if (this.model !== 'RefreshToken' || !isTaken) return stored;
      const { consumed, ...token } = stored;
      return token;
    }
  },

  'taken-until-successor-is-used': class extends MemoryAdapter {
    readonly #replaced = new Set<string>();

    override async consume(id: string) {
      if (this.model !== 'RefreshToken') return super.consume(id);
      if (this.#replaced.has(id)) return;
      for (const predecessor of this.#replaced) await super.consume(predecessor);
      this.#replaced.add(id);
    }
  },
};
