import { useLingui } from '@lingui/react/macro';
import { localDayAt } from '../../../shared/calendar-date.ts';
import { useWorld } from '../../world.tsx';
import { SelectField } from '../form-field/select-field.tsx';
import { DayField } from './day-field.tsx';
import type { FindSearch } from './find-search.ts';
import { findPeriod, listPeriods, type PeriodName } from './periods.ts';
import type { FindChange } from './use-find-search.ts';

interface PeriodChoiceProps {
  search: FindSearch;
  change: (change: FindChange) => void;
}

/** The usual periods by their names, and any other by its days. */
export function PeriodChoice({ search, change }: PeriodChoiceProps) {
  const { t } = useLingui();
  const today = localDayAt(useWorld().now());
  const named = findPeriod(search, today);
  const names: [PeriodName, string][] = [
    ['all-time', t`All time`],
    ['this-month', t`This month`],
    ['last-month', t`Last month`],
    ['this-year', t`This year`],
    ['last-year', t`Last year`],
  ];
  const choose = (chosen: PeriodName | 'by-days') => {
    const period = listPeriods(today).find(({ name }) => name === chosen);
    if (period) change({ from: period.from, to: period.to });
  };
  return (
    <>
      <SelectField
        label={t`Period`}
        value={named ?? 'by-days'}
        options={named === null ? [...names, ['by-days', t`Custom dates`]] : names}
        choose={choose}
        isStacked
      />
      <DayField label={t`From`} day={search.from} change={(from) => change({ from })} />
      <DayField label={t`To`} day={search.to} change={(to) => change({ to })} />
    </>
  );
}
