/**
 * The folder is the permission: what each folder may import, as data, and the check that holds it. DESIGN.md, "Never".
 * Run by `npm run lint` (check.ts) and proved by layering.test.ts.
 */
import { dirname, join, normalize } from 'node:path';

export type Source = { path: string; text: string };
export type Violation = { path: string; imports: string; why: string };

type Rule = {
  /** Files whose path begins with this. */
  from: string;
  /** Folders of the project they may import from, besides themselves; null: any. */
  folders: readonly string[];
  /** Packages they may import; a name ending in `:` or `/` allows everything that begins so. null: any. */
  packages: readonly string[] | null;
};

/** The first rule that fits a file is its rule. */
const layers: readonly Rule[] = [
  { from: 'src-main/contract/', folders: [], packages: ['zod'] },
  { from: 'src-main/words/', folders: ['src-main/contract/'], packages: [] },
  {
    from: 'src-main/core/store/',
    folders: ['src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod', 'better-sqlite3'],
  },
  {
    from: 'src-main/core/td/',
    folders: ['src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod', 'undici'],
  },
  {
    from: 'src-main/core/spreadsheet/',
    folders: ['src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod', 'xlsx', 'papaparse'],
  },
  {
    from: 'src-main/core/',
    folders: ['src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod'],
  },
  {
    from: 'src-main/hosts/common/',
    folders: ['src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod', 'pino', '@napi-rs/keyring'],
  },
  {
    from: 'src-main/hosts/electron/',
    folders: ['src-main/hosts/common/', 'src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod', 'electron'],
  },
  {
    from: 'src-main/hosts/web/',
    folders: ['src-main/hosts/common/', 'src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod'],
  },
  {
    from: 'src-main/hosts/cli/',
    folders: ['src-main/hosts/common/', 'src-main/core/', 'src-main/contract/', 'src-main/words/'],
    packages: ['node:', 'zod', 'commander'],
  },
  { from: 'src-main/hosts/start/', folders: [], packages: ['node:'] },
  { from: 'src-preload/', folders: ['src-main/contract/', 'src-main/words/'], packages: ['electron', 'zod'] },
  {
    from: 'src-renderer/',
    folders: ['src-main/contract/', 'src-main/words/'],
    packages: [
      'react',
      'react/',
      'react-dom/',
      'zustand',
      'zustand/',
      'i18next',
      'react-i18next',
      '@mantine/',
      '@tanstack/',
      '@tabler/',
      'zod',
    ],
  },
];

/** Words the core may not use: it is told about the world by its ports. */
const coreWords: readonly [pattern: RegExp, why: string][] = [
  [/\bprocess\.env\b/, 'the core reads no environment: a host passes what it needs'],
  [/\bprocess\.argv\b/, 'the core reads no arguments'],
  [/\bconsole\./, 'the core logs through its port'],
];

const importPattern =
  /^(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

export function violations(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => [...importViolations(source), ...wordViolations(source)]);
}

function importViolations({ path, text }: Source): Violation[] {
  const rule = layers.find((candidate) => path.startsWith(candidate.from));
  const found: Violation[] = [];
  for (const match of text.matchAll(importPattern)) {
    const imports = match[1] ?? match[2] ?? match[3] ?? '';
    if (!rule) {
      if (path.startsWith('src-'))
        found.push({ path, imports, why: 'this folder has no rule: add it to test/layering' });
    } else if (imports.startsWith('.')) {
      const target = normalize(join(dirname(path), imports));
      const allowed = [rule.from, ...rule.folders].some((folder) => target.startsWith(folder));
      // The version of the program is told by its package.json.
      if (!allowed && target !== 'package.json')
        found.push({ path, imports: target, why: `${rule.from} may not reach there` });
    } else if (
      rule.packages &&
      !rule.packages.some((name) => imports === name || (/[:/]$/.test(name) && imports.startsWith(name)))
    ) {
      found.push({ path, imports, why: `${rule.from} may not use this package` });
    }
  }
  return found;
}

function wordViolations({ path, text }: Source): Violation[] {
  if (!path.startsWith('src-main/core/') && !path.startsWith('src-main/contract/')) return [];
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return coreWords
    .filter(([pattern]) => pattern.test(code))
    .map(([pattern, why]) => ({ path, imports: pattern.source, why }));
}
