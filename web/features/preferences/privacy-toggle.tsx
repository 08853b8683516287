import { Trans } from '@lingui/react/macro';
import { changePreferences, usePreferences } from '../../preferences/preferences.ts';
import { Icon } from '../icon/icon.tsx';

/** Masks amounts for as long as others can see the screen. */
export function PrivacyToggle() {
  const privacy = usePreferences((preferences) => preferences.privacy);
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-pressed={privacy}
      onClick={() => changePreferences({ privacy: !privacy })}
    >
      <Icon name={privacy ? 'hidden' : 'shown'} />
      <Trans>Hide amounts</Trans>
    </button>
  );
}
