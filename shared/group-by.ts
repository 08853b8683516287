/** `Map.groupBy`, which Firefox has from 119 and Safari from 17.4. (ECMAScript 2024) */
export function groupBy<Value, Key>(
  values: Iterable<Value>,
  findKey: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = findKey(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
