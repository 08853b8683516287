// JSON as it is written: members in their order and as often as they come, numbers and texts as they are spelled. It is
// read and written here without the product's parser, so that the two cannot agree in a mistake.

export type Tree = Leaf | List | Members;

/** A text, a number or a word, in JSON's own spelling. */
export interface Leaf {
  kind: 'leaf';
  json: string;
}

interface List {
  kind: 'list';
  items: Tree[];
}

interface Members {
  kind: 'members';
  members: Member[];
}

export interface Member {
  name: string;
  value: Tree;
}

export const leaf = (json: string): Leaf => ({ kind: 'leaf', json });

const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;

/** Of JSON alone: what is none is not refused. */
export function readTree(json: string): Tree {
  const tokens = json.match(token) ?? [];
  let at = 0;
  const next = () => tokens[at++] ?? '';
  const readAll = <Part>(end: string, read: (first: string) => Part): Part[] => {
    const parts: Part[] = [];
    for (let first = next(); first !== end && first !== ''; first = next())
      if (first !== ',') parts.push(read(first));
    return parts;
  };
  const readMember = (name: string): Member => {
    next();
    return { name: JSON.parse(name), value: read(next()) };
  };
  const read = (first: string): Tree => {
    if (first === '[') return { kind: 'list', items: readAll(']', read) };
    if (first === '{') return { kind: 'members', members: readAll('}', readMember) };
    return leaf(first);
  };
  return read(next());
}

export function writeTree(tree: Tree): string {
  if (tree.kind === 'leaf') return tree.json;
  if (tree.kind === 'list') return `[${tree.items.map(writeTree).join(',')}]`;
  return `{${tree.members.map(({ name, value }) => `${JSON.stringify(name)}:${writeTree(value)}`).join(',')}}`;
}

/** The value that counts at the end of these names: of members of one name the last. */
export function find(tree: Tree | undefined, ...names: string[]): Tree | undefined {
  return names.reduce<Tree | undefined>((within, wanted) => {
    if (within?.kind !== 'members') return undefined;
    return within.members.findLast(({ name }) => name === wanted)?.value;
  }, tree);
}

export const itemsOf = (tree: Tree | undefined): Tree[] | null => (tree?.kind === 'list' ? tree.items : null);

/** What a leaf that is a text says. */
export const textOf = (tree: Tree | undefined): string | null =>
  tree?.kind === 'leaf' && tree.json.startsWith('"') ? JSON.parse(tree.json) : null;

/** How a leaf that is a number is written. */
export const numberOf = (tree: Tree | undefined): string | null =>
  tree?.kind === 'leaf' && /^[-\d]/.test(tree.json) ? tree.json : null;

/** One spelling for all that says the same: numbers stay as they are written. */
export function canonical(tree: Tree): string {
  if (tree.kind === 'list') return `[${tree.items.map(canonical).join(',')}]`;
  if (tree.kind === 'leaf')
    return JSON.stringify(textOf(tree)) === 'null' ? tree.json : JSON.stringify(textOf(tree));
  const last = new Map(tree.members.map(({ name, value }) => [name, value]));
  const names = [...last.keys()].sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(last.get(name) ?? leaf(''))}`).join(',')}}`;
}
