// The main job in Firefox and in WebKit, beside the Chromium of the other browser tests.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { findFreePort } from '../support/free-port.ts';
import { type CuttableLine, openLine } from './cuttable-line.ts';
import { type Engine, keys } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { createPerson, type Person } from './person.ts';
import { startWebKit } from './webkit.ts';

let line: CuttableLine;
let konto: Server;

beforeAll(async () => {
  execFileSync(resolve('node_modules/.bin/vite'), ['build', '--logLevel', 'error']);
  const port = await findFreePort();
  line = await openLine(() => port);
  const origin = `http://localhost:${line.port}`;
  konto = await startServer({ PORT: String(port), SANDBOX_PORT: '0', APP_ORIGIN: origin });
}, 120_000);

afterAll(async () => {
  await konto?.stop();
  line?.close();
});

describe.each([
  ['Firefox', startFirefox],
  ['WebKit', startWebKit],
])('%s', (_, startEngine) => {
  let engine: Engine;
  let person: Person;

  beforeAll(async () => {
    engine = await startEngine();
    person = createPerson(engine);
    await person.size(1280, 900);
  }, 120_000);

  afterAll(() => engine?.close());

  async function connect() {
    await person.open(konto.url);
    await person.presses('Continue to');
    await person.isAt(/authorize/);
    await person.presses('Jana Nováková');
    await person.isAt(/consent/);
    await person.presses('Allow', 'button');
    await person.isAt(/^\/accounts$/);
    await person.sees('Booked balance');
  }

  async function signOut() {
    await person.presses('Sign out');
    await person.sees('You are signed out');
  }

  test('a person connects, chooses a page size, turns pages, goes back, reloads and is where they were', async () => {
    await connect();
    await person.presses('Papiernictvo');
    await person.sees('Rows 1–50, page 1 of 2,000');
    await person.chooses('20');
    await person.sees('Rows 1–20, page 1 of 5,000');
    await person.presses('Next');
    await person.sees('Rows 21–40');
    await person.presses('Next');
    await person.sees('Rows 41–60');
    await person.back();
    await person.sees('Rows 21–40');
    await person.reload();
    await person.sees('Rows 21–40');
    await person.isAt(/\?size=20&page=2$/);
  });

  test('an address opens what it names, and a transaction gives the focus back to its row', async () => {
    const address = await person.run(() => location.href);
    await person.open('about:blank');
    await person.open(address);
    await person.sees('Rows 21–40');
    await person.run(() => document.querySelectorAll<HTMLElement>('[data-key] a')[2]?.focus());
    const row = await person.focus();
    await person.key(keys.enter);
    await person.sees('As the bank sent it');
    await person.key(keys.escape);
    await person.isAt(/page=2$/);
    await expect.poll(() => person.focus()).toBe(row);
  });

  test('amounts keep every digit', async () => {
    const shown = await person.run(() =>
      new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(
        '1234567890123456.78' as `${number}`,
      ),
    );
    expect(shown).toBe('€1,234,567,890,123,456.78');
  });

  test('both languages and both themes are chosen in the menu', async () => {
    const paper = () => person.run(() => getComputedStyle(document.documentElement).backgroundColor);
    await person.presses('Display');
    await person.presses('Slovenčina');
    await person.sees('Odhlásiť sa');
    await person.presses('Tmav', 'label');
    await expect.poll(paper).toBe('rgb(22, 23, 26)');
    await person.presses('Svetl', 'label');
    await expect.poll(paper).toBe('rgb(251, 250, 247)');
    await person.presses('English');
    await person.sees('Sign out');
    await person.key(keys.escape);
    await expect.poll(() => person.run(() => document.querySelector(':popover-open') === null)).toBe(true);
  });

  test('a question closes by Escape, and the focus goes back', async () => {
    const isOpen = () => person.run(() => document.querySelector('dialog[open]') !== null);
    await person.presses('Connected', 'button');
    await person.presses('Disconnect', 'button');
    await expect.poll(isOpen).toBe(true);
    await person.key(keys.escape);
    await expect.poll(isOpen).toBe(false);
    await expect.poll(() => person.focus()).toMatch(/^BUTTON Banka Duna/);
  });

  test('nothing sticks out of a phone', async () => {
    await person.size(390, 800);
    const fits = () =>
      person.run(() => innerWidth <= 500 && document.documentElement.scrollWidth <= innerWidth);
    await expect.poll(fits).toBe(true);
    await person.size(1280, 900);
  });

  test('C31: a screen whose files do not come says so, and comes in place at Try again', async () => {
    line.cut(/\/assets\/errors-/);
    await person.reload();
    await person.sees('Rows 21–40');
    await person.presses('What the messages mean', 'footer a');
    await person.sees('There is no connection to Konto’s server.');
    line.cut(null);
    await person.presses('Try again');
    await person.isAt(/^\/help\/errors$/);
    await person.sees('What the messages mean');
    await person.doesNotSee('There is no connection to Konto’s server.\nTry again');
  });

  test('E6: a sign-out in another tab is seen in this one, which forgets', async () => {
    await person.open(`${konto.url}/accounts`);
    await person.sees('Booked balance');
    const here = await person.currentTab();
    await person.turnTo(await person.openTab());
    await person.open(`${konto.url}/accounts`);
    await person.sees('Booked balance');
    await signOut();
    await person.turnTo(here);
    await person.sees('You are signed out');
    await person.doesNotSee('Bežný účet');
  });

  test('E6: a page that comes back from the cache never shows the data of a session that has ended', async () => {
    let kept = 0;
    for (let time = 0; time < 5; time += 1) {
      await connect();
      await person.run(watchComingBack);
      await person.open(`${konto.url}/icon.svg`);
      const signedOut = await person.run(async () => {
        const answer = await fetch('/bff/logout', { method: 'POST', headers: { 'X-Konto': '1' } });
        return answer.status;
      });
      expect(signedOut).toBe(204);
      await person.back();
      await person.sees('Connect your bank');
      const { wasKept, shown } = await person.run(readComingBack);
      expect(shown).toBe(0);
      if (wasKept) kept += 1;
    }
    // Else nothing would have been proved.
    expect(kept).toBeGreaterThan(0);
  }, 120_000);

  test('nothing is complained of on the console', () => {
    const isPolicy = (text: string) => /Content.Security.Policy|TrustedHTML/i.test(text);
    expect(engine.complaints().filter((text) => !isPolicy(text))).toEqual([]);
  });
});

interface ComingBack {
  wasKept: boolean;
  /** Frames in which somebody could have read an account. */
  shown: number;
}

declare global {
  interface Window {
    comingBack?: ComingBack;
  }
}

/** Runs in the page. */
function watchComingBack() {
  const seen: ComingBack = { wasKept: false, shown: 0 };
  window.comingBack = seen;
  addEventListener('pageshow', ({ persisted }) => {
    seen.wasKept = persisted;
    const look = () => {
      const isVisible = getComputedStyle(document.documentElement).visibility === 'visible';
      if (isVisible && document.body.innerText.includes('Bežný účet')) seen.shown += 1;
      requestAnimationFrame(look);
    };
    if (persisted) look();
  });
}

/** Runs in the page. */
const readComingBack = (): ComingBack => window.comingBack ?? { wasKept: false, shown: 0 };
