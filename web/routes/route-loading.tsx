import { Trans } from '@lingui/react/macro';

export function RouteLoading() {
  return (
    <p role="status">
      <Trans>Loading…</Trans>
    </p>
  );
}
