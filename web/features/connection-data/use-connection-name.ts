import type { Connection } from '../../../shared/session-view.ts';
import { useSession } from '../session/use-session.ts';

/** The bank's name, with a number where several connections have the same: each must be known from the others. */
export function useConnectionName({ bankName, connectionId }: Connection): string {
  const session = useSession();
  const connections = session?.status === 'signed-in' ? session.connections : [];
  const namesakes = connections.filter((each) => each.bankName === bankName);
  const index = namesakes.findIndex((each) => each.connectionId === connectionId);
  return namesakes.length > 1 && index >= 0 ? `${bankName} (${index + 1})` : bankName;
}
