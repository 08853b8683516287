// What stands behind the pages, whoever serves those: the BFF, and the sandbox bank where it is one of the banks.
import type { Hono } from 'hono';
import type { BankConfig, Config } from '../config/config.ts';
import type { Environment } from '../config/variables.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { createNodeBff } from './node-bff.ts';
import { readConfig } from './read-config.ts';
import type { SandboxServer } from './sandbox-server.ts';

export interface Backends {
  config: Config;
  app: Hono<AppEnv>;
  log: Log;
  /** Null where only other banks are configured. */
  sandboxUrl: string | null;
  /** Null where none are counted. */
  metricsUrl: string | null;
  /** Lets what runs at the bank come to its end, for `limitMs` at most. */
  close(limitMs: number): Promise<void>;
}

/** `port` is the one that the pages' server got: addresses follow it, and the sandbox bank's its own. */
export async function openBackends(
  env: Environment,
  port: number,
  writeLine: (line: string) => void,
): Promise<Backends> {
  const sandbox = await openSandbox(await readConfig(env));
  try {
    const ports = { PORT: String(port), ...(sandbox && { SANDBOX_PORT: String(sandbox.port) }) };
    const parsed = await readConfig({ ...env, ...ports });
    const privateKey = sandbox?.privateKey ?? null;
    const config = privateKey === null ? parsed : { ...parsed, banks: withKey(parsed.banks, privateKey) };
    sandbox?.serve(config.banks.filter(isEmbedded).map(({ redirectUri }) => redirectUri));
    const { app, log, metricsUrl, close } = await createNodeBff(config, writeLine);
    await tellMisspelt(env, log);
    return {
      config,
      app,
      log,
      sandboxUrl: sandbox?.url ?? null,
      metricsUrl,
      close: async (limitMs) => {
        await close(limitMs);
        await sandbox?.close();
      },
    };
  } catch (error) {
    await sandbox?.close();
    throw error;
  }
}

/** Loaded where it is used: once. */
async function tellMisspelt(env: Environment, log: Log): Promise<void> {
  const { findMisspelt } = await import('./misspelt-variables.ts');
  for (const { name, meant } of findMisspelt(env))
    log('warn', 'variable_misspelt', { variable: name, meant });
}

/** Loaded where it is used: its people and their transactions are most of the server's code. */
async function openSandbox({ banks, listen }: Config): Promise<SandboxServer | null> {
  const embedded = banks.filter(isEmbedded);
  if (embedded.length === 0) return null;
  const { listenForSandbox } = await import('./sandbox-server.ts');
  const hasApplication = embedded.some((bank) => 'applicationId' in bank);
  return listenForSandbox(listen.sandboxPort, { hasApplication });
}

const isEmbedded = ({ environment }: BankConfig): boolean => environment === 'embedded';

/** The embedded aggregator knows its application by a key that it has made itself. */
function withKey([first, ...others]: Config['banks'], privateKey: string): Config['banks'] {
  const add = (bank: BankConfig) =>
    isEmbedded(bank) && 'applicationId' in bank ? { ...bank, privateKey } : bank;
  return [add(first), ...others.map(add)];
}
