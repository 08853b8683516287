/** The tests of the module that is being mutated, as `run.ts` names them. */
export default {
  test: {
    include: process.env.MUTATION_TESTS?.split(','),
    environment: 'node',
    testTimeout: 20_000,
  },
};
