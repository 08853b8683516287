import { testSessions } from './sessions-contract.ts';

testSessions(async () => ({ open: async () => null, remove: async () => {} }));
