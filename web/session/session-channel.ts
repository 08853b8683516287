import { type ConnectReason, isConnectReason } from '../paths.ts';

/** What one tab tells the others: the session has ended, and why, or it is another one now. Never any data. */
type SessionNews = ConnectReason | 'changed';

export interface SessionChannel {
  tell(news: SessionNews): void;
  /** Hears the other tabs. Returns the way to stop. */
  listen(listener: (news: SessionNews) => void): () => void;
}

export function createSessionChannel(name: string): SessionChannel {
  const channel = new BroadcastChannel(name);
  return {
    tell: (news) => channel.postMessage(news),
    listen: (listener) => {
      channel.onmessage = ({ data }) => {
        if (data === 'changed' || isConnectReason(data)) listener(data);
      };
      return () => channel.close();
    },
  };
}
