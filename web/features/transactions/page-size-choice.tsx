import { useLingui } from '@lingui/react/macro';
import { SelectField } from '../form-field/select-field.tsx';

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
  const { t } = useLingui();
  return (
    <SelectField
      label={t`Rows per page`}
      value={String(pageSize)}
      options={pageSizes.map((size) => [String(size), String(size)])}
      choose={(chosen) => {
        const size = pageSizes.find((known) => String(known) === chosen);
        if (size) choose(size);
      }}
    />
  );
}
