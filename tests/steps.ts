// Runs the project's tools one after the other and keeps count; `npm run check` and `npm test` are made of it.
import { spawn } from 'node:child_process';

export interface Step {
  name: string;
  command: readonly [string, ...string[]];
  env?: Record<string, string>;
  /** Reads how many tests ran; without it the step itself is one. */
  count?: (output: string) => Outcome;
}

export interface Outcome {
  passed: number;
  failed: number;
}

export async function runSteps(steps: readonly Step[]): Promise<Outcome> {
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const { passed, failed } = await runStep(step);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function runStep({ command: [program, ...args], env, count, name }: Step): Promise<Outcome> {
  const { exitCode, output } = await run(program, args, { ...process.env, ...env });
  const counted = count?.(output) ?? { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  const nothingRan = counted.passed + counted.failed === 0;
  if (exitCode === 0 && !nothingRan) return counted;
  console.error(`✗ ${name}: exit code ${exitCode}${nothingRan ? ', nothing ran' : ''}`);
  return { ...counted, failed: Math.max(counted.failed, 1) };
}

function run(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    for (const [stream, sink] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        sink.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(chunks).toString() }),
    );
  });
}
