/** Long enough to gather the lines of many requests under load, and short enough for whoever watches the log. */
const gatheringMs = 10;

/** Writes lines in one piece every hundredth of a second: under load that is one system call for many requests. */
export function createLineWriter(
  write: (text: string) => void,
  startTimer: (callback: () => void, ms: number) => unknown = setTimeout,
): (line: string) => void {
  let waiting = '';
  const flush = () => {
    const text = waiting;
    waiting = '';
    write(text);
  };
  return (line) => {
    if (waiting === '') startTimer(flush, gatheringMs);
    waiting += `${line}\n`;
  };
}
