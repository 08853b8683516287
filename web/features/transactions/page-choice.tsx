import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { type To, useNavigate } from 'react-router';
import styles from './page-choice.module.css';

interface PageChoiceProps {
  page: number;
  last: number;
  addressOf: (page: number) => To;
  onTurn: () => void;
}

/** Any page by its number. */
export function PageChoice({ page, last, addressOf, onTurn }: PageChoiceProps) {
  const id = useId();
  const navigate = useNavigate();
  const turn = (form: FormData) => {
    void navigate(addressOf(Number(form.get('page'))), { preventScrollReset: true });
    onTurn();
  };
  return (
    <form action={turn} className={styles.choice}>
      <label htmlFor={id}>
        <Trans>Page</Trans>
      </label>
      <input id={id} name="page" type="number" min={1} max={last} required defaultValue={page} />
      <button type="submit" className="button">
        <Trans>Go</Trans>
      </button>
    </form>
  );
}
