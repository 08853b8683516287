import { useState } from 'react';
import { type Location, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Frame } from '../features/frame/frame.tsx';

export function Root() {
  const { key } = useLocation();
  const [nameOf] = useState(() => namePlaces(key));
  return (
    <Frame>
      <Outlet />
      <ScrollRestoration getKey={nameOf} />
    </Frame>
  );
}

/**
 * Under which name the router keeps how far an entry of the tab's history is scrolled: the one that the document was
 * opened with has a name of this document's alone, so that what an earlier document kept is not found. `useKeptScroll`
 * goes back there; the router does so late enough to undo what the person has scrolled meanwhile.
 */
function namePlaces(openedWith: string): (location: Location) => string {
  const ownName = `${openedWith} ${Math.random()}`;
  return ({ key }) => (key === openedWith ? ownName : key);
}
