// `npm start`: the built application on a server of its own.
import { existsSync } from 'node:fs';
import { readEnvironment } from './environment.ts';
import { type RunningKonto, startKonto } from './konto.ts';

/** For the last lines of the log. */
const lastWordsMs = 300;

// Not awaited here: in the bundle, what is loaded on the way needs this very module and would wait for it for ever.
void start();

async function start() {
  const told = whenToldToEnd();
  // Whoever reads the log may go away, or its disk be full: people are served all the same.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
  try {
    const konto = await startKonto({ env: readEnvironment() });
    void told.then(konto.close).then(endSoon);
    // A public deployment's output is its log alone.
    if (konto.url.startsWith('http:')) console.log(await introduce(konto));
    if (!existsSync('dist/index.html'))
      console.error('There is no dist/ yet: run `npm run build` for the pages.');
  } catch (error) {
    const { explainStartFailure } = await import('./explain-start-failure.ts');
    console.error(explainStartFailure(error) ?? error);
    process.exitCode = 1;
  }
}

async function introduce({ url, sandboxUrl }: RunningKonto): Promise<string> {
  const { formatBanner } = await import('./banner.ts');
  return formatBanner(url, sandboxUrl);
}

/** What still waits for its turn, such as tokens for a store that is closed, will not get one any more. */
const endSoon = () => void setTimeout(() => process.exit(), lastWordsMs).unref();

/**
 * However often a supervisor says so, and already while it starts. Who presses Ctrl+C a second time does not want to
 * wait.
 */
function whenToldToEnd(): Promise<unknown> {
  return new Promise((resolve) => {
    process.on('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
}
