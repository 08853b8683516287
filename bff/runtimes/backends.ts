// What stands behind the pages, whoever serves those: the BFF, and the sandbox bank where no other bank is configured.
import type { Hono } from 'hono';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { Environment } from '../config/variables.ts';
import type { Log } from '../log.ts';
import type { AppEnv } from '../middleware/app-env.ts';
import { createNodeBff } from './node-bff.ts';
import type { SandboxServer } from './sandbox-server.ts';

export interface Backends {
  config: Config;
  app: Hono<AppEnv>;
  log: Log;
  /** Null where another bank is configured. */
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
  const sandbox = await openSandbox(parseConfig(env));
  try {
    const config = parseConfig({
      ...env,
      PORT: String(port),
      ...(sandbox && { SANDBOX_PORT: String(sandbox.port) }),
    });
    sandbox?.serve(config.banks[0]);
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
async function openSandbox({ banks: [bank], listen }: Config): Promise<SandboxServer | null> {
  if (bank.environment !== 'embedded') return null;
  const { listenForSandbox } = await import('./sandbox-server.ts');
  return listenForSandbox(listen.sandboxPort);
}
