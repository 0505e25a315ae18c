/**
 * Puts the fonts of printed lists, packed, beside the program that writes them, and says so where the source asks Node for their
 * place. Leaves out what would only open fonts of another kind, or break lines in the library's way.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { withoutShaping } from './font-tables.ts';

const source = '/core/pdf/font-files.ts';
const folder = 'fonts';
const packedName = (file: string) => `${basename(file)}.br`;
const unused: ReadonlySet<string> = new Set(['brotli/decompress.js', 'linebreak']);
const absent = '\0not-here:';
const asked = /\brequire\.resolve\(['"]([^'"]+\.ttf)['"]\)/g;
const { resolve } = createRequire(import.meta.url);

/** What of a bundler's plugin is used; the same in vite and rolldown. */
type Chunks = Readonly<Record<string, { modules?: Readonly<Record<string, unknown>> }>>;

const files = new Set<string>();

export const fontAssets = {
  name: 'font-assets',
  enforce: 'pre' as const,
  resolveId: (id: string): string | null => (unused.has(id) ? absent + id : null),
  load: (id: string): string | null =>
    id.startsWith(absent)
      ? `export default function () { throw new Error('${id.slice(absent.length)} is not part of this program.'); }`
      : null,
  transform(code: string, id: string): string | null {
    if (!isSource(id)) return null;
    const placed = code.replace(asked, (_, name: string) => {
      files.add(resolve(name));
      return `fileURLToPath(new URL('${folder}/${packedName(name)}', import.meta.url))`;
    });
    if (files.size === 0) throw new Error(`${id} names no fonts any more.`);
    return `import { fileURLToPath } from 'node:url';\n${placed}`;
  },
  writeBundle({ dir = '' }: { dir?: string | undefined }, chunks: Chunks): void {
    for (const [name, { modules = {} }] of Object.entries(chunks)) {
      if (!Object.keys(modules).some(isSource)) continue;
      const beside = join(dir, name, '..', folder);
      mkdirSync(beside, { recursive: true });
      for (const file of files) {
        writeFileSync(join(beside, packedName(file)), brotliCompressSync(withoutShaping(readFileSync(file))));
      }
    }
  },
};

function isSource(id: string): boolean {
  return id.replaceAll('\\', '/').endsWith(source);
}
