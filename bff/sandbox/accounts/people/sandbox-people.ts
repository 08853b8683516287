import { jana } from './jana.ts';
import { oskar } from './oskar.ts';
import { peter } from './peter.ts';
import type { SandboxPerson } from './sandbox-person.ts';
import { zuzana } from './zuzana.ts';

/** The test users, in the order in which they are shown. */
export const sandboxPeople: readonly SandboxPerson[] = [jana, peter, zuzana, oskar];
