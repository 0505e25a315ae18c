/** The parts of an .xlsx and how they name each other (ECMA-376 Part 2): names without case, targets seen from their part. */

import { tooLarge } from '../../file-errors.ts';
import type { ZipEntry } from '../guards/zip-directory.ts';
import type { Unpacker } from '../guards/zip-guard.ts';
import { readXmlPart } from './part-text.ts';

export type Relation = {
  id: string;
  /** The last step of its type: `worksheet`, `styles`, … It is the same in both forms of the format. */
  kind: string;
  /** null: outside of the file, or a part that is not there. */
  part: ZipEntry | null;
};

/** Of one part: a sheet with very many links has that many. */
const mostRelations = 1_000_000;

export class PackageParts {
  private readonly entries: readonly ZipEntry[];
  private readonly unpacker: Unpacker;
  private readonly byName: ReadonlyMap<string, ZipEntry>;

  constructor(entries: readonly ZipEntry[], unpacker: Unpacker) {
    this.entries = entries;
    this.unpacker = unpacker;
    this.byName = new Map(entries.map((entry) => [plainName(entry.name), entry]));
  }

  part(name: string): ZipEntry | null {
    return this.byName.get(plainName(name)) ?? null;
  }

  /** The first whose name is like that. */
  find(pattern: RegExp): ZipEntry | null {
    return this.entries.find(({ name }) => pattern.test(plainName(name))) ?? null;
  }

  /** Of a part, or of the package itself. Empty where none are written down. Errors: as `readXmlPart`. */
  async relationsOf(part: ZipEntry | null): Promise<Relation[]> {
    const name = part ? plainName(part.name) : '';
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const entry = this.part(`${folder}_rels/${name.slice(folder.length)}.rels`);
    const relations: Relation[] = [];
    if (!entry) return relations;
    await readXmlPart(this.unpacker, entry, 'Relationships', {
      open: (element, attributes) => {
        if (element !== 'Relationship') return element === 'Relationships';
        if (relations.length >= mostRelations) throw tooLarge();
        const target = attributes.get('Target') ?? '';
        const outside = attributes.get('TargetMode')?.toLowerCase() === 'external';
        relations.push({
          id: attributes.get('Id') ?? '',
          kind: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
          part: outside ? null : (this.part(resolved(folder, target)) ?? this.part(target)),
        });
        return true;
      },
      close: () => {},
      text: () => {},
    });
    return relations;
  }
}

function plainName(name: string): string {
  const slashes = name.replaceAll('\\', '/').replace(/^\/+/, '');
  return withoutPercents(slashes).toLowerCase();
}

function withoutPercents(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/').replace(/#.*$/, '');
  if (path.startsWith('/')) return path;
  const steps: string[] = [];
  for (const step of `${folder}${path}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
