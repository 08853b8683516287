import type { CursorAddress } from '../../queries/cursor-page.ts';
import { ReadFailure } from '../connection-data/read-failure.tsx';
import { HistoryOffer, type HistoryOfferProps } from './history-offer.tsx';
import { ToldAbove } from './told-above.tsx';
import { useIsToldAbove } from './use-is-told-above.ts';

interface CursorFailureProps extends HistoryOfferProps {
  account: Pick<CursorAddress, 'connection' | 'accountId'>;
  retry: () => Promise<unknown>;
  /** Whether no rows are there in its place. */
  isAlone: boolean;
}

/** Why a page did not come, unless that is told above it already, and what the bank offers in its place. */
export function CursorFailure({ account, failure, retry, isAlone, addressOf }: CursorFailureProps) {
  const isToldAbove = useIsToldAbove(account, failure);
  if (isToldAbove) return isAlone ? <ToldAbove /> : null;
  return (
    <>
      <ReadFailure connection={account.connection} failure={failure} retry={retry} />
      <HistoryOffer failure={failure} addressOf={addressOf} />
    </>
  );
}
