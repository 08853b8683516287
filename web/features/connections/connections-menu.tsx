import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { Connection } from '../../../shared/session-view.ts';
import { paths } from '../../paths.ts';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { Menu } from '../menu/menu.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import styles from './connections-menu.module.css';
import { findUrgency } from './consent-term.ts';
import { type ConnectionTerm, useConsentTerms } from './use-consent-terms.ts';

interface ConnectionsMenuProps {
  connections: readonly Connection[];
  disconnect: (connection: Connection) => void;
}

/** Every connection with its state, one click away from every screen. */
export function ConnectionsMenu({ connections, disconnect }: ConnectionsMenuProps) {
  const terms = useConsentTerms(connections);
  return (
    <Menu label={<Summary terms={terms} />}>
      <ul className={styles.list}>
        {terms.map(({ connection, term }) => (
          <li key={connection.connectionId}>
            <ConnectionPanel connection={connection} term={term} disconnect={() => disconnect(connection)} />
          </li>
        ))}
      </ul>
      <p className={styles.links}>
        <Link to={paths.connections()} tabIndex={0}>
          <Trans>More about your connections</Trans>
        </Link>
        <Link to={paths.connect({ another: 'yes' })} tabIndex={0}>
          <Trans>Connect another bank</Trans>
        </Link>
      </p>
    </Menu>
  );
}

/** The one that needs something comes before the ones that do not. */
function Summary({ terms }: { terms: readonly ConnectionTerm[] }) {
  const { t } = useLingui();
  const [shown] = terms.toSorted((left, right) => needOf(right) - needOf(left));
  if (!shown) return t`Connections`;
  const others = terms.length - 1;
  return (
    <span className={styles.summary}>
      <ConnectionName connection={shown.connection} /> <ConnectionStatus {...shown} />{' '}
      {others > 0 && <span className={styles.others}>{t`and ${others} more`}</span>}
    </span>
  );
}

const urgencies = ['none', 'soon', 'near'];

const needOf = ({ connection, term }: ConnectionTerm): number =>
  connection.status === 'consent-required' ? urgencies.length : urgencies.indexOf(findUrgency(term));
