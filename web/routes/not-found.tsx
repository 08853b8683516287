import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { paths } from '../paths.ts';

export function Component() {
  const { t } = useLingui();
  return (
    <div className="page-flow">
      <PageHeading title={t`There is nothing here`} />
      <p className="lead">
        <Trans>The address may be mistyped, or it belonged to an older version of Konto.</Trans>
      </p>
      <Link className="button" tabIndex={0} to={paths.accounts()}>
        <Trans>Go to your accounts</Trans>
      </Link>
    </div>
  );
}
