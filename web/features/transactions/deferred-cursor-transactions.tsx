import { Suspense, useState } from 'react';
import { loadPart } from '../../load-part.ts';
import { createDeferred } from '../deferred/create-deferred.ts';
import { type Retry, showFailure } from '../problem-notice/show-failure.tsx';
import { RowsPlaceholder } from './rows-placeholder.tsx';
import type { TransactionsProps } from './transactions.tsx';

const currentTransactions = createDeferred<TransactionsProps & Retry>(
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
export function DeferredCursorTransactions(props: TransactionsProps) {
  const [CursorTransactions, setTransactions] = useState(currentTransactions);
  return (
    <Suspense fallback={<RowsPlaceholder />}>
      <CursorTransactions {...props} retry={() => setTransactions(currentTransactions)} />
    </Suspense>
  );
}
