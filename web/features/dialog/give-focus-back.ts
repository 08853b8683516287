/**
 * Puts the focus where the person was before a dialog. Its opening closed the menu that they came from, so there it is
 * the menu's button; who was nowhere, or at something that is gone, goes to the heading of the screen.
 */
export function giveFocusBack(before: Element | null): void {
  const menu = before?.closest('[popover], [data-menu]');
  const target = menu
    ? document.querySelector(`[popovertarget="${menu.id}"], [aria-controls="${menu.id}"]`)
    : before;
  const isThere = target !== document.body && target?.isConnected;
  const focused = isThere ? target : document.querySelector('h1');
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}
