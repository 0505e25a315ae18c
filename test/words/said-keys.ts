/**
 * Which keys of words and texts the sources say, asked of the compiler: a key made of a prefix and a union counts by that
 * union, and a word that merely stands somewhere counts for nothing. (A key that is said and not there does not compile.)
 */
import { join } from 'node:path';
import * as ast from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  type Symbol as Named,
  type NodeHandle,
  type Project,
  type Type,
} from 'typescript/unstable/sync';

const root = join(import.meta.dirname, '../..');
const config = join(root, 'tsconfig.said-keys.json');

/** Without the references of the other projects, which would show the compiler declarations: a key has no place in those. */
const settings = {
  extends: './tsconfig.json',
  compilerOptions: {
    ...{ composite: false, declaration: false, emitDeclarationOnly: false, noEmit: true },
    ...{ types: ['vite/client', 'node'], lib: ['es2024', 'dom', 'dom.iterable'], jsx: 'react-jsx' },
  },
  exclude: ['**/.types'],
  references: [],
};

/**
 * The keys of `files` (paths from the root, with `*`) that none of them says, each as `namespace.key` or `nameOfWords.key`.
 * `planted`: the texts of files that are not on the disk.
 */
export function unsaidKeys(files: readonly string[], planted: Readonly<Record<string, string>> = {}): string[] {
  const texts = new Map(Object.entries(planted).map(([path, text]) => [join(root, path), text]));
  texts.set(config, JSON.stringify({ ...settings, files: Object.keys(planted), include: files }));
  const api = new API({
    cwd: root,
    fs: { readFile: (path) => texts.get(path), fileExists: (path) => (texts.has(path) ? true : undefined) },
  });
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error('the compiler opened no project');
    return unsaid(project);
  } finally {
    api.close();
  }
}

function unsaid(project: Project): string[] {
  const { program, checker } = project;
  const sources = project.rootFiles.map((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`the compiler did not read ${file}`);
    return lookAt(source);
  });
  const defined = sources.flatMap(({ keys }) => keys);
  const places = checker.getSymbolAtLocation(defined.map(({ property }) => property.name)).map(placesOf);
  const said = new SaidPlaces(checker, new Set(places.flat()), new Set(defined.map(({ name }) => name)));
  for (const source of sources) said.addAll(source);
  return defined
    .flatMap(({ key, isLeaf }, at) => (isLeaf && !places[at]?.some((place) => said.has(place)) ? [key] : []))
    .sort();
}

/** `isLeaf`: a sentence, not a group of them. */
type Defined = { key: string; name: string; isLeaf: boolean; property: ast.PropertyAssignment };

type Source = {
  keys: Defined[];
  calls: ast.CallExpression[];
  reads: ast.PropertyAccessExpression[];
  readsByKey: ast.ElementAccessExpression[];
  takenApart: ast.ObjectBindingPattern[];
  handedOn: ast.Expression[];
};

/**
 * What a source defines, and all that could say a key in it. `within`: a definition, where a group that becomes part of
 * other words is not said by that.
 */
function lookAt(source: ast.SourceFile): Source {
  const found: Source = { keys: [], calls: [], reads: [], readsByKey: [], takenApart: [], handedOn: [] };
  const look = (node: ast.Node, within: boolean): void => {
    const defines = ast.isCallExpression(node) && isDefinition(node);
    if (defines) found.keys.push(...definedBy(node));
    else if (ast.isCallExpression(node)) {
      found.calls.push(node);
      found.handedOn.push(...node.arguments.filter(isPath));
    } else if (ast.isPropertyAssignment(node)) {
      if (isPath(node.initializer) && !within) found.handedOn.push(node.initializer);
    } else if (ast.isPropertyAccessExpression(node)) found.reads.push(node);
    else if (ast.isElementAccessExpression(node)) found.readsByKey.push(node);
    else if (ast.isObjectBindingPattern(node)) found.takenApart.push(node);
    node.forEachChild((child) => look(child, within || defines));
  };
  look(source, false);
  return found;
}

/** The keys of `defineTexts('namespace', { id: … })` and `name = defineWords({ id: … })`; what is spread in is defined elsewhere. */
function definedBy(call: ast.CallExpression): Defined[] {
  if (!isDefinition(call)) return [];
  const [first, second] = call.arguments;
  const both = second ?? first;
  const name =
    second === undefined ? nameOf(call.parent) : first && ast.isStringLiteral(first) ? first.text : undefined;
  if (name === undefined) throw new Error('words without a name');
  if (both === undefined || !ast.isObjectLiteralExpression(both)) return [];
  return both.properties.flatMap((side) =>
    ast.isPropertyAssignment(side) && nameOf(side) === 'id' ? keysIn(side.initializer, name) : [],
  );
}

function isDefinition(call: ast.CallExpression): boolean {
  return ast.isIdentifier(call.expression) && /^define(Texts|Words)$/.test(call.expression.text);
}

function nameOf(node: ast.Node): string | undefined {
  if (!ast.isPropertyAssignment(node) && !ast.isVariableDeclaration(node)) return undefined;
  return ast.isIdentifier(node.name) || ast.isStringLiteral(node.name) ? node.name.text : undefined;
}

