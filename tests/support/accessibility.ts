import axe from 'axe-core';

/** What axe finds on the page, one line for each fault; colours need a real browser. */
export async function findAccessibilityFaults(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
