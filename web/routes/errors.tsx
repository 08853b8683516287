import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { isProblemCode, problemStatuses } from '../../shared/problems.ts';
import type { FailureCode } from '../api/request-failure.ts';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { problemSentence } from '../features/problem-notice/problem-sentence.ts';
import { useKeptScroll } from '../features/scroll/use-kept-scroll.ts';
import { paths } from '../paths.ts';
import styles from './errors.module.css';

const codes: readonly FailureCode[] = [
  'offline',
  'new_version',
  'server_unavailable',
  'cookies_blocked',
  'unreadable_response',
  'response_too_large',
  ...Object.keys(problemStatuses).filter(isProblemCode),
];

/** Every failure and what helps, with an anchor each: the `type` of the BFF's problem documents leads here. */
export function Component() {
  const { t } = useLingui();
  const asked = useLocation().hash.slice(1);

  useKeptScroll(paths.errors(asked), asked === '');
  useEffect(() => {
    document.getElementById(asked)?.scrollIntoView();
  }, [asked]);

  return (
    <div className="page-flow">
      <PageHeading title={t`What the messages mean`} />
      <p className="lead">
        <Trans>
          Every message carries a code. Here is what each one means, and what helps. An operator needs the
          request number beside it to find the failure in the log.
        </Trans>
      </p>
      <dl className={styles.codes}>
        {codes.map((code) => (
          <Explanation key={code} code={code} asked={code === asked} />
        ))}
      </dl>
    </div>
  );
}

function Explanation({ code, asked }: { code: FailureCode; asked: boolean }) {
  const { i18n } = useLingui();
  const { happened, helps } = problemSentence(code);
  return (
    <div id={code} className={asked ? styles.asked : undefined}>
      <dt translate="no">{code}</dt>
      <dd>
        <strong>{i18n._(happened)}</strong> <span>{i18n._(helps)}</span>
      </dd>
    </div>
  );
}
