/** The person who waits for a read, as far as their browser and connection tell. Looked up where a bank requires it. */
export interface Person {
  /** The IP address; null where it is not known. */
  address: () => string | null;
  /** What the browser has sent under this name, in lower case. */
  header: (name: string) => string | null;
}
