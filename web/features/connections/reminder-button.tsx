import { Trans, useLingui } from '@lingui/react/macro';
import { addDays, type CalendarDate, compareDays, localDayAt } from '../../../shared/calendar-date.ts';
import { formatDay } from '../../format/format-day.ts';
import { paths } from '../../paths.ts';
import { useWorld } from '../../world.tsx';
import { useConnectionName } from '../connection-data/use-connection-name.ts';
import { saveFile } from '../save-file/save-file.ts';
import { buildCalendarReminder } from './calendar-reminder.ts';
import type { ConnectionTerm } from './use-consent-terms.ts';

const daysBefore = 7;

/** Saves an event for one's own calendar, a week before the consent ends. Konto itself writes to nobody. */
export function ReminderButton({ connection, term: { end, source } }: ConnectionTerm) {
  const { t, i18n } = useLingui();
  const { now } = useWorld();
  const name = useConnectionName(connection);
  const save = () => {
    const day = formatDay(end, i18n.locale, 'long');
    const reminder = buildCalendarReminder({
      connectionId: connection.connectionId,
      day: dayOfReminder(end, now()),
      title: t`Renew Konto’s access to ${name}`,
      text:
        source === 'bank'
          ? t`The consent ends on ${day}. Renew it before, and nothing is interrupted.`
          : t`The bank does not say when the consent ends; it is ${day} at the latest. Renew it before, and nothing is interrupted.`,
      url: new URL(paths.connections(), location.origin).href,
      now: now(),
    });
    saveFile(`konto-${end}.ics`, new Blob([reminder], { type: 'text/calendar' }));
  };
  return (
    <button type="button" className="button" onClick={save}>
      <Trans>Remind me in my calendar</Trans> <span className="visually-hidden">{name}</span>
    </button>
  );
}

/** Not before today. */
function dayOfReminder(end: CalendarDate, now: number): CalendarDate {
  const today = localDayAt(now);
  const day = addDays(end, -daysBefore);
  return compareDays(day, today) > 0 ? day : today;
}
