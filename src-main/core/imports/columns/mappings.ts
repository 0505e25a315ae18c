/**
 * Which heading holds which field: saved by the operator under a name, and remembered from the last file of each shape.
 * Kept by headings, never by column numbers, so that an inserted column changes nothing.
 */
import { createHash } from 'node:crypto';
import type { Mapping } from '../../../contract/drafts.ts';
import { type ColumnField, columnFields } from '../../../contract/person.ts';
import type { LegalBasis, ListPurpose } from '../../../contract/purposes.ts';
import { type ReadChoices, requiredFields, type SourceColumn } from '../../../contract/reading.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import { columnNames } from './column-names.ts';
import { plainHeading } from './heading-words.ts';

/** As `columnHeadings` of the choices takes them: a heading, `HP (2)` for the second of that heading, a letter where there is none. */
export type MappedHeadings = Mapping['headings'];

/** What lists of files of that shape are for. */
export type ShapePurpose = { purpose: ListPurpose | null; legalBasis: LegalBasis | null };

/** Remembered shapes beyond so many: the oldest is forgotten. */
const mostShapes = 500;

type Row = { id: number; name: string; headings: string; saved_at: number };

export type Mappings = ReturnType<typeof createMappings>;

export function createMappings(store: Store, clock: Pick<Clock, 'now'>) {
  const ofShape = store.prepare<{ shape: string }, { headings: string }>(
    'SELECT headings FROM mappings WHERE shape = :shape',
  );
  const rememberShape = store.prepare<{ shape: string; headings: string; now: number }>(`
    INSERT INTO mappings (shape, headings, saved_at) VALUES (:shape, :headings, :now)
    ON CONFLICT (shape) WHERE shape IS NOT NULL DO UPDATE SET headings = excluded.headings, saved_at = excluded.saved_at`);
  const forgetOldest = store.prepare<{ most: number }>(`
    DELETE FROM mappings WHERE shape IS NOT NULL AND id NOT IN (
      SELECT id FROM mappings WHERE shape IS NOT NULL ORDER BY saved_at DESC, id DESC LIMIT :most)`);
  const upsert = store.prepare<{ name: string; headings: string; now: number }>(`
    INSERT INTO mappings (name, headings, saved_at) VALUES (:name, :headings, :now)
    ON CONFLICT (name COLLATE NOCASE) WHERE name IS NOT NULL
    DO UPDATE SET name = excluded.name, headings = excluded.headings, saved_at = excluded.saved_at`);
  const select = 'SELECT id, name, headings, saved_at FROM mappings WHERE name IS NOT NULL';
  const all = store.prepare<Record<string, never>, Row>(`${select} ORDER BY name COLLATE NOCASE`);
  const byId = store.prepare<{ id: number }, Row>(`${select} AND id = :id`);
  const byName = store.prepare<{ name: string }, Row>(`${select} AND name = :name COLLATE NOCASE`);
  const remove = store.prepare<{ id: number }>('DELETE FROM mappings WHERE id = :id AND name IS NOT NULL');

  return {
    /** How the last file with just these headings was imported; null: none was, or the file has no headings. */
    forShape(headings: readonly string[]): MappedHeadings | null {
      const shape = shapeOf(headings);
      const row = shape === null ? undefined : ofShape.get({ shape });
      if (!row) return null;
      const { asked: _asked, lists: _lists, ...mapped } = JSON.parse(row.headings);
      return mapped;
    },
    /** What the last list of a file with just these headings was for; null: nobody said, or none was. */
    purposeForShape(headings: readonly string[]): ShapePurpose | null {
      const shape = shapeOf(headings);
      const row = shape === null ? undefined : ofShape.get({ shape });
      return row ? ((JSON.parse(row.headings).lists as ShapePurpose | undefined) ?? null) : null;
    },
    /** Whether whoever imported that file was asked about doubtful columns. Older versions guessed, and remembered that. */
    askedForShape(headings: readonly string[]): boolean {
      const shape = shapeOf(headings);
      const row = shape === null ? undefined : ofShape.get({ shape });
      return row !== undefined && JSON.parse(row.headings).asked === true;
    },
    /** A file without headings is not remembered: every other one would be of its shape. */
    remember(headings: readonly string[], mapped: MappedHeadings, lists?: ShapePurpose): void {
      const shape = shapeOf(headings);
      if (shape === null || Object.keys(mapped).length === 0) return;
      const said = lists?.purpose || lists?.legalBasis ? lists : (this.purposeForShape(headings) ?? undefined);
      store.transaction(() => {
        const kept = { ...mapped, asked: true, ...(said && { lists: said }) };
        rememberShape.run({ shape, headings: JSON.stringify(kept), now: clock.now() });
        forgetOldest.run({ most: mostShapes });
      });
    },

    /** By name. */
    list: (): Mapping[] => all.all({}).map(toMapping),
    /** One of the same name, in any case, is replaced. */
    save(name: string, mapped: MappedHeadings): Mapping {
      upsert.run({ name: name.trim(), headings: JSON.stringify(mapped), now: clock.now() });
      const saved = this.findByName(name);
      if (!saved) throw new Error('A mapping vanished as it was saved.');
      return saved;
    },
    find(mappingId: number): Mapping | null {
      const row = byId.get({ id: mappingId });
      return row ? toMapping(row) : null;
    },
    /** In any case. */
    findByName(name: string): Mapping | null {
      const row = byName.get({ name: name.trim() });
      return row ? toMapping(row) : null;
    },
    /** false: it was not there. */
    delete: (mappingId: number): boolean => remove.run({ id: mappingId }).changes > 0,
  };
}

