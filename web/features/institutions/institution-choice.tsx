import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { BanksAnswer, InstitutionsAnswer, LoginRequest } from '../../../shared/session-view.ts';
import { institutionsQuery } from '../../queries/institutions.ts';
import { useWorld } from '../../world.tsx';
import field from '../form-field/form-field.module.css';
import { SelectField } from '../form-field/select-field.tsx';
import { ProblemNotice } from '../problem-notice/problem-notice.tsx';
import { europe, findOwnCountry } from './countries.ts';
import { findInstitutions, mostShown } from './find-institutions.ts';
import styles from './institution-choice.module.css';

export interface InstitutionChoiceProps {
  bank: BanksAnswer['banks'][number];
  /** On the way to a bank: nothing else can be begun. */
  isLeaving: boolean;
  choose: (institution: NonNullable<LoginRequest['institution']>) => void;
}

/** The banks of a country behind one that is the door to many. They are read once for each country, and searched here. */
export function InstitutionChoice({ bank, isLeaving, choose }: InstitutionChoiceProps) {
  const { client } = useWorld();
  const { t, i18n } = useLingui();
  const countries = bank.countries ?? europe;
  const [country, setCountry] = useState(() => findOwnCountry(countries, navigator.languages));
  const [query, setQuery] = useState('');
  const inputId = useId();
  const { data, error, refetch } = useQuery(institutionsQuery(client, bank.bankId, country));
  const names = new Intl.DisplayNames(i18n.locale, { type: 'region' });
  const options = countries
    .map((code): [string, string] => [code, names.of(code) ?? code])
    .sort(([, left], [, right]) => left.localeCompare(right, i18n.locale));
  return (
    <div className={styles.choice}>
      <SelectField label={t`Country`} value={country} options={options} choose={setCountry} isStacked />
      <div className={field.stacked}>
        <label htmlFor={inputId}>
          <Trans>Find your bank</Trans>
        </label>
        <input
          id={inputId}
          type="search"
          className={field.control}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setQuery(target.value)}
        />
      </div>
      {error && <ProblemNotice failure={error} retry={refetch} />}
      {!data && !error && <p role="status">{t`Loading the banks…`}</p>}
      {data && <Found found={findInstitutions(data, query)} isLeaving={isLeaving} choose={choose} />}
      <Passed bankName={bank.name} />
    </div>
  );
}

interface FoundProps extends Pick<InstitutionChoiceProps, 'isLeaving' | 'choose'> {
  found: InstitutionsAnswer['institutions'];
}

function Found({ found, isLeaving, choose }: FoundProps) {
  const more = found.length - mostShown;
  return (
    <>
      <p role="status" className={styles.remark}>
        <Plural value={found.length} one="# bank found" other="# banks found" />
      </p>
      <ul className={styles.found}>
        {found.slice(0, mostShown).map(({ name, country, beta }) => (
          <li key={name}>
            <button
              type="button"
              className="button"
              aria-disabled={isLeaving}
              onClick={() => choose({ name, country })}
            >
              <bdi translate="no">{name}</bdi> {beta && <Trans>(on trial)</Trans>}
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.remark}>
          <Plural
            value={more}
            one="# more bank fits. Type more of the name."
            other="# more banks fit. Type more of the name."
          />
        </p>
      )}
    </>
  );
}

function Passed({ bankName }: { bankName: string }) {
  const name = <bdi>{bankName}</bdi>;
  return (
    <p className={styles.remark}>
      <Trans>
        Your bank is reached through {name}, which sees your accounts and transactions on their way. Where
        your bank requires it, it is told your IP address and which browser you use whenever you look.
      </Trans>
    </p>
  );
}
