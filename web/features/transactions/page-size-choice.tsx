import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import styles from './page-size-choice.module.css';

interface PageSizeChoiceProps<Size extends number> {
  pageSize: Size;
  pageSizes: readonly Size[];
  choose: (pageSize: Size) => void;
}

export function PageSizeChoice<Size extends number>({
  pageSize,
  pageSizes,
  choose,
}: PageSizeChoiceProps<Size>) {
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
