import { Trans, useLingui } from '@lingui/react/macro';
import type { To } from 'react-router';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { PageChoice } from './page-choice.tsx';
import { PageLink } from './page-link.tsx';
import styles from './pager.module.css';

interface PagerProps {
  page: number;
  /** Undefined while what the address says is not there yet. */
  shown: TransactionPage | undefined;
  addressOf: (page: number) => To;
  onTurn: () => void;
}

/** First, previous, next, and where the bank says how many pages there are, the last and any other. */
export function Pager({ page, shown, addressOf, onTurn }: PagerProps) {
  const { t } = useLingui();
  const next = shown?.next && 'page' in shown.next ? shown.next.page : null;
  const last = shown?.totalPages ?? null;
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
      <PageLink {...linkTo(last !== null && page < last ? last : null)}>
        <Trans>Last</Trans>
      </PageLink>
      {last !== null && last > 2 && (
        <PageChoice key={page} page={page} last={last} addressOf={addressOf} onTurn={onTurn} />
      )}
    </nav>
  );
}
