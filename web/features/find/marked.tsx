import { Fragment } from 'react';
import { markMatches } from '../../history/find/mark-matches.ts';
import type { QueryWord } from '../../history/find/parse-query.ts';

interface MarkedProps {
  text: string;
  words: readonly QueryWord[];
  /** The text is an IBAN in groups. */
  isGrouped?: boolean;
}

/** A text of the bank's, with what was looked for marked in it. */
export function Marked({ text, words, isGrouped = false }: MarkedProps) {
  const stretches = markMatches(text, words, isGrouped);
  const ends = [0, ...stretches.map(({ end }) => end)];
  return (
    <bdi>
      {stretches.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(ends[index], start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </bdi>
  );
}
