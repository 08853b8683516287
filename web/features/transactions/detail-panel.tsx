import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router';
import styles from './detail-panel.module.css';
import { useIsWide } from './use-is-wide.ts';
import { usePressBeside } from './use-press-beside.ts';

interface DetailPanelProps {
  title: ReactNode;
  close: () => void;
  children: ReactNode;
}

/** A detail beside its list where there is room, else in a dialog over it. Escape closes both. */
export function DetailPanel(props: DetailPanelProps) {
  return useIsWide() ? <SidePanel {...props} /> : <SheetDialog {...props} />;
}

function SidePanel({ title, close, children }: DetailPanelProps) {
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const isOpenedHere = useLocation().key !== 'default';

  // biome-ignore lint/correctness/useExhaustiveDependencies: it takes the focus once, where a row was pressed.
  useEffect(() => {
    if (isOpenedHere) panel.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={styles.panel}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <Heading titleId={titleId} title={title} close={close} />
      {children}
    </section>
  );
}

function SheetDialog({ title, close, children }: DetailPanelProps) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  const pressBeside = usePressBeside(() => dialog.current?.close());
  return (
    <dialog
      ref={dialog}
      closedby="any"
      aria-labelledby={titleId}
      className={styles.sheet}
      onClose={close}
      {...pressBeside}
    >
      <Heading titleId={titleId} title={title} close={() => dialog.current?.close()} />
      {children}
    </dialog>
  );
}

function Heading({ titleId, title, close }: Omit<DetailPanelProps, 'children'> & { titleId: string }) {
  return (
    <div className={styles.heading}>
      <h3 id={titleId}>{title}</h3>
      <button type="button" className="button button-quiet" onClick={close}>
        <Trans>Close</Trans>
      </button>
    </div>
  );
}
