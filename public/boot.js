// Runs before the first paint: how the person likes the page, and early questions that the application will ask first.
{
  let liked = {};
  try {
    liked = JSON.parse(localStorage.getItem('konto.preferences') ?? '{}') ?? {};
  } catch {
    // A storage that cannot be read, or holds something else, means no preferences.
  }
  const page = document.documentElement;
  if (liked.theme === 'light' || liked.theme === 'dark') page.dataset.theme = liked.theme;
  page.dataset.privacy = liked.privacy === true ? 'on' : 'off';
  if (liked.language === 'en' || liked.language === 'sk') page.lang = liked.language;

  // Most who open these addresses are signed in: the place of the bar that they will have is kept.
  const isAccounts = location.pathname.startsWith('/accounts');
  page.dataset.bar = isAccounts ? 'expected' : 'none';

  const early = {};
  window.kontoEarly = early;
  const ask = (path) => {
    early[path] = fetch(path, { headers: { 'X-Konto': '1' } });
    return early[path].then((answer) => answer.clone().json()).catch(() => ({}));
  };
  const askForAccounts = ({ connections = [] }) => {
    if (!isAccounts) return;
    for (const { connectionId, status } of connections) {
      const path = `/bff/connections/${encodeURIComponent(connectionId)}/accounts`;
      // What the application has asked for itself stands there already.
      if (status === 'active' && !(path in early)) ask(path);
    }
  };
  if (location.pathname !== '/callback') ask('/bff/session').then(askForAccounts);
}
