// Runs before the first paint; the build lays it into the page. How the person likes the page, and early questions for
// what the application will ask first: the files of the screen at this address, and its data.
{
  let liked = {};
  try {
    liked = JSON.parse(localStorage.getItem('konto.preferences') ?? '{}') ?? {};
  } catch {
    // A storage that cannot be read, or holds something else, means no preferences.
  }
  const isLanguage = (tag) => tag === 'en' || tag === 'sk';
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  const language = [liked.language, ...wanted].find(isLanguage) ?? 'en';
  const page = document.documentElement;
  if (liked.theme === 'light' || liked.theme === 'dark') page.dataset.theme = liked.theme;
  page.dataset.privacy = liked.privacy === true ? 'on' : 'off';
  page.lang = language;

  // Most who open these addresses are signed in: the place of the bar that they will have is kept.
  const { pathname } = location;
  const isAccounts = pathname.startsWith('/accounts');
  const isSignedIn = isAccounts || pathname === '/connections' || pathname === '/find';
  page.dataset.bar = isSignedIn ? 'expected' : 'none';

  const early = {};
  window.kontoEarly = early;
  const ask = (path, options) => {
    // What the application has asked for itself stands there already.
    if (!(path in early)) early[path] = fetch(path, options);
    return early[path]?.catch(() => undefined);
  };

  const signedIn = ['features/signed-in-bar/signed-in-bar.tsx', `locales/later/${language}.po`];
  const screens = {
    '/': ['routes/connect.tsx'],
    '/accounts': ['routes/accounts.tsx', ...signedIn],
    '/connections': ['routes/connections.tsx', ...signedIn],
    '/find': ['routes/find.tsx', ...signedIn],
    '/help/errors': ['routes/errors.tsx', `locales/later/${language}.po`],
  };
  const screen = isAccounts ? ['routes/account.tsx', ...signedIn] : [];
  const files = JSON.parse(document.querySelector('meta[name=parts]')?.content ?? '{}');
  const askFor = (part) => {
    for (const file of files[part] ?? []) ask(file);
  };
  for (const part of [...(screens[pathname] ?? screen), `locales/${language}.po`]) askFor(part);

  const askApi = (path) => ask(path, { headers: { 'X-Konto': '1' } });
  const askForAccounts = ({ connections = [] }) => {
    if (!isSignedIn) return;
    for (const { connectionId, profile, status } of connections) {
      // How its bank's responses read.
      askFor(`../shared/banks/${profile}/responses.ts`);
      if (status === 'active') askApi(`/bff/connections/${encodeURIComponent(connectionId)}/accounts`);
    }
  };
  if (pathname === '/') askApi('/bff/banks');
  if (!pathname.startsWith('/callback'))
    askApi('/bff/session')
      .then((answer) => answer.clone().json())
      .then(askForAccounts)
      .catch(() => undefined);
}
