import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PageJoint } from '../../../shared/page-joint.ts';
import { findGap, type PageAddress, pageJointQuery } from '../../queries/transactions.ts';
import { useWorld } from '../../world.tsx';

export interface Joints {
  /** How the page follows the one before it; undefined as long as that is not known. */
  joint: PageJoint | undefined;
  /** The first page on the way here before which rows are missing. */
  gap: number | null;
}

export function usePageJoint(address: PageAddress, isRead: boolean): Joints {
  const { client } = useWorld();
  const queryClient = useQueryClient();
  const isFirst = address.page === 1;
  const { data } = useQuery({ ...pageJointQuery(client, address), enabled: isRead && !isFirst });
  return { joint: isFirst ? 'joined' : data, gap: findGap(queryClient, address) };
}
