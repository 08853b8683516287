import { useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { Icon } from '../icon/icon.tsx';
import styles from './menu.module.css';
import type { MenuProps } from './popover-menu.tsx';

/** The menu for browsers without popovers: what those do by themselves is done here. */
export function MenuWithoutPopover({ label, children }: MenuProps) {
  const panelId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { key } = useLocation();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every navigation closes it.
  useEffect(() => setIsOpen(false), [key]);

  useEffect(() => {
    if (!isOpen) return;
    return onLeaving([button, panel], (byEscape) => {
      setIsOpen(false);
      if (byEscape) button.current?.focus();
    });
  }, [isOpen]);

  return (
    <>
      <button
        type="button"
        ref={button}
        className="button button-quiet"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
        <Icon name="expand" />
      </button>
      <div id={panelId} ref={panel} hidden={!isOpen} data-menu="" className={styles.panel}>
        {children}
      </div>
    </>
  );
}

/** Calls when a press or the focus goes elsewhere, and on Escape. Returns what stops it. */
function onLeaving(
  parts: readonly { current: HTMLElement | null }[],
  leave: (byEscape: boolean) => void,
): () => void {
  const listeners = new AbortController();
  const leaveElsewhere = ({ target }: Event) => {
    const isInside = target instanceof Node && parts.some(({ current }) => current?.contains(target));
    if (!isInside) leave(false);
  };
  const { signal } = listeners;
  document.addEventListener('pointerdown', leaveElsewhere, { signal });
  document.addEventListener('focusin', leaveElsewhere, { signal });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && leave(true), { signal });
  return () => listeners.abort();
}
