import { useLingui } from '@lingui/react/macro';
import { isNegative, isZero, type Money } from '../../../shared/money.ts';
import { formatMoney } from '../../format/format-money.ts';
import { usePreferences } from '../../preferences/preferences.ts';
import styles from './amount.module.css';

const mask = '••••';

/** `signed` marks money that came in by a plus and by colour, for entries; a balance needs neither. */
interface AmountProps {
  money: Money;
  signed?: boolean;
}

/** An amount of money. In privacy mode it is not on the page at all: neither to be seen nor to be heard. */
export function Amount({ money, signed = false }: AmountProps) {
  const { t, i18n } = useLingui();
  const isPrivate = usePreferences(({ privacy }) => privacy);
  if (isPrivate) return <MaskedAmount words={t`hidden amount`} />;
  const cameIn = signed && !isNegative(money) && !isZero(money);
  return (
    <span className={cameIn ? styles.in : styles.amount}>
      {formatMoney(money, { locale: i18n.locale, signed })}
    </span>
  );
}

const MaskedAmount = ({ words }: { words: string }) => (
  <span className={styles.amount}>
    <span aria-hidden="true">{mask}</span>
    <span className="visually-hidden">{words}</span>
  </span>
);
