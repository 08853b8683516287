import type { InstitutionsAnswer } from '../../../shared/session-view.ts';
import { foldText } from '../../history/find/fold-text.ts';

type Institutions = InstitutionsAnswer['institutions'];

/** A list that is longer is nothing to read through. */
export const mostShown = 20;

/** Those whose name has every word that was typed, or whose BIC begins with it; names that begin so come first. */
export function findInstitutions(institutions: Institutions, query: string): Institutions {
  const typed = foldText(query.trim());
  const words = typed.split(/\s+/);
  const found = institutions.filter(({ name, bic = '' }) => {
    const folded = foldText(name);
    return words.every((word) => folded.includes(word)) || (typed && foldText(bic).startsWith(typed));
  });
  const rank = ({ name }: Institutions[number]) => (foldText(name).startsWith(typed) ? 0 : 1);
  return found.sort((left, right) => rank(left) - rank(right));
}
