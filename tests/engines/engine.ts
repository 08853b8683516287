/** A browser that is told what to do over WebDriver, and nothing that is not in a standard. */
export interface Engine {
  /** Such as `Firefox 140.5.0`. */
  version: string;
  /** What the pages have complained of on the console so far. */
  complaints(): readonly string[];
  size(width: number, height: number): Promise<unknown>;
  /** Resolves when the page has loaded. */
  open(url: string): Promise<unknown>;
  back(): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Runs the function in the page; arguments and result travel as JSON. */
  run<Arguments extends readonly unknown[], Result>(
    page: (...given: Arguments) => Result,
    ...given: Arguments
  ): Promise<Awaited<Result>>;
  pressAt(x: number, y: number): Promise<unknown>;
  /** A key of the WebDriver specification, §17.4.2. */
  key(value: string): Promise<unknown>;
  openTab(): Promise<string>;
  currentTab(): Promise<string>;
  turnTo(tab: string): Promise<unknown>;
  close(): Promise<void>;
}

export const keys = { escape: '\uE00C', enter: '\uE007', tab: '\uE004' } as const;

/** One press at a place, as both protocols want it. */
export const pointerPress = (x: number, y: number) => ({
  type: 'pointer',
  id: 'mouse',
  parameters: { pointerType: 'mouse' },
  actions: [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ],
});

export const keyPress = (value: string) => ({
  type: 'key',
  id: 'keys',
  actions: [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ],
});
