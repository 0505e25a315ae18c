/** What came of a nasty list, laid beside what must come of it: one object each, so that a difference reads by itself. */
import type { Preview } from '../../../../src-main/contract/reading.ts';
import { CoreError } from '../../../../src-main/core/kernel/errors.ts';
import type { NastyCase, Read } from '../../../fixtures/nasty/nasty-case.ts';

export type Outcome = { preview: Preview } | { code: string };

/** Errors that are not the program's own go on: the reading process would have died of them. */
export async function outcomeOf(preview: () => Promise<Preview> | Preview): Promise<Outcome> {
  try {
    return { preview: await preview() };
  } catch (error) {
    if (error instanceof CoreError) return { code: error.code };
    throw error;
  }
}

/** Rows to ask the person of: those expected, and the first forty, so that none is accepted unseen. */
export function rowsToSample({ expected }: NastyCase): number[] {
  if ('refused' in expected) return [];
  const rows = new Set([
    ...(expected.people ?? []).map(([row]) => row),
    ...(expected.contacts ?? []).map(([row]) => row),
  ]);
  if (expected.people && !expected.somePeople) for (let row = 1; row <= 40; row++) rows.add(row);
  return [...rows].sort((a, b) => a - b).slice(0, 200);
}

type Told = Record<string, unknown>;

/** `told` equals `wanted` where the outcome is the expected one; each holds only what the case expects something of. */
export function compare({ expected, repairs }: NastyCase, outcome: Outcome): { told: Told; wanted: Told } {
  if ('refused' in expected) {
    const allowed = typeof expected.refused === 'string' ? [expected.refused] : expected.refused;
    const code = 'code' in outcome ? outcome.code : 'it was read';
    return {
      told: { refused: code },
      wanted: { refused: allowed.find((one) => one === code) ?? allowed.join(' or ') },
    };
  }
  if ('code' in outcome) return { told: { refused: outcome.code }, wanted: { refused: 'it is a list' } };
  const takenOut = (repairs ?? []).filter(({ skipped }) => skipped).length;
  return compareRead(expected, outcome.preview, takenOut);
}

function compareRead(expected: Read, preview: Preview, takenOut: number): { told: Told; wanted: Told } {
  const told: Told = {};
  const wanted: Told = {};
  const lay = (what: string, is: unknown, must: unknown) => {
    if (must === undefined) return;
    told[what] = is;
    wanted[what] = must;
  };
  const { file, layout, samples } = preview;
  lay('sheet', file.sheet, expected.sheet);
  lay('sheets', preview.sheets, expected.sheets);
  lay('headerRow', file.headerRow, expected.headerRow);
  lay('columns', file.columns, expected.columns);
  lay('encoding', file.encoding, expected.encoding);
  lay('delimiter', file.delimiter, expected.delimiter);
  for (const count of ['rows', 'accepted', 'rejected', 'duplicates'] as const)
    lay(count, preview[count], expected[count]);
  lay('rows are accepted, rejected or taken out', preview.accepted + preview.rejected + takenOut, preview.rows);
  if (expected.people) {
    const unnamed = new Set(expected.people.filter(([, , , name]) => name === undefined).map(([row]) => row));
    const wantedRows = new Set(expected.people.map(([row]) => row));
    const found = samples.flatMap(({ row, person }) =>
      person && (!expected.somePeople || wantedRows.has(row))
        ? [[row, person.nik, person.phone, unnamed.has(row) ? undefined : person.name]]
        : [],
    );
    lay('people', found, expected.people);
    if (!expected.somePeople) lay('all people are expected', preview.accepted, expected.people.length);
  }
  if (expected.contacts) {
    const of = new Map(samples.map(({ row, person }) => [row, person]));
    lay(
      'contacts',
      expected.contacts.map(([row]) => [
        row,
        of.get(row)?.ecNik ?? null,
        of.get(row)?.ecPhone ?? null,
        of.get(row)?.ecName ?? null,
      ]),
      expected.contacts,
    );
  }
  if (expected.codes) layCodes(expected, preview, lay);
  for (const [fact, must] of Object.entries(expected.layout ?? {})) {
    lay(`layout: ${fact}`, layout[fact as keyof typeof layout], must);
  }
  for (const [heading, must] of Object.entries(expected.samples ?? {})) {
    lay(`samples of ${heading}`, preview.columns.find((column) => column.heading === heading)?.samples, must);
  }
  return { told, wanted };
}

/** A code expected with `*` in a place fits whatever the program says there. */
function layCodes(expected: Read, preview: Preview, lay: (what: string, is: unknown, must: unknown) => void): void {
  const left = preview.problems.map(({ row, field, code, severity }) => `${row} ${field ?? '-'} ${code} ${severity}`);
  const missing: string[] = [];
  for (const must of expected.codes ?? []) {
    const index = left.findIndex((one) => fits(must, one));
    if (index < 0) missing.push(must);
    else left.splice(index, 1);
  }
  lay('problems not told', missing, []);
  if (!expected.someCodes) lay('problems told without reason', left, []);
}

function fits(must: string, one: string): boolean {
  const words = one.split(' ');
  return must.split(' ').every((word, index) => word === '*' || word === words[index]);
}
