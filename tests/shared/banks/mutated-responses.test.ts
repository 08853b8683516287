import fc from 'fast-check';
import { expect, test } from 'vitest';
import { banksUnderTest } from '../../fuzz/banks.ts';
import { everyMutation, someMutations } from '../../fuzz/mutations.ts';
import { type Property, propertiesOf } from '../../fuzz/properties.ts';

/** Some seconds of processor time, which a busy machine may take long to give. */
const longest = 120_000;

const properties = banksUnderTest.flatMap(propertiesOf);

/** What the property says of each place that is changed in each way, where it is not content. */
function findFaults({ sample, check }: Property): string[] {
  return Array.from(everyMutation(sample, 5), (mutation) => {
    try {
      check([mutation]);
      return [];
    } catch (error) {
      return [`${JSON.stringify(mutation).slice(0, 200)}: ${error}`];
    }
  }).flat();
}

test.each(properties)(
  '$title, changed in one place',
  (property) => {
    expect(findFaults(property)).toEqual([]);
  },
  longest,
);

test.each(properties)(
  '$title, changed in several',
  ({ check }) => {
    fc.assert(fc.property(someMutations, check), { numRuns: 300 });
  },
  longest,
);
