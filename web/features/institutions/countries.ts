/** Where banks are that the European directive on payment services opens: the European Economic Area. (ISO 3166-1) */
export const europe: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** The first country that one of the person's languages names, as `sk-SK` or `de-AT`; Slovak alone is spoken in Slovakia. */
export function findOwnCountry(countries: readonly string[], languages: readonly string[]): string {
  const named = languages.map((tag) => /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(tag)?.[2]);
  const own = named.find((country) => country !== undefined && countries.includes(country));
  return own ?? (countries.includes('SK') ? 'SK' : (countries[0] ?? 'SK'));
}
