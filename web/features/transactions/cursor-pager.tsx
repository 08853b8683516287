import { Trans, useLingui } from '@lingui/react/macro';
import { PageLink } from './page-link.tsx';
import type { Turn, Turns } from './page-trail.ts';
import styles from './pager.module.css';

interface CursorPagerProps extends Turns {
  addressOf: (change: { cursor: string | null; tx: null }) => { search: string };
  onTurn: () => void;
}

/** First, previous, next: a bank that does not count its pages has no others. */
export function CursorPager({ first, previous, next, addressOf, onTurn }: CursorPagerProps) {
  const { t } = useLingui();
  const linkTo = (turn: Turn | null) => ({
    to: turn && addressOf({ cursor: turn.cursor, tx: null }),
    state: turn && { trail: turn.trail },
    onTurn,
  });
  if (first === null && next === null) return null;
  return (
    <nav aria-label={t`Pages of transactions`} className={styles.pager}>
      <PageLink {...linkTo(first)}>
        <Trans>First</Trans>
      </PageLink>
      <PageLink {...linkTo(previous)}>
        <Trans>Previous</Trans>
      </PageLink>
      <PageLink {...linkTo(next)}>
        <Trans>Next</Trans>
      </PageLink>
    </nav>
  );
}
