import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { Connection } from '../../../shared/session-view.ts';
import { paths } from '../../paths.ts';
import { ConnectionName } from '../connection-data/connection-name.tsx';
import { Menu } from '../menu/menu.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import styles from './connections-menu.module.css';

interface ConnectionsMenuProps {
  connections: readonly Connection[];
  disconnect: (connection: Connection) => void;
}

/** Every connection with its state, one click away from every screen. */
export function ConnectionsMenu({ connections, disconnect }: ConnectionsMenuProps) {
  return (
    <Menu label={<Summary connections={connections} />}>
      <ul className={styles.list}>
        {connections.map((connection) => (
          <li key={connection.connectionId}>
            <ConnectionPanel connection={connection} disconnect={() => disconnect(connection)} />
          </li>
        ))}
      </ul>
      <Link to={paths.connect({ another: 'yes' })} tabIndex={0}>
        <Trans>Connect another bank</Trans>
      </Link>
    </Menu>
  );
}

/** The one that needs something comes before the ones that do not. */
function Summary({ connections }: { connections: readonly Connection[] }) {
  const { t } = useLingui();
  const lost = connections.find(({ status }) => status === 'consent-required');
  const shown = lost ?? connections[0];
  if (!shown) return t`Connections`;
  const others = connections.length - 1;
  return (
    <span className={styles.summary}>
      <ConnectionName connection={shown} /> <ConnectionStatus status={shown.status} />{' '}
      {others > 0 && <span className={styles.others}>{t`and ${others} more`}</span>}
    </span>
  );
}
