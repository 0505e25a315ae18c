/** Puts the fonts of printed lists beside the program that writes them, and says so where the source asks Node for their place. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const source = '/core/pdf/font-files.ts';
const folder = 'fonts';
const asked = /\brequire\.resolve\(['"]([^'"]+\.ttf)['"]\)/g;
const { resolve } = createRequire(import.meta.url);

/** What of a bundler's plugin is used; the same in vite and rolldown. */
type Chunks = Readonly<Record<string, { modules?: Readonly<Record<string, unknown>> }>>;

const files = new Set<string>();

export const fontAssets = {
  name: 'font-assets',
  transform(code: string, id: string): string | null {
    if (!isSource(id)) return null;
    const placed = code.replace(asked, (_, name: string) => {
      files.add(resolve(name));
      return `fileURLToPath(new URL('${folder}/${basename(name)}', import.meta.url))`;
    });
    if (files.size === 0) throw new Error(`${id} names no fonts any more.`);
    return `import { fileURLToPath } from 'node:url';\n${placed}`;
  },
  writeBundle({ dir = '' }: { dir?: string | undefined }, chunks: Chunks): void {
    for (const [name, { modules = {} }] of Object.entries(chunks)) {
      if (!Object.keys(modules).some(isSource)) continue;
      const beside = join(dir, name, '..', folder);
      mkdirSync(beside, { recursive: true });
      for (const file of files) copyFileSync(file, join(beside, basename(file)));
    }
  },
};

function isSource(id: string): boolean {
  return id.replaceAll('\\', '/').endsWith(source);
}
