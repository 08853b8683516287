/** How wide the page is, in rem; jsdom has no layout of its own. Media queries on the width answer accordingly. */
export function setViewport(rem: number): void {
  window.matchMedia = (media) => {
    const [, atLeast] = /\(width >= (\d+)rem\)/.exec(media) ?? [];
    const list = new EventTarget();
    return Object.assign(list, {
      media,
      matches: atLeast !== undefined && rem >= Number(atLeast),
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
  };
}
