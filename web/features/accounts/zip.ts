/** Pairs two lists of the same length. */
export const zip = <Left, Right>(left: readonly Left[], right: readonly Right[]): [Left, Right][] =>
  left.flatMap((value, index): [Left, Right][] => {
    const other = right[index];
    return other === undefined ? [] : [[value, other]];
  });
