import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { type FindSearch, formatFindSearch, parseFindSearch } from './find-search.ts';

/** Browsers refuse more than some hundred addresses in half a minute: typing is written when it rests. */
const restMs = 300;

/** What may be typed or chosen; which detail is open, the address alone says. */
export type FindChange = Partial<Omit<FindSearch, 'tx'>>;

/** What is looked for: at once as it is typed, and soon after in the address, which leaves no steps in the history. */
export function useFindSearch() {
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState<FindChange>({});
  const written = parseFindSearch(query);
  const search = { ...written, ...typed };
  const wanted = formatFindSearch({ ...search, tx: null });
  const isWritten = wanted === formatFindSearch({ ...written, tx: null });

  useEffect(() => {
    if (isWritten) return setTyped((changes) => (Object.keys(changes).length === 0 ? changes : {}));
    const timer = setTimeout(
      () => void navigate({ search: wanted }, { replace: true, preventScrollReset: true }),
      restMs,
    );
    return () => clearTimeout(timer);
  }, [isWritten, wanted, navigate]);

  return {
    search,
    /** With another detail, or none. */
    addressOf: (change: Partial<FindSearch>) => ({
      search: `?${formatFindSearch({ ...search, tx: null, ...change })}`,
    }),
    change: (change: FindChange) => setTyped((changes) => ({ ...changes, ...change })),
  };
}
