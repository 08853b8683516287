/** Makes a value once for the same arguments. Formatters of `Intl` are slow to make and quick to use. */
export function memoize<Arguments extends (string | number)[], Value>(
  create: (...parts: Arguments) => Value,
): (...parts: Arguments) => Value {
  const known = new Map<string, Value>();
  return (...parts) => {
    const key = parts.join(' ');
    const value = known.get(key) ?? create(...parts);
    known.set(key, value);
    return value;
  };
}
