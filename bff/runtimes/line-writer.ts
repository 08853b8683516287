// Writes the lines of the log without waiting for whoever reads them, and without keeping more of them than a megabyte.

/** Takes as much as there is room for, and says how many bytes that was: 0 where its reader stands still. */
type Sink = (bytes: Uint8Array) => number;

export interface LineWriterOptions {
  sink: Sink;
  /** Told how many lines were lost, once there is room again. */
  onDropped: (count: number) => void;
  startTimer?: (callback: () => void, ms: number) => unknown;
}

/** Long enough to gather the lines of many requests under load, and short enough for whoever watches the log. */
const gatheringMs = 10;
const tryAgainMs = 100;
/** Some thousands of lines. */
const longestQueueBytes = 1024 * 1024;

/** Writes lines in one piece every hundredth of a second: under load that is one system call for many requests. */
export function createLineWriter({
  sink,
  onDropped,
  startTimer = setTimeout,
}: LineWriterOptions): (line: string) => void {
  let lines = '';
  /** What the sink has not taken yet. */
  let rest: Uint8Array = new Uint8Array();
  let dropped = 0;
  let isWaiting = false;

  function flushLater(ms: number) {
    if (isWaiting) return;
    isWaiting = true;
    startTimer(flush, ms);
  }

  function flush() {
    isWaiting = false;
    const bytes = rest.length > 0 ? rest : Buffer.from(takeLines());
    rest = bytes.subarray(sink(bytes));
    if (rest.length > 0) return flushLater(tryAgainMs);
    if (lines !== '') return flush();
    tellDropped();
  }

  function takeLines(): string {
    const taken = lines;
    lines = '';
    return taken;
  }

  function tellDropped() {
    const count = dropped;
    dropped = 0;
    if (count > 0) onDropped(count);
  }

  return (line) => {
    if (rest.length + lines.length > longestQueueBytes) {
      dropped += 1;
      return;
    }
    lines += `${line}\n`;
    flushLater(gatheringMs);
  };
}
