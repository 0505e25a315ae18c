/**
 * Every row of the draft with what the rules say of it, as numbers: half a million rows must fit, and a filter must find its
 * rows without reading them again. The words of a row are made when it is shown.
 */
import { setImmediate } from 'node:timers/promises';
import type { DraftCounts, DraftFilter, DraftRowStatus } from '../../../../contract/drafts.ts';
import { type ProblemCode, problemCodes, type Severity } from '../../../../contract/person.ts';
import type { ReadChoices } from '../../../../contract/reading.ts';
import { type Finding, note, warning } from '../../../person/finding.ts';
import { suggestedFixFor } from '../../../person/suggested-fix.ts';
import { type Cell, cellText } from '../../../spreadsheet/cell.ts';
import type { PackedTable } from '../../../spreadsheet/read/table/packed-table.ts';
import type { SourceRow } from '../../../spreadsheet/read/table/table.ts';
import { fingerprint } from '../../../td/question.ts';
import { createRoundedColumns } from '../../columns/rounded-columns.ts';
import type { Plan } from '../../reading/plan.ts';
import type { Repairs } from '../../reading/repairs.ts';
import { type CheckedRow, createRowCheck } from '../../reading/row-check.ts';
import { type Asked, createSamePeople, sameCodes, sameFlags } from './same-people.ts';

const statuses = { accepted: 0, rejected: 1, skipped: 2 } as const;
const statusNames: readonly DraftRowStatus[] = ['accepted', 'rejected', 'skipped'];
const severityBits: Record<Severity, number> = { error: 1, warning: 2, note: 4 };
const codeIndex = new Map(problemCodes.map((code, index) => [code, index]));
/** Of the 32-bit words a row's codes are kept in. */
const words = Math.ceil(problemCodes.length / 32);

const order = (a: { code: ProblemCode }, b: { code: ProblemCode }): number =>
  (codeIndex.get(a.code) ?? 0) - (codeIndex.get(b.code) ?? 0);

const rowsBetweenPauses = 2_000;
/** With more changed rows than this, comparing all of them anew is quicker than one by one. */
const manyRows = 2_000;

/** What the rules say of one row by itself. */
export type Judged = { checked: CheckedRow; status: DraftRowStatus; asked: Asked; edited: boolean };

export type RowIndex = Awaited<ReturnType<typeof createRowIndex>>;

