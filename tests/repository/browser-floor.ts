import compatData, { type Identifier } from '@mdn/browser-compat-data';
import { type AtRule, parse, type Root } from 'postcss';
import { parseAst } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };

const { api, css, html, javascript } = compatData;
const globals: Record<string, Identifier> = { ...api, ...javascript.builtins };

/** `chrome >= 117` and the others of package.json. */
const floor = packageJson.browserslist.map((oldest) => {
  const [browser = '', version] = oldest.replace('ios_saf', 'safari_ios').split(' >= ');
  return { browser, version: Number(version) };
});

/** The first version that has it under its own name and without a switch; infinite for none. */
function findFirstVersion(feature: Identifier, browser: string): number {
  const support = Object.entries(feature.__compat?.support ?? {}).find(([name]) => name === browser)?.[1];
  const statements = [support ?? []].flat();
  const whole = statements.filter((one) => !one.flags && !one.prefix && !one.alternative_name);
  const versions = whole.map(({ version_added: added }) =>
    typeof added === 'string' && added !== 'preview'
      ? Number(added.replace('≤', ''))
      : Number.POSITIVE_INFINITY,
  );
  return Math.min(...versions, Number.POSITIVE_INFINITY);
}

/** In every engine by now, but not in the oldest browsers that Konto runs in. What few engines have is met by nobody's habit. */
function isTooNew(feature: Identifier): boolean {
  if (!feature.__compat) return false;
  const versions = floor.map(({ browser, version }) => ({
    version,
    first: findFirstVersion(feature, browser),
  }));
  return (
    versions.every(({ first }) => first < Infinity) && versions.some(({ first, version }) => first > version)
  );
}

/** Whether all that bear this name are too new: whose it is where it is used cannot be told. */
const areTooNew = (features: readonly Identifier[]): boolean =>
  features.length > 0 && features.every(isTooNew);

const childrenNamed = (parents: Record<string, Identifier> | undefined, name: string): Identifier[] =>
  Object.entries(parents ?? {}).flatMap(([parent, children]) => {
    const child = parent === '__compat' || !Object.hasOwn(children, name) ? undefined : children[name];
    return child?.__compat ? [child] : [];
  });

const own = (features: Record<string, Identifier> | undefined, name: string): Identifier | undefined =>
  features && Object.hasOwn(features, name) ? features[name] : undefined;

function isNamedTooNew(features: Record<string, Identifier> | undefined, name: string): boolean {
  const feature = own(features, name);
  return feature !== undefined && isTooNew(feature);
}

interface Node {
  type: string;
  [part: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** What the script uses of its browser and the oldest ones have not: `URL.parse`, `.hidePopover()`, `popover=`. */
export function findTooNewInScript(code: string): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (!isNode(node)) return;
    for (const name of findTooNewInNode(node)) found.add(name);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code));
  return [...found].sort();
}

const readName = (node: unknown): string => {
  if (!isNode(node)) return '';
  return String(node.type === 'Identifier' ? node.name : node.type === 'Literal' ? node.value : '');
};

function findTooNewInNode(node: Node): string[] {
  if (node.type === 'MemberExpression' && node.computed !== true) return findTooNewStatic(node);
  if (node.type === 'CallExpression') return findTooNewMethod(node.callee);
  if (node.type === 'NewExpression') return findTooNewGlobal(readName(node.callee));
  if (node.type === 'Property' && node.computed !== true) return findTooNewAttribute(readName(node.key));
  return [];
}

function findTooNewStatic({ object, property }: Node): string[] {
  const [owner, name] = [readName(object), readName(property)];
  const ofOwner = own(globals, owner);
  const feature = own(ofOwner, `${name}_static`) ?? own(ofOwner, name);
  if (feature?.__compat) return isTooNew(feature) ? [`${owner}.${name}`] : [];
  return findTooNewGlobal(owner);
}

const findTooNewGlobal = (name: string): string[] => (isNamedTooNew(globals, name) ? [name] : []);

function findTooNewMethod(callee: unknown): string[] {
  if (!isNode(callee) || callee.type !== 'MemberExpression' || callee.computed === true) return [];
  const [owner, name] = [readName(callee.object), readName(callee.property)];
  if (own(globals, owner)) return [];
  return areTooNew(childrenNamed(globals, name)) ? [`.${name}()`] : [];
}

function findTooNewAttribute(key: string): string[] {
  const name = key.toLowerCase();
  const global = own(html.global_attributes, name);
  return areTooNew([...(global ? [global] : []), ...childrenNamed(html.elements, name)]) ? [`${name}=`] : [];
}

/** What the style uses and the oldest browsers have not: properties, their words, functions, at-rules, selectors. */
export function findTooNewInStyle(code: string): string[] {
  const found = new Set<string>();
  const root: Root = parse(code);
  root.walkAtRules((rule) => {
    for (const name of findTooNewInAtRule(rule)) found.add(name);
  });
  root.walkRules(({ selector }) => {
    for (const [, name = ''] of selector.matchAll(/::?([a-z-]+)/g))
      if (isNamedTooNew(css.selectors, name)) found.add(`:${name}`);
  });
  root.walkDecls(({ prop, value }) => {
    for (const name of findTooNewInDeclaration(prop, value)) found.add(name);
  });
  return [...found].sort();
}

function findTooNewInAtRule({ name, params }: AtRule): string[] {
  const rule = own(css['at-rules'], name);
  const features = Array.from(params.matchAll(/\(([a-z-]+)/g), ([, feature = '']) => feature);
  const tooNew = features.filter((feature) => isNamedTooNew(rule, feature));
  return [
    ...(rule && isTooNew(rule) ? [`@${name}`] : []),
    ...tooNew.map((feature) => `@${name} (${feature})`),
  ];
}

function findTooNewInDeclaration(prop: string, value: string): string[] {
  const property = own(css.properties, prop);
  if (property && isTooNew(property)) return [prop];
  const words = value.match(/[a-z][a-z-]*(?=[\s,;)]|$)/g) ?? [];
  const functions = Array.from(value.matchAll(/([a-z][a-z-]*)\(/g), ([, name = '']) => name);
  return [
    ...words.filter((word) => isNamedTooNew(property, word)).map((word) => `${prop}: ${word}`),
    ...functions.filter((name) => areTooNew(childrenNamed(css.types, name))).map((name) => `${name}()`),
  ];
}
