import { Trans } from '@lingui/react/macro';
import { useState } from 'react';

/** Where the notice stays meanwhile, as it does beside older data, the button says that it is at it, and keeps the focus. */
export function TryAgain({ retry }: { retry: () => unknown }) {
  const [isTrying, setIsTrying] = useState(false);
  const tryAgain = async () => {
    setIsTrying(true);
    await retry();
    setIsTrying(false);
  };
  return (
    <button
      type="button"
      className="button"
      aria-disabled={isTrying}
      onClick={() => isTrying || void tryAgain()}
    >
      {isTrying ? <Trans>Trying again…</Trans> : <Trans>Try again</Trans>}
    </button>
  );
}