/** Walks all rows once. `onChecked`: how many so far. */
export async function createRowIndex(
  table: PackedTable,
  plan: Plan,
  choices: ReadChoices,
  repairs: Repairs,
  onChecked: (rows: number) => void,
) {
  const rowCheck = createRowCheck(plan, choices);
  const rounded = createRoundedColumns(choices, plan.columns.map);
  const { map } = plan.columns;
  const places = new Uint32Array(table.count);
  const rowNumbers = new Uint32Array(table.count);
  let size = 0;
  for (let index = 0; index < table.count; index++) {
    const source = table.at(index);
    if (!rowCheck.passesOver(source)) {
      places[size] = index;
      rowNumbers[size] = source.row;
      size += 1;
    }
    if (index % rowsBetweenPauses === 0) await setImmediate();
  }
  const status = new Uint8Array(size);
  const severities = new Uint8Array(size);
  const edited = new Uint8Array(size);
  const codes = Array.from({ length: words }, () => new Uint32Array(size));
  const same = createSamePeople(size);
  const counts = { accepted: 0, rejected: 0, skipped: 0, edited: 0 };
  const problemCounts = new Map<string, { code: ProblemCode; severity: Severity; count: number; repairs: number }>();

  const sourceOf = (position: number): SourceRow => table.at(places[position] ?? 0);

  function judge(position: number): Judged {
    const source = sourceOf(position);
    const repair = repairs.of(source.row);
    const checked = rowCheck.check(source, repair);
    const asked = checked.person ? { ...checked.person, fingerprint: fingerprint(checked.person) } : null;
    const kind = repair?.skipped ? 'skipped' : checked.person ? 'accepted' : 'rejected';
    return { checked, status: kind, asked, edited: (repair?.cells.size ?? 0) > 0 };
  }

  function cellsNow(source: SourceRow): Cell[] {
    const repair = repairs.of(source.row);
    if (!repair || repair.cells.size === 0) return source.cells;
    const cells = [...source.cells];
    for (const [index, text] of repair.cells) {
      while (cells.length < index) cells.push(null);
      cells[index] = text;
    }
    return cells;
  }

  /** From 1; null: the whole row's. */
  function columnOf(finding: Finding): number | null {
    return finding.field === null ? null : (map[finding.field] ?? null);
  }

  /** What the cell would hold; null: only a person can tell. */
  function suggestedFixOf(finding: Finding, cells: readonly Cell[]): string | null {
    const column = columnOf(finding);
    if (column === null || rowCheck.withheld.has(column - 1)) return null;
    const { field, code } = finding;
    return field === null || field === 'birthDate' ? null : suggestedFixFor(cells[column - 1] ?? null, field, code);
  }

  /** Adds what a row says to the sums, or takes it away. */
  function count(position: number, judged: Judged, by: 1 | -1): void {
    counts[judged.status] += by;
    if (judged.edited) counts.edited += by;
    const source = sourceOf(position);
    const numbers = rowCheck.numbersOf(source, repairs.of(source.row), judged.checked.person);
    if (numbers && by === 1) rounded.add(numbers);
    else if (numbers) rounded.remove(numbers);
    const { findings } = judged.checked;
    if (findings.length === 0) return;
    const cells = cellsNow(source);
    for (const finding of findings) {
      const key = `${finding.code} ${finding.severity}`;
      const sum = problemCounts.get(key) ?? { ...finding, count: 0, repairs: 0 };
      sum.count += by;
      if (suggestedFixOf(finding, cells) !== null) sum.repairs += by;
      problemCounts.set(key, sum);
    }
  }

  function write(position: number, judged: Judged): void {
    status[position] = statuses[judged.status];
    edited[position] = judged.edited ? 1 : 0;
    let bits = 0;
    for (const word of codes) word[position] = 0;
    for (const { code, severity } of judged.checked.findings) {
      bits |= severityBits[severity];
      const index = codeIndex.get(code) ?? 0;
      const word = codes[index >>> 5];
      if (word) word[position] = (word[position] ?? 0) | (1 << (index & 31));
    }
    severities[position] = bits;
  }

  async function considerAll(onDone: (rows: number) => void): Promise<void> {
    Object.assign(counts, { accepted: 0, rejected: 0, skipped: 0, edited: 0 });
    problemCounts.clear();
    rounded.clear();
    for (let position = 0; position < size; position++) {
      const judged = judge(position);
      count(position, judged, 1);
      write(position, judged);
      same.place(position, judged.asked);
      if (position % rowsBetweenPauses === 0) {
        onDone(position);
        await setImmediate();
      }
    }
    same.rebuild();
  }

  await considerAll(onChecked);

  /** Its own findings, and those beside other rows. */
  function findingsOf(position: number, judged: Judged): Finding[] {
    const flags = same.flagsOf(position);
    return [
      ...judged.checked.findings,
      ...(flags & sameFlags['same-nik-other-phone'] ? [warning('nik', 'same-nik-other-phone')] : []),
      ...(flags & sameFlags['same-phone-other-person'] ? [warning('phone', 'same-phone-other-person')] : []),
      ...(flags & sameFlags.twin ? [note(null, 'twin')] : []),
    ];
  }

  function bitsOf(position: number): number {
    const flags = same.flagsOf(position);
    const beside =
      (flags & ~sameFlags.twin ? severityBits.warning : 0) | (flags & sameFlags.twin ? severityBits.note : 0);
    return (severities[position] ?? 0) | beside;
  }

  function shows(position: number, show: DraftFilter['show']): boolean {
    switch (show) {
      case 'all':
        return true;
      case 'problems':
        return bitsOf(position) !== 0;
      case 'errors':
        return status[position] === statuses.rejected;
      case 'warnings':
        return (bitsOf(position) & severityBits.warning) !== 0;
      case 'notes':
        return (bitsOf(position) & severityBits.note) !== 0;
      case 'edited':
        return edited[position] === 1;
      case 'skipped':
        return status[position] === statuses.skipped;
    }
  }

  function hasOne(position: number, masks: readonly number[], flags: number): boolean {
    if ((same.flagsOf(position) & flags) !== 0) return true;
    return masks.some((mask, word) => ((codes[word]?.[position] ?? 0) & mask) !== 0);
  }

  function contains(position: number, wanted: string): boolean {
    return cellsNow(sourceOf(position)).some(
      (cell, index) => !rowCheck.withheld.has(index) && cellText(cell).toLowerCase().includes(wanted),
    );
  }

  return {
    size,
    withheld: rowCheck.withheld,
    hides: rowCheck.hides,
    sourceOf,
    cellsNow,
    columnOf,
    suggestedFixOf,
    judge,
    findingsOf,
    rowNumberOf: (position: number): number => rowNumbers[position] ?? 0,
    statusOf: (position: number): DraftRowStatus => statusNames[status[position] ?? 0] ?? 'rejected',
    leaderRowOf: (position: number): number | null => {
      const leader = same.leaderOf(position);
      return leader < 0 ? null : (rowNumbers[leader] ?? null);
    },

    /** null: that row is not one of the draft's. */
    positionOf(row: number): number | null {
      let low = 0;
      let high = size;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((rowNumbers[middle] ?? 0) < row) low = middle + 1;
        else high = middle;
      }
      return low < size && rowNumbers[low] === row ? low : null;
    },

    /** Positions in the order of the file. */
    async find({ show, codes: wanted, search }: DraftFilter): Promise<Uint32Array> {
      const masks: number[] = new Array(words).fill(0);
      let flags = 0;
      for (const code of wanted) {
        const index = codeIndex.get(code) ?? 0;
        masks[index >>> 5] = (masks[index >>> 5] ?? 0) | (1 << (index & 31));
        for (const one of sameCodes) if (one === code) flags |= sameFlags[one];
      }
      const text = search.trim().toLowerCase();
      const found = new Uint32Array(size);
      let length = 0;
      for (let position = 0; position < size; position++) {
        if (position % rowsBetweenPauses === 0) await setImmediate();
        if (!shows(position, show)) continue;
        if (wanted.length > 0 && !hasOne(position, masks, flags)) continue;
        if (text !== '' && !contains(position, text)) continue;
        found[length] = position;
        length += 1;
      }
      return found.slice(0, length);
    },

    /** Changes the repairs of these rows by `change` and says everything of them anew. */
    async reconsider(positions: Uint32Array, change: () => void, onChanged: (rows: number) => void): Promise<void> {
      if (positions.length * 2 > size && positions.length > manyRows) {
        change();
        return considerAll(onChanged);
      }
      const many = positions.length > manyRows;
      for (const [index, position] of positions.entries()) {
        count(position, judge(position), -1);
        if (index % rowsBetweenPauses === 0) await setImmediate();
      }
      change();
      const asked: { position: number; asked: Asked }[] = [];
      for (const [index, position] of positions.entries()) {
        const judged = judge(position);
        count(position, judged, 1);
        write(position, judged);
        if (many) same.place(position, judged.asked);
        else asked.push({ position, asked: judged.asked });
        if (index % rowsBetweenPauses === 0) {
          onChanged(index);
          await setImmediate();
        }
      }
      if (many) same.rebuild();
      else same.change(asked);
    },

    counts(): DraftCounts {
      return { rows: size, ...counts, duplicates: same.counts.twin };
    },

    /** By the rows as they stand now. */
    roundedColumns: () => rounded.result(),

    /** Errors first; the most frequent first. */
    problemCounts() {
      const beside = sameCodes.map((code) => ({
        code,
        severity: code === 'twin' ? ('note' as const) : ('warning' as const),
        count: same.counts[code],
        repairs: 0,
      }));
      const all = [...problemCounts.values(), ...beside].filter((one) => one.count > 0);
      all.sort((a, b) => severityBits[a.severity] - severityBits[b.severity] || b.count - a.count || order(a, b));
      return all.map(({ code, severity, count: n, repairs: r }) => ({ code, severity, count: n, repairs: r }));
    },
  };
}
