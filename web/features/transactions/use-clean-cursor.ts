import { useEffect } from 'react';
import { type To, useNavigate } from 'react-router';
import { nameFailure } from '../../api/request-failure.ts';

/**
 * A cursor that was damaged on its way here leaves the address: whether the bank can use one is another matter. What is
 * left is the failure that has to be told, or null.
 */
export function useCleanCursor(failure: unknown, firstPage: To): unknown {
  const navigate = useNavigate();
  const isDamaged = failure !== null && nameFailure(failure).details.parameter === 'cursor';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is another object in each rendering.
  useEffect(() => {
    if (isDamaged) void navigate(firstPage, { replace: true, preventScrollReset: true });
  }, [isDamaged, navigate]);
  return isDamaged ? null : failure;
}
