import { isIban, normalizeIban } from '../../../../shared/iban.ts';
import { element, textElement, type Xml } from '../xml.ts';

/** An account by its IBAN, or else by whatever names it. */
export function writeAccountId(name: string): Xml {
  const id = isIban(name)
    ? textElement('IBAN', normalizeIban(name))
    : element('Othr', textElement('Id', name.slice(0, 34)));
  return element('Id', id);
}
