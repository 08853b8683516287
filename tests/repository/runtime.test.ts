import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the tests run on the major of Node that the project pins', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const pinned = /^\^?(\d+)\./.exec(devDependencies.node)?.[1];
  expect(process.versions.node.split('.')[0]).toBe(pinned);
});
