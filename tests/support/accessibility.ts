import axe from 'axe-core';

/** What axe finds on the page and links that Safari skips, one line for each fault; colours need a real browser. */
export async function findAccessibilityFaults(): Promise<string[]> {
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  return [...faults, ...findSkippedLinks()];
}

/** Unless a person sets it otherwise, Safari's Tab stops only at links whose `tabindex` is written out. */
const findSkippedLinks = (): string[] =>
  Array.from(
    document.querySelectorAll('a[href]:not([tabindex="0"])'),
    ({ outerHTML }) => `skipped: ${outerHTML}`,
  );
