import { Trans } from '@lingui/react/macro';

/** Stands for a screen of which nothing is known yet, as `index.html` does, so that nothing jumps. */
export function Skeleton() {
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
