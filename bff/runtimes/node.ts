// `npm start`: the built application on a server of its own.
import { existsSync } from 'node:fs';
import { formatBanner } from './banner.ts';
import { readEnvironment } from './environment.ts';
import { explainStartFailure } from './explain-start-failure.ts';
import { startKonto } from './konto.ts';

// Not awaited here: in the bundle, what is loaded on the way needs this very module and would wait for it for ever.
void start();

async function start() {
  try {
    const konto = await startKonto({ env: readEnvironment() });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, konto.close);
    // A public deployment's output is its log alone.
    if (konto.url.startsWith('http:')) console.log(await formatBanner(konto.url, konto.sandboxUrl));
    if (!existsSync('dist/index.html'))
      console.error('There is no dist/ yet: run `npm run build` for the pages.');
  } catch (error) {
    console.error(explainStartFailure(error) ?? error);
    process.exitCode = 1;
  }
}
