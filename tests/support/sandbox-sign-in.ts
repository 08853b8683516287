interface Choice {
  username?: string;
  decision?: 'allow' | 'refuse';
  /** Keys of the accounts to allow, such as `current`; all of them where nothing is said. */
  accounts?: readonly string[];
}

type FetchBank = (request: Request) => Response | Promise<Response>;

/**
 * Goes through the sandbox bank's login and consent pages as a person does, form by form, and returns where the bank sends the
 * browser in the end: the redirect URI with `code` and `state`, or with `error`.
 */
export async function consentAtSandbox(
  fetchBank: FetchBank,
  authorizationUrl: string,
  { username = 'jana', decision = 'allow', accounts }: Choice = {},
): Promise<URL> {
  const loginPage = await open(fetchBank, new Request(authorizationUrl, { redirect: 'manual' }));
  if (loginPage.redirect) return loginPage.redirect;
  const login = submit(loginPage, [['testUser', username]]);
  const signedIn = await open(fetchBank, login);
  if (!signedIn.redirect) throw new Error(`The sandbox bank does not know ${username}`);

  const consentPage = await open(fetchBank, new Request(signedIn.redirect));
  const chosen = accounts ?? readAll(consentPage.html, /name="account" value="([^"]+)"/g);
  const fields = chosen.map((account): [string, string] => ['account', account]);
  const decided = await open(fetchBank, submit(consentPage, [...fields, ['decision', decision]]));
  if (!decided.redirect) throw new Error('The sandbox bank did not accept the decision');
  return decided.redirect;
}

interface Page {
  url: string;
  html: string;
  redirect: URL | null;
}

async function open(fetchBank: FetchBank, request: Request): Promise<Page> {
  const response = await fetchBank(request);
  const location = response.headers.get('Location');
  return {
    url: request.url,
    html: await response.text(),
    redirect: location === null ? null : new URL(location, request.url),
  };
}

function submit({ url, html }: Page, fields: [string, string][]): Request {
  const [action] = readAll(html, /<form method="post" action="([^"]+)"/g);
  const [interaction] = readAll(html, /name="interaction" value="([^"]+)"/g);
  if (!action || !interaction) throw new Error(`The sandbox bank shows no form: ${html.slice(0, 500)}`);
  return new Request(new URL(action, url), {
    method: 'POST',
    body: new URLSearchParams([['interaction', interaction], ...fields]),
    redirect: 'manual',
  });
}

const readAll = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].flatMap(([, value]) => value ?? []);
