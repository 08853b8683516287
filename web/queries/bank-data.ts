import type { Query } from '@tanstack/react-query';

/** The beginning of every key under which something of a connection's bank is kept in memory. */
export const bankDataKey = (connectionId: string) => ['bank-data', connectionId] as const;

/** Of the list of a connection's accounts, without which nothing else can be shown. */
export const accountsKey = (connectionId: string) => [...bankDataKey(connectionId), 'accounts'] as const;

export const isAccountsQuery = ({ queryKey }: Query): boolean => queryKey.at(-1) === 'accounts';
