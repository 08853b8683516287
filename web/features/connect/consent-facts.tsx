import { Trans } from '@lingui/react/macro';
import styles from './connect.module.css';

/** What a person agrees to before they agree: who asks, for what, for how long, and how it ends. */
export function ConsentFacts() {
  return (
    <dl className={styles.facts}>
      <div>
        <dt>
          <Trans>Who asks</Trans>
        </dt>
        <dd>
          <Trans>
            Konto, at <strong translate="no">{location.host}</strong>. You sign in on your bank’s own page;
            your password never comes here.
          </Trans>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>What it reads</Trans>
        </dt>
        <dd>
          <Trans>The accounts that you choose at the bank, their balances and their transactions.</Trans>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>What it cannot do</Trans>
        </dt>
        <dd>
          <Trans>
            Pay, transfer, or change anything. The permission is for reading only, and the bank enforces it.
          </Trans>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>For how long</Trans>
        </dt>
        <dd>
          <Trans>
            As long as the bank allows, often 90 or 180 days. The bank shows the time before you agree.
          </Trans>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>How to stop</Trans>
        </dt>
        <dd>
          <Trans>
            Disconnect at the top of every screen, or withdraw the consent in your internet banking.
          </Trans>
        </dd>
      </div>
      <div>
        <dt>
          <Trans>What is kept where</Trans>
        </dt>
        <dd>
          <Trans>
            Konto’s server keeps the access, encrypted, and none of your data. This browser keeps a sign-in
            cookie and how you like the display. Accounts and transactions are only in the memory of this tab.
          </Trans>
        </dd>
      </div>
    </dl>
  );
}
