import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../paths.ts';
import field from '../form-field/form-field.module.css';
import styles from './find-box.module.css';

/** The way to look for a payment in all accounts: the screen that finds it opens with what was typed. */
export function FindBox() {
  const { t } = useLingui();
  const id = useId();
  const navigate = useNavigate();
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers know `<search>` from 118, Konto works from 117.
    <form
      role="search"
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
        void navigate(paths.find(q === '' ? {} : { q }));
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        <Trans>Find a payment in all accounts</Trans>
      </label>
      <input
        id={id}
        name="q"
        type="search"
        className={`${field.control} ${styles.query}`}
        placeholder={t`Find a payment`}
        autoComplete="off"
        spellCheck={false}
      />
      <button type="submit" className="button">
        <Trans>Find</Trans>
      </button>
    </form>
  );
}
