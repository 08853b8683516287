// Every test of the screens: the browser's parts that jsdom has not, and a console in which nothing may go wrong unnoticed.
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';
import { changePreferences } from '../../web/preferences/preferences.ts';
import { setViewport } from './viewport.ts';

/** The screens are chunks of their own, and the first test of a file waits for them. */
configure({ asyncUtilTimeout: 15_000 });

let consoleError: MockInstance<typeof console.error>;
let consoleWarn: MockInstance<typeof console.warn>;

beforeEach(() => {
  consoleError = vi.spyOn(console, 'error');
  consoleWarn = vi.spyOn(console, 'warn');
  setViewport(80);
});

afterEach(() => {
  cleanup();
  changePreferences({ theme: 'system', language: 'en', privacy: false, pageSize: 50 });
  localStorage.clear();
  const complaints = [...consoleError.mock.calls, ...consoleWarn.mock.calls];
  vi.restoreAllMocks();
  expect(complaints).toEqual([]);
});

window.scrollTo = () => {};
/** Nothing is laid out here, and so nothing is in view. */
vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};

HTMLDialogElement.prototype.showModal = function showModal() {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return;
  this.removeAttribute('open');
  this.dispatchEvent(new Event('close'));
};
HTMLElement.prototype.hidePopover = function hidePopover() {
  this.style.removeProperty('display');
};
document.addEventListener('click', ({ target }) => {
  const opens = target instanceof Element && target.closest('[popovertarget]')?.getAttribute('popovertarget');
  const panel = opens ? document.getElementById(opens) : null;
  if (panel) panel.style.display = panel.style.display === '' ? 'block' : '';
});