function keysIn(value: ast.Expression, path: string): Defined[] {
  if (ast.isSatisfiesExpression(value)) return keysIn(value.expression, path);
  if (!ast.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap((property) => {
    const name = nameOf(property);
    if (name === undefined || !ast.isPropertyAssignment(property)) return [];
    const inner = keysIn(property.initializer, `${path}.${name}`);
    return [{ key: `${path}.${name}`, name, isLeaf: inner.length === 0, property }, ...inner];
  });
}

function placesOf(symbol: Named | undefined): string[] {
  return (symbol?.declarations ?? []).map((place: NodeHandle) => `${place.path}#${place.index}`);
}

function members(type: Type | undefined): readonly Type[] {
  if (type === undefined) return [];
  return type.isUnionType() ? type.getTypes() : [type];
}

/** The places where keys are defined that something says. `own`, `names`: of all that are defined. */
class SaidPlaces {
  readonly #checker: Checker;
  readonly #own: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  readonly #said = new Set<string>();
  readonly #trees = new Map<number, boolean>();
  readonly #properties = new Map<string, Named | undefined>();

  constructor(checker: Checker, own: ReadonlySet<string>, names: ReadonlySet<string>) {
    this.#checker = checker;
    this.#own = own;
    this.#names = names;
  }

  has(place: string): boolean {
    return this.#said.has(place);
  }

  addAll({ calls, reads, readsByKey, takenApart, handedOn }: Source): void {
    const checker = this.#checker;
    // words.id.title
    const names = reads.flatMap(({ name }) => (this.#names.has(name.text) ? [name] : []));
    for (const symbol of checker.getSymbolAtLocation(names)) this.#add(symbol);
    // words.kind[verdict.kind]
    const trees = checker.getTypeAtLocation(readsByKey.map(({ expression }) => expression));
    const keys = checker.getTypeAtLocation(readsByKey.map(({ argumentExpression }) => argumentExpression));
    for (const [at, tree] of trees.entries())
      for (const key of members(keys[at])) if (key.isStringLiteralType()) this.#addProperty(tree, key.value);
    // const { title } = words
    const wholes = checker.getTypeAtLocation(takenApart);
    for (const [at, whole] of wholes.entries())
      for (const { propertyName, name } of takenApart[at]?.elements ?? []) {
        const taken = propertyName ?? name;
        if (taken !== undefined && ast.isIdentifier(taken)) this.#addProperty(whole, taken.text);
      }
    // t('title')
    const called = checker.getTypeAtLocation(calls.map(({ expression }) => expression));
    for (const [at, call] of calls.entries())
      if (called[at]?.getAliasSymbol()?.name === 'Translate')
        this.#addTranslated(called[at].getAliasTypeArguments()[0], call);
    // tell(words), { texts: words.sheets }
    const handed = checker.getTypeAtLocation(handedOn);
    for (const [at, expression] of handedOn.entries())
      if (this.#isTree(handed[at]))
        this.#addWanted(handed[at], readsAll(expression) ? handed[at] : checker.getContextualType(expression));
  }

  /** `t('nav.home')`, `` t(`nav.${item.key}`) ``: every key that the first argument can be by its type. */
  #addTranslated(tree: Type | undefined, call: ast.CallExpression): void {
    const [key] = call.arguments;
    for (const one of members(key && this.#checker.getTypeAtLocation(key))) {
      if (!one.isStringLiteralType()) throw new Error(`no union of keys: ${this.#checker.typeToString(one)}`);
      let at = tree;
      for (const part of one.value.split('.')) at = this.#addProperty(at, part);
    }
  }

  /** A tree that is handed on says what the type of its receiver names. */
  #addWanted(tree: Type | undefined, wanted: Type | undefined): void {
    for (const one of members(wanted)) {
      if (!one.isObjectType()) continue;
      for (const property of this.#checker.getPropertiesOfType(one)) {
        const inner = this.#addProperty(tree, property.name);
        if (members(inner).some((type) => type.isObjectType()))
          this.#addWanted(inner, this.#checker.getTypeOfSymbol(property));
      }
    }
  }

  #isTree(type: Type | undefined): boolean {
    return members(type).some((one) => {
      if (!one.isObjectType()) return false;
      const known = this.#trees.get(one.id);
      if (known !== undefined) return known;
      const properties = this.#checker.getPropertiesOfType(one);
      const isTree = properties.some((property) => placesOf(property).some((place) => this.#own.has(place)));
      this.#trees.set(one.id, isTree);
      return isTree;
    });
  }

  #addProperty(tree: Type | undefined, name: string): Type | undefined {
    let inner: Type | undefined;
    for (const one of members(tree)) {
      const property = one.isObjectType() ? this.#property(one, name) : undefined;
      this.#add(property);
      inner ??= property && this.#checker.getTypeOfSymbol(property);
    }
    return inner;
  }

  #property(type: Type, name: string): Named | undefined {
    const key = `${type.id}.${name}`;
    if (!this.#properties.has(key)) this.#properties.set(key, this.#checker.getPropertyOfType(type, name));
    return this.#properties.get(key);
  }

  #add(symbol: Named | undefined): void {
    for (const place of placesOf(symbol)) this.#said.add(place);
  }
}

/** `words`, `words.id`, `words[language]`: what can hand a tree on. */
function isPath(expression: ast.Expression): boolean {
  return (
    ast.isIdentifier(expression) ||
    ast.isPropertyAccessExpression(expression) ||
    ast.isElementAccessExpression(expression)
  );
}

/** `Object.values(words.areas)` */
function readsAll({ parent }: ast.Expression): boolean {
  return ast.isCallExpression(parent) && /^Object\.(values|entries)$/.test(parent.expression.getText());
}
