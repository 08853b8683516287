import { useLingui } from '@lingui/react/macro';
import { Find } from '../features/find/find.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { readAccountsAhead } from './read-accounts-ahead.ts';

export const createLoader = readAccountsAhead;

/** Another search reads nothing anew. */
export const shouldRevalidate = () => false;

export function Component() {
  const { t } = useLingui();
  return (
    <>
      <PageHeading title={t`Find`} />
      <Find />
    </>
  );
}
