import { type ReactNode, Suspense, useState } from 'react';
import type { TransactionPage } from '../../../shared/transaction-page.ts';
import { loadPart } from '../../load-part.ts';
import type { AccountAddress } from '../../queries/transactions.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import { RowsPlaceholder } from './rows-placeholder.tsx';

interface PagesProps extends AccountAddress {
  actionsFor: (page: TransactionPage | undefined) => ReactNode;
}

const currentTransactions = createDeferred<PagesProps & Retry>(
  async () =>
    (
      await loadPart(
        'features/transactions/cursor-transactions.tsx',
        () => import('./cursor-transactions.tsx'),
      )
    ).CursorTransactions,
  showFailure,
);

/** Comes only where a bank does not count its pages. */
export function DeferredCursorTransactions(props: PagesProps) {
  const [CursorTransactions, setTransactions] = useState(currentTransactions);
  return (
    <Suspense fallback={<RowsPlaceholder />}>
      <CursorTransactions {...props} retry={() => setTransactions(currentTransactions)} />
    </Suspense>
  );
}
