import { lazy, Suspense } from 'react';
import { type MenuProps, PopoverMenu } from './popover-menu.tsx';

const MenuWithoutPopover = lazy(async () => ({
  default: (await import('./menu-without-popover.tsx')).MenuWithoutPopover,
}));

/** A button and the panel that it opens. Firefox has popovers from 125. */
export const Menu = (props: MenuProps) =>
  'hidePopover' in HTMLElement.prototype ? (
    <PopoverMenu {...props} />
  ) : (
    <Suspense>
      <MenuWithoutPopover {...props} />
    </Suspense>
  );
