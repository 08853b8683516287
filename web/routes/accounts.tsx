import { useLingui } from '@lingui/react/macro';
import type { LoaderFunctionArgs } from 'react-router';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import type { World } from '../world.tsx';
import { requireSession } from './require-session.ts';

export const createLoader =
  (world: World) =>
  async ({ request }: LoaderFunctionArgs) => {
    await requireSession(world, request);
    return null;
  };

export function Component() {
  const { t } = useLingui();
  return <PageHeading title={t`Accounts`} />;
}
