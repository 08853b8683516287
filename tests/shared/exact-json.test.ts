import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createExactJsonParser,
  ExactNumber,
  formatExactJson,
  parseExactJson,
} from '../../shared/exact-json.ts';

const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,30})(\.\d{1,20})?$/);

test('a number keeps every digit that it was sent with', () => {
  fc.assert(
    fc.property(digits, (source) => {
      expect(parseExactJson(`[${source}]`)).toEqual([new ExactNumber(source)]);
    }),
  );
});

test('everything but numbers reads as JSON.parse reads it', () => {
  const withoutNumbers = fc
    .jsonValue({ noUnicodeString: false })
    .filter((value) => !/\d/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(withoutNumbers, (value) => {
      expect(parseExactJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what is printed reads as the same value again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const exact = parseExactJson(JSON.stringify(value));
      expect(parseExactJson(formatExactJson(exact))).toEqual(exact);
      expect(JSON.parse(formatExactJson(exact))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('it is printed for people: one member a line, numbers as they came', () => {
  const exact = parseExactJson('{"amount":-12.50,"empty":{},"list":["a",1E2]}');
  expect(formatExactJson(exact)).toBe(
    '{\n  "amount": -12.50,\n  "empty": {},\n  "list": [\n    "a",\n    1E2\n  ]\n}',
  );
});

test.each(['', '<html></html>', '{"a":1', '{"a":01}'])('%j is no JSON', (text) => {
  expect(() => parseExactJson(text)).toThrow(SyntaxError);
});

/** An engine whose reviver is told the name and the value alone: Safari below 18.4, Firefox below 135. */
const parseWithoutSource = createExactJsonParser((text, reviver) =>
  JSON.parse(text, (name, value) => reviver(name, value)),
);

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', '\\', '1', '-', '.', 'e', '[', ',', '\n') }),
);
const writtenNumber = fc.stringMatching(/^-?(0|[1-9]\d{0,30})(\.\d{1,20})?([eE][+-]?\d{1,2})?$/);
const space = fc.stringMatching(/^[ \t\n\r]{0,2}$/);
const { json: writtenJson } = fc.letrec<{ json: string }>((tie) => {
  const name = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '0'));
  const member = fc.tuple(name, tie('json')).map(([key, value]) => `${JSON.stringify(key)}:${value}`);
  const spaced = (parts: fc.Arbitrary<string>) =>
    fc.tuple(space, fc.array(parts), space).map(([before, all, after]) => before + all.join(',') + after);
  return {
    json: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      writtenNumber,
      text.map((value) => JSON.stringify(value)),
      fc.constantFrom('true', 'false', 'null'),
      spaced(tie('json')).map((values) => `[${values}]`),
      spaced(member).map((members) => `{${members}}`),
    ),
  };
});

test('an engine that gives no source text reads every JSON as one that does', () => {
  fc.assert(
    fc.property(writtenJson, (written) => {
      expect(formatExactJson(parseWithoutSource(written))).toBe(formatExactJson(parseExactJson(written)));
    }),
    { numRuns: 1_000 },
  );
});

test('an engine that leaves out the source text of one number keeps all of them', () => {
  const parse = createExactJsonParser((written, reviver) =>
    JSON.parse(written, (name: string, value: unknown, context?: { source?: string }) =>
      reviver(name, value, name === 'fee' ? {} : context),
    ),
  );
  expect(formatExactJson(parse('{"amount":12.50,"fee":1.00}'))).toBe(
    '{\n  "amount": 12.50,\n  "fee": 1.00\n}',
  );
});

test('an engine that gives no source text keeps an amount of 18 digits', () => {
  expect(parseWithoutSource('{"amount":1234567890123456.78}')).toEqual({
    amount: new ExactNumber('1234567890123456.78'),
  });
});

test('an engine that gives no source text reads a member named __proto__ as a member', () => {
  const read = parseWithoutSource('{"__proto__":{"amount":1.50}}');
  expect(Object.entries(read ?? {})).toEqual([['__proto__', { amount: new ExactNumber('1.50') }]]);
});

test('an engine that gives no source text reads a thousand levels, and megabytes of text', () => {
  const deep = `${'['.repeat(1_000)}1.10${']'.repeat(1_000)}`;
  expect(parseWithoutSource(deep)).toEqual(parseExactJson(deep));
  const long = JSON.stringify(['"\\1'.repeat(1_000_000)]);
  expect(parseWithoutSource(long)).toEqual(JSON.parse(long));
});

test('an engine that gives no source text calls no JSON what another does not', () => {
  const almost = fc.string({ unit: fc.constantFrom(...'[]{}:,"\\ 01-+.eEtrufalsn') });
  const parses = (parse: (written: string) => unknown, written: string) => {
    try {
      return parse(written);
    } catch (error) {
      return error instanceof SyntaxError ? 'no JSON' : error;
    }
  };
  fc.assert(
    fc.property(fc.oneof(almost, fc.string()), (written) => {
      expect(parses(parseWithoutSource, written)).toEqual(parses(parseExactJson, written));
    }),
    { numRuns: 5_000 },
  );
});

test.each(['[1,01]', '[1,--1]', '[1,1.]', '[1,.5]', '[1,+1]', '[1,1e]', '[1 2]', '"1', '"1\\', '1"', '0x1'])(
  'an engine that gives no source text: %j is no JSON',
  (written) => {
    expect(() => parseWithoutSource(written)).toThrow(SyntaxError);
  },
);

test('C30: marks that turn the direction of writing are shown as escapes, in names and in values', () => {
  const text = String.raw`{"a\u202eb":"\u2066x\u2069\u200f"}`;
  expect(formatExactJson(parseExactJson(text), '')).toBe(`{\n  ${text.slice(1, -1).replace(':', ': ')}\n}`);
});
