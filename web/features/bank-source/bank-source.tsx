import { Trans } from '@lingui/react/macro';
import { type ExactJson, formatExactJson } from '../../../shared/exact-json.ts';
import { usePreferences } from '../../preferences/preferences.ts';
import styles from './bank-source.module.css';

/** The bank's own words. They hold amounts in any field, so that privacy mode shows none of them. */
export function BankSource({ source, isOpen }: { source: ExactJson; isOpen: boolean }) {
  const isPrivate = usePreferences(({ privacy }) => privacy);
  return (
    <details className={styles.source} open={isOpen}>
      <summary>
        <Trans>As the bank sent it</Trans>
      </summary>
      {isPrivate ? (
        <p>
          <Trans>Hidden, because amounts are.</Trans>
        </p>
      ) : (
        <pre translate="no">{formatExactJson(source)}</pre>
      )}
    </details>
  );
}
