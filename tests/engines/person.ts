import { expect } from 'vitest';
import type { Engine } from './engine.ts';

/** What a person does, and what they see, in words. */
export interface Person extends Engine {
  sees(words: string): Promise<void>;
  doesNotSee(words: string): Promise<void>;
  /** The path and the query, at last. */
  isAt(address: RegExp): Promise<void>;
  /** A control by its words, where it is seen to be, once it lies still. */
  presses(name: string, selector?: string): Promise<void>;
  chooses(value: string): Promise<void>;
  /** The element that has the focus, by its kind and its first line. */
  focus(): Promise<string>;
}

const controls = 'button, a, summary, label';
const patience = { timeout: 15_000, interval: 80 };

export function createPerson(engine: Engine): Person {
  const text = () => engine.run(() => document.body?.innerText ?? '');
  const findPlace = (name: string, selector: string) => engine.run(placeOf, name, selector);

  async function placeAtRest(name: string, selector: string): Promise<readonly [number, number]> {
    let before: string | undefined;
    let place: readonly [number, number] | null = null;
    const isAtRest = async () => {
      place = await findPlace(name, selector);
      const now = String(place);
      const isSame = place !== null && now === before;
      before = now;
      return isSame;
    };
    await expect.poll(isAtRest, { ...patience, message: `a control “${name}”` }).toBe(true);
    return place ?? [0, 0];
  }

  return {
    ...engine,
    sees: (words) => expect.poll(text, patience).toContain(words),
    doesNotSee: (words) => expect.poll(text, patience).not.toContain(words),
    isAt: (address) =>
      expect
        .poll(
          () =>
            engine.run(() => (document.readyState === 'complete' ? location.pathname + location.search : '')),
          patience,
        )
        .toMatch(address),
    async presses(name, selector = controls) {
      const [x, y] = await placeAtRest(name, selector);
      await engine.pressAt(x, y);
    },
    async chooses(value) {
      await engine.run((chosen) => {
        const select = document.querySelector('select');
        if (select === null) throw new Error('There is nothing to choose from');
        select.value = chosen;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, value);
    },
    focus: () =>
      engine.run(() => {
        const focused = document.activeElement;
        return focused instanceof HTMLElement ? `${focused.tagName} ${focused.innerText.split('\n')[0]}` : '';
      }),
  };
}

/** Runs in the page: the middle of the first line of the control, in pixels of the window. */
function placeOf(name: string, selector: string): readonly [number, number] | null {
  const isSeen = (element: HTMLElement) =>
    element.innerText.includes(name) &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.getClientRects().length > 0;
  const control = [...document.querySelectorAll<HTMLElement>(selector)].find(isSeen);
  control?.scrollIntoView({ block: 'nearest' });
  const line = control?.getClientRects()[0];
  if (line === undefined) return null;
  return [Math.round(line.left + Math.min(line.width / 2, 120)), Math.round(line.top + line.height / 2)];
}
