import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber, formatExactJson, parseExactJson } from '../../shared/exact-json.ts';

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
