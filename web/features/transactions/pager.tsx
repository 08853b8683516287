import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import styles from './pager.module.css';

interface PagerProps {
  page: number;
  next: number | null;
  addressOf: (page: number) => To;
  onTurn: () => void;
}

/** First, previous, next. What leads nowhere keeps its place, so that nothing moves under the pointer. */
export function Pager({ page, next, addressOf, onTurn }: PagerProps) {
  const { t } = useLingui();
  const linkTo = (turned: number | null) => ({ to: turned === null ? null : addressOf(turned), onTurn });
  return (
    <nav aria-label={t`Pages of transactions`} className={styles.pager}>
      <PageLink {...linkTo(page > 1 ? 1 : null)}>
        <Trans>First</Trans>
      </PageLink>
      <PageLink {...linkTo(page > 1 ? page - 1 : null)}>
        <Trans>Previous</Trans>
      </PageLink>
      <PageLink {...linkTo(next)}>
        <Trans>Next</Trans>
      </PageLink>
    </nav>
  );
}

interface PageLinkProps {
  /** Null where there is no such page. */
  to: To | null;
  onTurn: () => void;
  children: ReactNode;
}

const PageLink = ({ to, onTurn, children }: PageLinkProps) =>
  to === null ? (
    <span className={`button ${styles.nowhere}`}>{children}</span>
  ) : (
    <Link to={to} tabIndex={0} className="button" preventScrollReset onClick={onTurn}>
      {children}
    </Link>
  );
