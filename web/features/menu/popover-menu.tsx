import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router';
import { Icon } from '../icon/icon.tsx';
import styles from './menu.module.css';

export interface MenuProps {
  label: ReactNode;
  children: ReactNode;
}

/** The browser's own popover, which closes by Escape or a click elsewhere. */
export function PopoverMenu({ label, children }: MenuProps) {
  const panelId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const { key } = useLocation();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every navigation closes it.
  useEffect(() => {
    panel.current?.hidePopover();
  }, [key]);

  return (
    <>
      <button type="button" className="button button-quiet" popoverTarget={panelId}>
        {label}
        <Icon name="expand" />
      </button>
      <div id={panelId} ref={panel} popover="auto" className={styles.panel}>
        {children}
      </div>
    </>
  );
}
