import { expect, test } from 'vitest';
import { createQueryClient } from '../../web/query-client.ts';

test('a read that fails is asked once, and heard of once', async () => {
  const heard: unknown[] = [];
  let asked = 0;
  const queryClient = createQueryClient((error) => heard.push(error));
  const failure = new Error('down');
  const queryFn = () => {
    asked += 1;
    return Promise.reject(failure);
  };
  await expect(queryClient.fetchQuery({ queryKey: ['a'], queryFn })).rejects.toBe(failure);
  expect([asked, heard]).toEqual([1, [failure]]);
});

test('what was read is not asked again by itself', async () => {
  let asked = 0;
  const queryClient = createQueryClient(() => {});
  const read = { queryKey: ['a'], queryFn: async () => (asked += 1) };
  await queryClient.fetchQuery(read);
  await queryClient.ensureQueryData(read);
  await queryClient.fetchQuery(read);
  expect(asked).toBe(1);
  expect(queryClient.getDefaultOptions().queries).toMatchObject({
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
});
