import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { nameFailure } from '../../api/request-failure.ts';
import { formatDay } from '../../format/format-day.ts';
import { formatMoment } from '../../format/format-moment.ts';
import type { KnownRange, LoadFailure, SequenceFault } from '../../history/model/known-range.ts';
import { useWorld } from '../../world.tsx';
import { problemSentence } from '../problem-notice/problem-sentence.ts';

/** How far the loading of one account has come, and why it goes no further. */
export function LoadingWords({ known: { loading, unreadable } }: { known: KnownRange }) {
  return (
    <>
      <span>
        <LoadingSentence loading={loading} />
      </span>
      {unreadable > 0 && (
        <span>
          {' '}
          <Plural
            value={unreadable}
            one="# row cannot be read and is in no result."
            other="# rows cannot be read and are in no result."
          />
        </span>
      )}
    </>
  );
}

function LoadingSentence({ loading }: Pick<KnownRange, 'loading'>) {
  const { i18n } = useLingui();
  const { now } = useWorld();
  switch (loading.status) {
    case 'not-started':
      return <Trans>Not loaded yet.</Trans>;
    case 'loading':
      return <Trans>Loading…</Trans>;
    case 'paused':
    case 'stopped':
      return <Trans>Stopped here.</Trans>;
    case 'complete':
      return <Trans>Everything the bank has.</Trans>;
    case 'waiting': {
      const time = formatMoment(loading.until, now(), i18n.locale);
      return (
        <Trans>There were too many requests in a short time. Loading continues by itself at {time}.</Trans>
      );
    }
    case 'bank-limit': {
      if (loading.earliestDateFrom === null) return <Trans>The bank gives nothing older.</Trans>;
      const day = formatDay(loading.earliestDateFrom, i18n.locale, 'long');
      return <Trans>The bank gives nothing from before {day}.</Trans>;
    }
    case 'failed':
      return <FailureSentence row={loading.row} failure={loading.failure} />;
  }
}

function FailureSentence({ row, failure }: { row: number; failure: LoadFailure }) {
  const { i18n } = useLingui();
  const number = i18n.number(row);
  return (
    <>
      <Trans>Loading ended before row {number}.</Trans>{' '}
      {failure.reason === 'read' ? (
        i18n._(problemSentence(nameFailure(failure.error).code).happened)
      ) : (
        <FaultSentence fault={failure.reason} />
      )}
    </>
  );
}

function FaultSentence({ fault }: { fault: SequenceFault }) {
  switch (fault) {
    case 'repeated-next':
      return <Trans>The bank names a page that was read before as the next one.</Trans>;
    case 'unusable-next':
      return <Trans>There are more rows, but the bank’s link to the next page cannot be used.</Trans>;
    case 'no-new-rows':
      return <Trans>The bank sends page after page without anything new.</Trans>;
    case 'endless':
      return <Trans>The bank sends more rows than any account has.</Trans>;
    case 'changed-meanwhile':
      return <Trans>The account has changed so much meanwhile that old and new rows do not join.</Trans>;
  }
}
