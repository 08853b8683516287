import type { Page } from '@playwright/test';

/** Does to the page what a browser's translator does: every text, also one that comes later, is put into new nodes. */
export const translate = (page: Page) => page.evaluate(translateEverything);

function translateEverything() {
  const isOurs = (node: Node) =>
    node.parentElement?.closest('font, head, script, style, [translate="no"]') !== null;
  const translate = (text: Text) => {
    if (isOurs(text) || text.data.trim() === '') return;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.append(`«${text.data}»`);
    outer.append(inner);
    text.replaceWith(outer);
  };
  const translateAll = (root: Node) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (texts.nextNode()) found.push(texts.currentNode as Text);
    found.forEach(translate);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) node instanceof Text ? translate(node) : translateAll(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
  translateAll(document.documentElement);
}
