/** Why Konto cannot start, in words for whoever starts it; no stack is worth showing. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
