import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

type Deferred<Props> = LazyExoticComponent<ComponentType<Props>>;

/**
 * A component that comes later, for `<Suspense>`; whoever shows it keeps it with `useState`. React keeps the failure of
 * a `lazy` one for ever: here whatever is rendered after a failure asks again. Until then `standIn` is shown, or else
 * the failure is thrown.
 */
export function createDeferred<Props>(
  load: () => Promise<ComponentType<Props>>,
  standIn?: ComponentType<Props>,
): () => Deferred<Props> {
  let current = create();

  function create(): Deferred<Props> {
    return lazy(async () => ({ default: await load().catch(standInFor) }));
  }

  function standInFor(error: unknown): ComponentType<Props> {
    current = create();
    if (standIn) return standIn;
    throw error;
  }

  return () => current;
}
