import { Trans, useLingui } from '@lingui/react/macro';
import { Navigate, replace, useSearchParams } from 'react-router';
import { parseReturnPath } from '../../shared/return-path.ts';
import { BankChoice } from '../features/connect/bank-choice.tsx';
import styles from '../features/connect/connect.module.css';
import { ConsentFacts } from '../features/connect/consent-facts.tsx';
import { ReasonNotice } from '../features/connect/reason-notice.tsx';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { useSession } from '../features/session/use-session.ts';
import { isConnectReason } from '../paths.ts';
import { banksQuery } from '../queries/banks.ts';
import { sessionQuery } from '../queries/session.ts';
import type { World } from '../world.tsx';

/** Who is signed in already goes on, unless they came to add another bank. */
export const createLoader =
  ({ client, queryClient }: World) =>
  async ({ request }: { request: Request }) => {
    void queryClient.prefetchQuery(banksQuery(client));
    const session = await queryClient.ensureQueryData(sessionQuery(client));
    const { searchParams } = new URL(request.url);
    if (session.status === 'signed-out' || searchParams.has('another')) return null;
    return replace(readReturnPath(searchParams));
  };

export function Component() {
  const { t } = useLingui();
  const session = useSession();
  const [search] = useSearchParams();
  const reason = search.get('reason');
  const another = search.has('another');
  const returnTo = readReturnPath(search);
  const signedIn = session?.status === 'signed-in';
  if (signedIn && !another) return <Navigate to={returnTo} replace />;
  return (
    <div className={styles.page}>
      {isConnectReason(reason) && <ReasonNotice reason={reason} />}
      <div className={styles.opening}>
        <PageHeading title={signedIn ? t`Connect another bank` : t`Connect your bank`} />
        <p className="lead">
          <Trans>
            See every account, balance and transaction in one quiet place. You decide at your bank what is
            shown.
          </Trans>
        </p>
      </div>
      <BankChoice returnTo={returnTo} offerKeep={!signedIn} />
      <ConsentFacts />
    </div>
  );
}

const readReturnPath = (search: URLSearchParams): string =>
  parseReturnPath(search.get('returnTo') ?? undefined);
