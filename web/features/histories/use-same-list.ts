import { useRef } from 'react';

/** The same array for as long as it holds the same. */
export function useSameList<Item>(list: readonly Item[]): readonly Item[] {
  const kept = useRef(list);
  const isSame =
    kept.current.length === list.length && list.every((item, index) => item === kept.current[index]);
  if (!isSame) kept.current = list;
  return kept.current;
}
