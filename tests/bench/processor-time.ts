// Processor time of a relayed read, of the whole process: what a machine can carry, however fast it answers when idle.
import type { Contestant } from './contestants.ts';
import { sendAll } from './load.ts';
import { type Spread, summarize } from './spread.ts';

export interface Entry {
  name: string;
  contestant: Contestant;
  /** How many requests make a round: enough for half a second or more. */
  requests: number;
}

export interface ProcessorTime {
  name: string;
  microseconds: Spread;
  /** Of each round, so that two entries can be compared round by round. */
  rounds: readonly number[];
  /** To the floor, measured right before; null where there is none. */
  toFloor: Spread | null;
}

/** Every entry is measured once in each round, so that what else the machine does meets all of them alike. */
export async function compareProcessorTime(
  entries: readonly Entry[],
  floor: Entry | null,
  rounds: number,
): Promise<ProcessorTime[]> {
  const measured = entries.map(() => ({ own: [] as number[], ratio: [] as number[] }));
  for (const entry of [...(floor ? [floor] : []), ...entries]) await warmUp(entry);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, entry] of entries.entries()) {
      const floorTime = floor && (await measure(floor));
      const time = await measure(entry);
      measured[index]?.own.push(time);
      if (floorTime !== null) measured[index]?.ratio.push(time / floorTime);
    }
  return entries.map(({ name }, index) => ({
    name,
    microseconds: summarize(measured[index]?.own ?? []),
    rounds: measured[index]?.own ?? [],
    toFloor: floor && summarize(measured[index]?.ratio ?? []),
  }));
}

/** Until the runtime has compiled what is used, and compiled it again: a read falls by a tenth after the first 50,000. */
const warmUp = ({ contestant, requests }: Entry) => sendAll(contestant.target, requests * 8);

async function measure({ contestant: { server, target }, requests }: Entry): Promise<number> {
  const before = server.cpuTime();
  await sendAll(target, requests);
  return (server.cpuTime() - before) / 1000 / requests;
}
