import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = globSync(['*.md', 'docs/**/*.md']);

/** The anchor that a heading gets where the page is shown: `## What is not` → `what-is-not`. */
const toAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const listAnchors = (page: string): string[] =>
  Array.from(readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm), ([, heading = '']) => toAnchor(heading));

/** Links to other pages and pictures of the project, as they are written. */
const listLinks = (page: string): string[] =>
  Array.from(
    readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g),
    ([, link = '', attribute = '']) => link || attribute,
  ).filter((link) => !/^[a-z]+:/.test(link));

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  return existsSync(target) && (anchor === undefined || listAnchors(target).includes(anchor));
}

test('every link of a page to another page or file of the project leads somewhere', () => {
  const links = pages.flatMap((page) => listLinks(page).map((link) => ({ page, link })));
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(({ page, link }) => !leadsSomewhere(page, link))).toEqual([]);
});

test('every page of docs/ is linked from another page', () => {
  const linked = new Set(pages.flatMap((page) => listLinks(page).map((link) => join(dirname(page), link))));
  const guides = pages.filter((page) => /^docs\/[^/]+$/.test(page));
  expect(guides.filter((page) => !linked.has(page))).toEqual([]);
});
