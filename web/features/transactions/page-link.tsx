import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import styles from './pager.module.css';

interface PageLinkProps {
  /** Null where there is no such page. */
  to: To | null;
  /** What the history keeps beside the address. */
  state?: unknown;
  onTurn: () => void;
  children: ReactNode;
}

/** What leads nowhere keeps its place, so that nothing moves under the pointer. */
export const PageLink = ({ to, state, onTurn, children }: PageLinkProps) =>
  to === null ? (
    <span className={`button ${styles.nowhere}`}>{children}</span>
  ) : (
    <Link to={to} state={state} tabIndex={0} className="button" preventScrollReset onClick={onTurn}>
      {children}
    </Link>
  );
