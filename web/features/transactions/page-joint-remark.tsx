import { Trans, useLingui } from '@lingui/react/macro';
import type { PageJoint } from '../../../shared/page-joint.ts';
import styles from './page-joint-remark.module.css';
import { ReadAgain, type Turning } from './read-again.tsx';

interface PageJointRemarkProps extends Turning {
  page: number;
  /** Undefined as long as it is not known. */
  joint: PageJoint | undefined;
}

/** Says above the rows that they do not follow those of the page before. */
export function PageJointRemark({ page, joint = 'joined', ...turning }: PageJointRemarkProps) {
  const { i18n } = useLingui();
  if (joint === 'joined') return null;
  const before = i18n.number(page - 1);
  return (
    <div role="status" className={styles.remark}>
      <p>
        {joint === 'missing' ? (
          <Trans>
            Some rows between page {before} and this one are not shown: the bank’s list has changed since page{' '}
            {before} was read.
          </Trans>
        ) : (
          <Trans>
            This page repeats rows of page {before}: the bank’s list has probably changed since that page was
            read.
          </Trans>
        )}
      </p>
      <ReadAgain from={page - 1} {...turning} />
    </div>
  );
}
