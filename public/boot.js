// Runs before the first paint: how the person likes the page, and an early question who is signed in.
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
  if (location.pathname !== '/callback') {
    window.kontoEarlySession = fetch('/bff/session', { headers: { 'X-Konto': '1' } });
    window.kontoEarlySession.catch(() => {});
  }
}
