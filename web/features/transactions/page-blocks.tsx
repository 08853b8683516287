import { Trans, useLingui } from '@lingui/react/macro';
import { type MouseEventHandler, type ReactNode, useId, useMemo } from 'react';
import type { Money } from '../../../shared/money.ts';
import { type BookingDay, groupPage } from '../../../shared/transaction-days.ts';
import type { PageEntry, TransactionPage } from '../../../shared/transaction-page.ts';
import { formatWeekday } from '../../format/format-day.ts';
import { Amount } from '../amount/amount.tsx';
import styles from './page-blocks.module.css';
import { TransactionRow } from './transaction-row.tsx';

interface PageBlocksProps {
  page: TransactionPage;
  openKey: string | null;
  /** The address of a row's detail. */
  searchFor: (key: string) => string;
  follow: MouseEventHandler<HTMLAnchorElement>;
}

/** A page's rows: what is pending, unclear, or could not be read, then the booking days from the newest on. */
export function PageBlocks({ page, openKey, searchFor, follow }: PageBlocksProps) {
  const { pending, unclear, unreadable, days } = useMemo(() => groupPage(page), [page]);
  const rowsOf = (entries: readonly PageEntry[]) =>
    entries.map((entry) => (
      <TransactionRow
        key={entry.key}
        entry={entry}
        isOpen={entry.key === openKey}
        search={searchFor(entry.key)}
        follow={follow}
      />
    ));
  return (
    <>
      {pending.length > 0 && (
        <Block
          title={<Trans>Pending</Trans>}
          remark={<Trans>Not booked yet: these may change or vanish, and are in no total.</Trans>}
          rows={rowsOf(pending)}
        />
      )}
      {unclear.length > 0 && (
        <Block
          title={<Trans>Status unclear</Trans>}
          remark={
            <Trans>Konto does not know the bank’s word for the status of these. They are in no total.</Trans>
          }
          rows={rowsOf(unclear)}
        />
      )}
      {unreadable.length > 0 && (
        <Block
          title={<Trans>Not readable</Trans>}
          remark={<Trans>The bank sent these in a form that Konto cannot read. They are in no total.</Trans>}
          rows={rowsOf(unreadable)}
        />
      )}
      {days.map((day) => (
        <Block
          key={day.day}
          isDay
          title={<DayTitle day={day.day} />}
          remark={day.totals && day.entries.length > 1 && <DayTotals totals={day.totals} />}
          rows={rowsOf(day.entries)}
        />
      ))}
    </>
  );
}

interface BlockProps {
  title: ReactNode;
  remark: ReactNode;
  rows: ReactNode;
  isDay?: boolean;
}

function Block({ title, remark, rows, isDay = false }: BlockProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={isDay ? `${styles.block} ${styles.day}` : styles.block}>
      <div className={styles.heading}>
        <h3 id={titleId}>{title}</h3>
        {remark && <p>{remark}</p>}
      </div>
      <ul className={styles.rows}>{rows}</ul>
    </section>
  );
}

function DayTitle({ day }: Pick<BookingDay, 'day'>) {
  const { i18n } = useLingui();
  if (day === null) return <Trans>Booked, without a date</Trans>;
  return <time dateTime={day}>{formatWeekday(day, i18n.locale)}</time>;
}

const DayTotals = ({ totals }: { totals: readonly Money[] }) => (
  <>
    <Trans>Day total</Trans>
    {totals.map((money) => (
      <span key={money.currency} className={styles.total}>
        <Amount money={money} signed />
      </span>
    ))}
  </>
);
