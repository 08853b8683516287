import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { type PageSize, pageSizes } from '../../preferences/preferences.ts';
import styles from './page-size-choice.module.css';

interface PageSizeChoiceProps {
  pageSize: PageSize;
  choose: (pageSize: PageSize) => void;
}

export function PageSizeChoice({ pageSize, choose }: PageSizeChoiceProps) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>
        <Trans>Rows per page</Trans>
      </label>
      <select
        id={id}
        value={pageSize}
        onChange={({ target }) => {
          const chosen = pageSizes.find((size) => String(size) === target.value);
          if (chosen) choose(chosen);
        }}
      >
        {pageSizes.map((size) => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </select>
    </div>
  );
}
