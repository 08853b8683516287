/** The value once it has stopped moving, for as many turns of the event loop as a socket may need. */
export async function settled(read: () => number): Promise<number> {
  for (let before = -1; before !== read(); ) {
    before = read();
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return read();
}
