import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { banksQuery } from '../../queries/banks.ts';
import { useWorld } from '../../world.tsx';
import { DeferredInstitutionChoice } from '../institutions/deferred-institution-choice.tsx';
import { DeferredProblemNotice } from '../problem-notice/deferred-problem-notice.tsx';
import styles from './connect.module.css';
import { useConnect } from './use-connect.ts';

/** One button per bank, and the choice how long this device is remembered. */
export function BankChoice({ returnTo, offerKeep }: { returnTo: string; offerKeep: boolean }) {
  const { client } = useWorld();
  const { t } = useLingui();
  const [keep, setKeep] = useState(false);
  const headingId = useId();
  const { data: banks, error, refetch } = useQuery(banksQuery(client));
  const { connect, error: refusal, isLeaving } = useConnect();
  return (
    <section aria-labelledby={headingId} className={styles.banks}>
      <h2 id={headingId}>
        <Trans>Choose your bank</Trans>
      </h2>
      {error && <DeferredProblemNotice failure={error} retry={refetch} />}
      {!banks && !error && <p role="status">{t`Loading the banks…`}</p>}
      {banks?.map((bank) =>
        bank.institutions ? (
          <DeferredInstitutionChoice
            key={bank.bankId}
            bank={bank}
            isLeaving={isLeaving}
            choose={(institution) =>
              connect({ bankId: bank.bankId, institution, returnTo, ...(offerKeep && { keep }) })
            }
          />
        ) : (
          <button
            key={bank.bankId}
            type="button"
            className="button button-primary"
            aria-disabled={isLeaving}
            onClick={() => connect({ bankId: bank.bankId, returnTo, ...(offerKeep && { keep }) })}
          >
            <ContinueTo bankName={bank.name} />
          </button>
        ),
      )}
      {refusal && <DeferredProblemNotice failure={refusal} />}
      {offerKeep && <KeepChoice keep={keep} setKeep={setKeep} />}
    </section>
  );
}

function ContinueTo({ bankName }: { bankName: string }) {
  const name = <bdi>{bankName}</bdi>;
  return <Trans>Continue to {name}</Trans>;
}

function KeepChoice({ keep, setKeep }: { keep: boolean; setKeep: (keep: boolean) => void }) {
  const inputId = useId();
  const explanationId = useId();
  return (
    <div className={styles.keep}>
      <input
        id={inputId}
        type="checkbox"
        checked={keep}
        aria-describedby={explanationId}
        onChange={(event) => setKeep(event.target.checked)}
      />
      <label htmlFor={inputId}>
        <Trans>Keep me connected on this device</Trans>
      </label>
      <p id={explanationId}>
        <Trans>
          Otherwise you are signed out after a while without use, and have to confirm at the bank again.
          Choose it only on a device that nobody else uses.
        </Trans>
      </p>
    </div>
  );
}
