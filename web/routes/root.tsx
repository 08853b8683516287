import { Outlet } from 'react-router';

export function Root() {
  return (
    <main id="main">
      <Outlet />
    </main>
  );
}
