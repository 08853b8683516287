import type { Connection } from '../../../shared/session-view.ts';
import { useConnectionName } from './use-connection-name.ts';

export const ConnectionName = ({ connection }: { connection: Connection }) => useConnectionName(connection);
