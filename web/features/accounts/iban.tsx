import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { groupIban } from '../../../shared/iban.ts';
import styles from './iban.module.css';

/** An IBAN in groups of four, with a button that copies it without the spaces. */
export function Iban({ iban }: { iban: string }) {
  const [isCopied, setCopied] = useState(false);
  const reset = () => setCopied(false);
  const copy = () => navigator.clipboard.writeText(iban).then(() => setCopied(true), reset);
  return (
    <span className={styles.iban}>
      <span translate="no" className={styles.digits}>
        <bdi>{groupIban(iban)}</bdi>
      </span>
      <button type="button" className={styles.copy} onClick={copy} onBlur={reset} onPointerLeave={reset}>
        {isCopied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}{' '}
        <span className="visually-hidden">{groupIban(iban)}</span>
      </button>
      <span role="status" className="visually-hidden">
        {isCopied && <Trans>The IBAN was copied.</Trans>}
      </span>
    </span>
  );
}
