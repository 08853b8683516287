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
  const { currency } = money;
  if (isPrivate) return <MaskedAmount currency={currency} words={t`hidden amount in ${currency}`} />;
  const cameIn = signed && !isNegative(money) && !isZero(money);
  return (
    <span className={cameIn ? styles.in : styles.amount}>
      {formatMoney(money, { locale: i18n.locale, signed })}
    </span>
  );
}

const MaskedAmount = ({ currency, words }: { currency: string; words: string }) => (
  <span className={styles.amount}>
    <span aria-hidden="true">
      {mask}&nbsp;<span className={styles.currency}>{currency}</span>
    </span>
    <span className="visually-hidden">{words}</span>
  </span>
);
