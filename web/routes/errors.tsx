import { Trans, useLingui } from '@lingui/react/macro';
import { isProblemCode, problems } from '../../shared/problems.ts';
import type { FailureCode } from '../api/request-failure.ts';
import { PageHeading } from '../features/page-heading/page-heading.tsx';
import { problemSentence } from '../features/problem-notice/problem-sentence.ts';

const codes: readonly FailureCode[] = [
  'offline',
  'unreadable_answer',
  ...Object.keys(problems).filter(isProblemCode),
];

/** Every failure and what helps, with an anchor each: the `type` of the BFF's problem documents. */
export function Component() {
  const { t, i18n } = useLingui();
  return (
    <>
      <PageHeading title={t`What the messages mean`} />
      <p>
        <Trans>Each failure in Konto has a code. Here is what each one means, and what helps.</Trans>
      </p>
      <dl>
        {codes.map((code) => (
          <div key={code} id={code}>
            <dt translate="no">{code}</dt>
            <dd>{i18n._(problemSentence(code).happened)}</dd>
            <dd>{i18n._(problemSentence(code).helps)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
