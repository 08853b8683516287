import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId } from 'react';
import { formatMoment } from '../../format/format-moment.ts';
import type { SignedInSession } from '../../queries/session.ts';
import { useWorld } from '../../world.tsx';

/** Konto's own session, which is another clock than any bank's consent. */
export function SessionClock({ session }: { session: SignedInSession }) {
  const titleId = useId();
  const { i18n } = useLingui();
  const { now, sessionLife } = useWorld();
  // Reading data has moved the idle end, and no tab is told of that.
  useEffect(() => void sessionLife.reread().catch(() => {}), [sessionLife]);
  const moment = (at: string) => (
    <time dateTime={at}>{formatMoment(Date.parse(at), now(), i18n.locale)}</time>
  );
  const end = moment(session.absoluteExpiresAt);
  const idleEnd = session.idleExpiresAt && moment(session.idleExpiresAt);
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>
        <Trans>Your session in Konto</Trans>
      </h2>
      {idleEnd ? (
        <p>
          <Trans>
            You are signed in on this device until {end} at the latest, and until {idleEnd} if nothing is read
            before.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>You are signed in on this device until {end}.</Trans>
        </p>
      )}
      <p>
        <Trans>
          This is not your consent at a bank. When the session ends, Konto forgets its access, and the consent
          stays at the bank until it runs out or you withdraw it. When a consent ends, only that bank can no
          longer be read.
        </Trans>
      </p>
    </section>
  );
}
