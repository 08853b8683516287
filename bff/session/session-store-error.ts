/** The session store cannot be opened; the message says what to do about it. */
export class SessionStoreError extends Error {
  override readonly name = 'SessionStoreError';
}
