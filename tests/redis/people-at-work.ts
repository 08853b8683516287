// People who are signed in and at work all the time: what they were answered, and how long a refusal took.
import { expect } from 'vitest';
import { endpoints } from '../../shared/endpoints.ts';
import type { TestBrowser } from '../support/test-browser.ts';

export interface PeopleAtWork {
  /** Every kind of answer so far, such as `GET accounts 200 accounts`, and how often it came. */
  answers: Record<string, number>;
  /** The longest that anybody waited for a 503, in milliseconds. */
  slowestRefusalMs(): number;
  /** Resolves when each has been answered some ten times more. */
  goOn(): Promise<void>;
  /** Resolves when somebody has been answered so. */
  until(answer: string): Promise<void>;
  /** Resolves when each has been answered so, to a request that was sent after this call. */
  untilEach(answer: string): Promise<void>;
  finish(): Promise<void>;
}

interface Person {
  browser: TestBrowser;
  connectionId: string;
  /** When the last request was sent that was answered so. */
  lastAskedAt: Record<string, number>;
}

export const people = 8;

export async function startWork(openBrowser: () => TestBrowser): Promise<PeopleAtWork> {
  const answers: Record<string, number> = {};
  let slowestRefusalMs = 0;
  let isOver = false;

  async function ask({ browser, lastAskedAt }: Person, method: 'GET' | 'POST', path: string) {
    const startedAt = performance.now();
    const what = `${method} ${path.split('/').at(-1)} ${await browser.fetch(path, { method }).then(read, String)}`;
    if (what.includes(' 503 ')) slowestRefusalMs = Math.max(slowestRefusalMs, performance.now() - startedAt);
    answers[what] = (answers[what] ?? 0) + 1;
    lastAskedAt[what] = startedAt;
  }

  async function signIn(): Promise<Person> {
    const browser = openBrowser();
    const { connectionId } = await browser.connect({ keep: true });
    return { browser, connectionId, lastAskedAt: {} };
  }

  async function work(person: Person) {
    while (!isOver) {
      await ask(person, 'GET', endpoints.accounts(person.connectionId));
      await ask(person, 'POST', endpoints.session);
      await ask(person, 'GET', endpoints.session);
    }
  }

  const count = () => Object.values(answers).reduce((sum, times) => sum + times, 0);
  const signedIn = await Promise.all(Array.from({ length: people }, signIn));
  const working = Promise.all(signedIn.map(work));
  return {
    answers,
    slowestRefusalMs: () => slowestRefusalMs,
    async goOn() {
      const before = count();
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before + 10 * people);
    },
    async until(answer) {
      const before = answers[answer] ?? 0;
      await expect.poll(() => answers[answer] ?? 0, { timeout: 20_000 }).toBeGreaterThan(before);
    },
    async untilEach(answer) {
      const since = performance.now();
      const countServed = () =>
        signedIn.filter(({ lastAskedAt }) => (lastAskedAt[answer] ?? 0) > since).length;
      await expect.poll(countServed, { timeout: 30_000 }).toBe(people);
    },
    async finish() {
      isOver = true;
      await working;
    },
  };
}

/** The status, and what tells a whole answer of its kind from any other; a 503 has to say when to come back. */
async function read(answer: Response): Promise<string> {
  const body = await answer.text();
  const { code, status, accounts } = parse(body);
  const again = answer.status === 503 ? ` retry after ${answer.headers.get('Retry-After')}` : '';
  return `${answer.status} ${code ?? status ?? (accounts ? 'accounts' : 'unreadable')}${again}`;
}

function parse(body: string) {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
