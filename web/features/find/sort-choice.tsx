import { useLingui } from '@lingui/react/macro';
import { SelectField } from '../form-field/select-field.tsx';
import type { SortName } from './find-search.ts';

interface SortChoiceProps {
  sort: SortName;
  choose: (sort: SortName) => void;
}

export function SortChoice({ sort, choose }: SortChoiceProps) {
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Order`}
      value={sort}
      choose={choose}
      options={[
        ['newest', t`Newest first`],
        ['oldest', t`Oldest first`],
        ['highest', t`Highest amount first`],
        ['lowest', t`Lowest amount first`],
        ['counterparty', t`By name`],
      ]}
    />
  );
}
