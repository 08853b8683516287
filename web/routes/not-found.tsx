import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { paths } from '../paths.ts';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeading title={t`There is nothing here`} />
      <p>
        <Trans>The address may be mistyped, or it belonged to an older version of Konto.</Trans>
      </p>
      <p>
        <Link to={paths.accounts()}>
          <Trans>Go to your accounts</Trans>
        </Link>
      </p>
    </>
  );
}
