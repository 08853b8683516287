import { Trans } from '@lingui/react/macro';

/** What `index.html` shows too, so that nothing jumps. */
export function RouteLoading() {
  return (
    <div role="status" className="skeleton">
      <span />
      <span />
      <span />
      <b className="visually-hidden">
        <Trans>Loading…</Trans>
      </b>
    </div>
  );
}
