import { Suspense, useState } from 'react';
import { loadPart } from '../../load-part.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import { type MenuProps, PopoverMenu } from './popover-menu.tsx';

/** A button and the panel that it opens. Firefox has popovers from 125. */
export const Menu = 'hidePopover' in HTMLElement.prototype ? PopoverMenu : DeferredMenu;

const currentMenu = createDeferred<MenuProps & Retry>(
  async () =>
    (await loadPart('features/menu/menu-without-popover.tsx', () => import('./menu-without-popover.tsx')))
      .MenuWithoutPopover,
  showFailure,
);

function DeferredMenu(props: MenuProps) {
  const [MenuWithoutPopover, setMenu] = useState(currentMenu);
  return (
    <Suspense>
      <MenuWithoutPopover {...props} retry={() => setMenu(currentMenu)} />
    </Suspense>
  );
}
