import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { banksQuery } from '../../queries/banks.ts';
import type { KnownSession } from '../../queries/session.ts';
import { useWorld } from '../../world.tsx';

/** Says so wherever the money is not real. */
export function SandboxRibbon({ session }: { session: KnownSession | undefined }) {
  const { client } = useWorld();
  const signedOut = session?.status === 'signed-out';
  const { data: banks } = useQuery({ ...banksQuery(client), enabled: signedOut });
  const shown = session?.status === 'signed-in' ? session.connections : (banks ?? []);
  if (shown.every(({ environment }) => environment === 'production')) return null;
  return (
    <aside className="sandbox-ribbon">
      <Trans>
        <strong>Sandbox.</strong> Invented people, invented money.
      </Trans>
    </aside>
  );
}
