const maximumLength = 512;

/** Characters that have no place in an address: controls, and halves of a surrogate pair, which nothing can encode. */
const unencodable = /[\p{Cc}\p{Cs}]/u;

/** `.` or `..` by itself, which a server might follow upwards. */
const dotSegment = /(?:^|[/\\;?#])\.{1,2}(?:[/\\;?#]|$)/;

/** Whether Konto asks a bank for this account. An id means nothing to Konto, and is one segment of the path. */
export function isSupportedAccountId(accountId: string): boolean {
  if (accountId === '' || accountId.length > maximumLength) return false;
  const decoded = decodeAgain(accountId);
  return !unencodable.test(decoded) && !dotSegment.test(decoded);
}

/** As the last of several servers may read it, each of which decodes what the one before has decoded. */
function decodeAgain(text: string): string {
  const decoded = text.replaceAll(/%([0-7][\da-f])/gi, (_escape, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return decoded === text ? text : decodeAgain(decoded);
}
