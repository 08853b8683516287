import { Trans, useLingui } from '@lingui/react/macro';
import { Link, type To } from 'react-router';
import { type CalendarDate, isCalendarDate } from '../../../shared/calendar-date.ts';
import { nameFailure } from '../../api/request-failure.ts';
import { formatDay } from '../../format/format-day.ts';
import styles from './page-end.module.css';

export interface HistoryOfferProps {
  failure: unknown;
  addressOf: (change: { dateFrom: CalendarDate; cursor: null; tx: null }) => To;
}

/** Where the bank says with which day its rows begin, they are one press away. */
export function HistoryOffer({ failure, addressOf }: HistoryOfferProps) {
  const { i18n } = useLingui();
  const { earliestDateFrom = '' } = failure === null ? {} : nameFailure(failure).details;
  if (!isCalendarDate(earliestDateFrom)) return null;
  const day = formatDay(earliestDateFrom, i18n.locale, 'long');
  return (
    <p className={styles.remark}>
      <Link
        to={addressOf({ dateFrom: earliestDateFrom, cursor: null, tx: null })}
        tabIndex={0}
        className="button"
      >
        <Trans>Show the history from {day}</Trans>
      </Link>
    </p>
  );
}
