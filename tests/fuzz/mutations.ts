// What a bank's answer becomes when something goes wrong with it: one place of the tree, changed in one way.
import fc from 'fast-check';
import { leaf, type Member, type Tree, textOf } from './json-tree.ts';
import { oddNames, oddValues, text } from './odd-values.ts';

/** `at` and `pick` choose among as many places and possibilities as there are. */
export interface Mutation {
  kind: keyof typeof changes;
  at: number;
  pick: number;
  odd: Tree;
}

/** What a place becomes: itself in another form, none, or several in its stead. */
type Change = (member: Member, mutation: Mutation) => readonly Member[];

const changes = {
  'another value': ({ name }, { odd }) => [{ name, value: odd }],
  dropped: () => [],
  'another spelling': ({ name, value }, { pick }) => [respell(name, value, pick)],
  'said before': (member, { odd }) => [{ ...member, value: odd }, member],
  'said after': (member, { odd }) => [member, { ...member, value: odd }],
  repeated: (member) => [member, member],
  reordered: ({ name, value }, { pick }) => [{ name, value: reorder(value, pick) }],
  'in a list': ({ name, value }) => [{ name, value: { kind: 'list', items: [value] } }],
  'an odd member': ({ name, value }, { pick, odd }) => [{ name, value: addMember(value, pick, odd) }],
} satisfies Record<string, Change>;

const kinds = Object.keys(changes) as Mutation['kind'][];

const spellings: readonly ((word: string) => string)[] = [
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  (word) => ` ${word} `,
];

/** Of a text what it says, of anything else its name. */
function respell(name: string, value: Tree, pick: number): Member {
  const spell = spellings[pick % spellings.length] ?? String;
  const said = textOf(value);
  return said === null ? { name: spell(name), value } : { name, value: text(spell(said)) };
}

function reorder(value: Tree, pick: number): Tree {
  const turn = <Part>(parts: readonly Part[]) =>
    pick % 2 ? parts.toReversed() : [...parts.slice(1), ...parts.slice(0, 1)];
  if (value.kind === 'list') return { ...value, items: turn(value.items) };
  return value.kind === 'members' ? { ...value, members: turn(value.members) } : value;
}

function addMember(within: Tree, pick: number, value: Tree): Tree {
  const name = oddNames[pick % oddNames.length] ?? '';
  return within.kind === 'members' ? { ...within, members: [...within.members, { name, value }] } : within;
}

/** How many there are, where there is more than one. */
const possibilities: Partial<Record<Mutation['kind'], number>> = {
  'another spelling': spellings.length,
  'said before': 2,
  'said after': 2,
  reordered: 2,
  'an odd member': oddNames.length,
};

const waysToChange: readonly Omit<Mutation, 'at'>[] = [
  ...oddValues.map((odd) => ({ kind: 'another value' as const, pick: 0, odd })),
  ...kinds.flatMap((kind) =>
    Array.from({ length: possibilities[kind] ?? 1 }, (_, pick) => ({
      kind,
      pick,
      odd: oddValues[pick * 11] ?? leaf('1'),
    })),
  ),
];

const odd = fc.oneof(fc.constantFrom(...oddValues), fc.string({ unit: 'binary' }).map(text));

/** Several, one after the other. */
export const someMutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(500), pick: fc.nat(200), odd }),
  { minLength: 1, maxLength: 6 },
);

/** Each place of the tree, with each odd value once (or with each `nth` of them alone) and changed in each other way. */
export function* everyMutation(tree: Tree, nth = 1): Generator<Mutation> {
  for (let at = 0; at < countPlaces(tree); at += 1)
    for (const [index, way] of waysToChange.entries())
      if (way.kind !== 'another value' || (index + at) % nth === 0) yield { ...way, at };
}

export const mutate = (tree: Tree, mutations: readonly Mutation[]): Tree =>
  mutations.reduce(mutateOnce, tree);

function mutateOnce(tree: Tree, mutation: Mutation): Tree {
  const place = mutation.at % countPlaces(tree);
  let passed = -1;
  const visit = (member: Member): readonly Member[] => {
    passed += 1;
    if (passed === place) return (changes[mutation.kind] as Change)(member, mutation);
    return [{ ...member, value: visitAll(member.value) }];
  };
  const visitAll = (value: Tree): Tree => {
    if (value.kind === 'leaf') return value;
    if (value.kind === 'members') return { ...value, members: value.members.flatMap(visit) };
    const items = value.items.flatMap((item) => visit({ name: '', value: item }));
    return { ...value, items: items.map((item) => item.value) };
  };
  const [root] = visit({ name: '', value: tree });
  return root?.value ?? leaf('null');
}

function countPlaces(tree: Tree): number {
  if (tree.kind === 'leaf') return 1;
  const within = tree.kind === 'list' ? tree.items : tree.members.map(({ value }) => value);
  return within.reduce((sum, value) => sum + countPlaces(value), 1);
}