/** What a mapping keeps of a file's columns: those that hold a field, by names that find them again. */
export function mappedHeadings(columns: readonly Pick<SourceColumn, 'column' | 'heading' | 'field'>[]): MappedHeadings {
  const width = Math.max(0, ...columns.map(({ column }) => column));
  const headings: string[] = new Array(width).fill('');
  for (const { column, heading } of columns) headings[column - 1] = heading;
  const names = columnNames(headings);
  const mapped: Partial<Record<ColumnField, string>> = {};
  for (const { column, field } of columns) if (field !== null) mapped[field] = names[column - 1] ?? '';
  return mapped;
}

/**
 * Under what the caller chose. A mapping that knows NIK and phone is taken for all there is to know: a field it leaves out
 * had no column when it was saved, and is not guessed again. `origin`: what the mapping is worth where the cells, or the
 * heading itself, speak against it.
 */
export function withMapping(
  choices: ReadChoices,
  mapped: MappedHeadings,
  origin: 'mapping' | 'guess' = 'mapping',
): ReadChoices {
  const whole = requiredFields.every((field) => mapped[field] !== undefined);
  const brought = columnFields.filter(
    (field) =>
      mapped[field] !== undefined &&
      choices.columns?.[field] === undefined &&
      choices.columnHeadings?.[field] === undefined,
  );
  return {
    ...choices,
    columnOrigins: { ...choices.columnOrigins, ...Object.fromEntries(brought.map((field) => [field, origin])) },
    columnHeadings: { ...mapped, ...choices.columnHeadings },
    guessColumns: choices.guessColumns && !whole,
  };
}

/** Plain headings in their order; blank ones at the end are only formatting, and come and go. */
function shapeOf(headings: readonly string[]): string | null {
  const plain = headings.map(plainHeading);
  const last = plain.findLastIndex((heading) => heading !== '');
  if (last < 0) return null;
  return createHash('sha256')
    .update(plain.slice(0, last + 1).join('\n'))
    .digest('hex');
}

function toMapping({ id, name, headings, saved_at }: Row): Mapping {
  return { mappingId: id, name, headings: JSON.parse(headings), savedAt: saved_at };
}
