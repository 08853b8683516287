import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

type Deferred<Props> = LazyExoticComponent<ComponentType<Props>>;

/**
 * A component that comes later, for `<Suspense>`; whoever shows it keeps it with `useState`. React keeps the failure of
 * a `lazy` one for ever: here its stand-in is shown, and whatever is rendered after that asks again.
 */
export function createDeferred<Props>(
  load: () => Promise<ComponentType<Props>>,
  standIn: (failure: unknown) => ComponentType<Props>,
): () => Deferred<Props> {
  let current = create();

  function create(): Deferred<Props> {
    return lazy(async () => ({ default: await load().catch(standInFor) }));
  }

  function standInFor(failure: unknown): ComponentType<Props> {
    current = create();
    return standIn(failure);
  }

  return () => current;
}
