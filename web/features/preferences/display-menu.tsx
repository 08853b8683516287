import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMissedLanguage } from '../../i18n.ts';
import { paths } from '../../paths.ts';
import {
  changePreferences,
  type Language,
  type Theme,
  usePreferences,
} from '../../preferences/preferences.ts';
import { Icon } from '../icon/icon.tsx';
import { Menu } from '../menu/menu.tsx';
import { DeferredProblemNotice } from '../problem-notice/deferred-problem-notice.tsx';
import { Choice } from './choice.tsx';
import styles from './display-menu.module.css';

/** A language is named in itself, so that those find it who read no other. */
const languageNames: readonly { value: Language; label: ReactNode }[] = [
  { value: 'en', label: <span lang="en">English</span> },
  { value: 'sk', label: <span lang="sk">Slovenčina</span> },
];

export function DisplayMenu() {
  const { t } = useLingui();
  const { language, theme } = usePreferences((preferences) => preferences);
  const themeNames: readonly { value: Theme; label: ReactNode }[] = [
    { value: 'system', label: t`Same as device` },
    { value: 'light', label: t`Light` },
    { value: 'dark', label: t`Dark` },
  ];
  return (
    <Menu
      label={
        <>
          <Icon name="settings" />
          <Trans>Display</Trans>
        </>
      }
    >
      <div className={styles.choices}>
        <Choice
          legend={t`Language`}
          options={languageNames}
          value={language}
          choose={(chosen) => changePreferences({ language: chosen })}
        />
        <MissedLanguage />
        <Choice
          legend={t`Appearance`}
          options={themeNames}
          value={theme}
          choose={(chosen) => changePreferences({ theme: chosen })}
        />
        <Link to={paths.errors()} tabIndex={0}>
          <Trans>What the messages mean</Trans>
        </Link>
      </div>
    </Menu>
  );
}

/** A language whose words did not come says so where it was chosen. */
function MissedLanguage() {
  const missed = useMissedLanguage();
  if (missed === null) return null;
  const { language, failure } = missed;
  return <DeferredProblemNotice failure={failure} retry={() => changePreferences({ language })} />;
}
