import type { Connection } from '../../../shared/session-view.ts';
import { useConnectionName } from './use-connection-name.ts';

/** As an element of its own, so that no name turns or widens the words around it. */
export const ConnectionName = ({ connection }: { connection: Connection }) => (
  <bdi>{useConnectionName(connection)}</bdi>
);
