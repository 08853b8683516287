import { Plural } from '@lingui/react/macro';
import styles from './unreadable-balances.module.css';

/** That there are balances without the shape of one: nothing is left out in silence. */
export function UnreadableBalances({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p className={styles.unreadable}>
      <Plural
        value={count}
        one="# balance could not be read. It is in no total."
        other="# balances could not be read. They are in no total."
      />
    </p>
  );
}
