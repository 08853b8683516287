/** Letters that Unicode does not take apart into a letter and its mark. */
const undivided: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

const isPlain = /^[\n -~]*$/;
const marks = /\p{M}/gu;
const undividedLetters = /[đðłøıßæœþ]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
const quotes = /[\u2018-\u201f]/g;

/**
 * A text without what people leave out when they search: case and diacritics, and which dash or quotation mark it is.
 * `Žofia` and `ZOFIA` are the same.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  // By way of capitals: small letters without a capital of their own, as in ligatures, become those that have one.
  const cased = text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
  const bare = cased.normalize('NFD').replace(marks, '').replace(dashes, '-').replace(quotes, "'");
  return bare.replace(undividedLetters, (letter) => undivided[letter] ?? letter);
}
