import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

/**
 * What a server that rotates makes of a refresh token that comes again. `refused`: it also revokes the grant (RFC 9700
 * §4.14.2). `taken-for-a-while`: for half a minute it gives further tokens, for answers that were lost on their way;
 * `answered-alike`: in that time it gives the same ones again.
 * `taken-until-successor-is-used`: it dies when the client has shown that it has the next one.
 */
export type UsedRefreshTokens =
  | 'refused'
  | 'taken-for-a-while'
  | 'answered-alike'
  | 'taken-until-successor-is-used';

const windowS = 30;

class StorageWithWindow extends MemoryAdapter {
  override async find(id: string) {
    const stored = await super.find(id);
    const isTaken = stored?.consumed !== undefined && Date.now() / 1000 < stored.consumed + windowS;
    if (this.model !== 'RefreshToken' || !isTaken) return stored;
    const { consumed, ...token } = stored;
    return token;
  }
}

class StorageUntilSuccessor extends MemoryAdapter {
  readonly #replaced = new Set<string>();

  override async consume(id: string) {
    if (this.model !== 'RefreshToken') return super.consume(id);
    if (this.#replaced.has(id)) return;
    for (const predecessor of this.#replaced) await super.consume(predecessor);
    this.#replaced.add(id);
  }
}

/** Without subclasses oidc-provider would print a warning that its storage is for development. */
export const tokenStorages: Readonly<Record<UsedRefreshTokens, new (model: string) => MemoryAdapter>> = {
  refused: class extends MemoryAdapter {},
  'taken-for-a-while': StorageWithWindow,
  'answered-alike': StorageWithWindow,
  'taken-until-successor-is-used': StorageUntilSuccessor,
};
