import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';
import { giveFocusBack } from './give-focus-back.ts';

interface DialogProps {
  title: ReactNode;
  /** Called when the person closes it, by the Escape key too. */
  close: () => void;
  children: ReactNode;
  /** What can be done, the safe choice first. */
  actions: ReactNode;
}

/** The browser's own modal dialog: it is there while it is rendered, and gives the focus back when it goes. */
export function Dialog({ title, close, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before the element leaves the page: the browser gives nothing back for one that is gone.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      giveFocusBack(before);
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
