/**
 * Which rows are about the same person, number or question, kept up to date while rows change. It says what
 * `person/same-person.ts` says when the rows are walked in order; a test holds the two together.
 */

export const sameFlags = { twin: 1, 'same-nik-other-phone': 2, 'same-phone-other-person': 4 } as const;
export type SameCode = keyof typeof sameFlags;
export const sameCodes = Object.keys(sameFlags) as SameCode[];

/** null: the row asks nothing, so it is nobody's twin. */
export type Asked = { nik: string; phone: string; fingerprint: string } | null;

/** Positions in order; one alone needs no array. */
type Groups = Map<string, number | number[]>;

/** `size`: positions, from 0. */
export function createSamePeople(size: number) {
  const niks: (string | null)[] = new Array(size).fill(null);
  const phones: (string | null)[] = new Array(size).fill(null);
  const prints: (string | null)[] = new Array(size).fill(null);
  const flags = new Uint8Array(size);
  const leaders = new Int32Array(size).fill(-1);
  const counts: Record<SameCode, number> = { twin: 0, 'same-nik-other-phone': 0, 'same-phone-other-person': 0 };
  const byNik: Groups = new Map();
  const byPhone: Groups = new Map();
  const byPrint: Groups = new Map();

  function mark(position: number, code: SameCode, on: boolean): void {
    const bit = sameFlags[code];
    const was = ((flags[position] ?? 0) & bit) !== 0;
    if (was === on) return;
    flags[position] = (flags[position] ?? 0) ^ bit;
    counts[code] += on ? 1 : -1;
  }

  /** Every row after the first that has another value than some row before it. */
  function markDiffering(members: readonly number[], values: readonly (string | null)[], code: SameCode): void {
    let first: string | null = null;
    let several = false;
    for (const member of members) {
      const value = values[member] ?? '';
      mark(member, code, first !== null && (several || value !== first));
      if (first === null) first = value;
      else if (value !== first) several = true;
    }
  }

  function markTwins(members: readonly number[]): void {
    const [leader = -1] = members;
    for (const member of members) {
      mark(member, 'twin', member !== leader);
      leaders[member] = member === leader ? -1 : leader;
    }
  }

  const membersOf = (groups: Groups, key: string): readonly number[] => {
    const group = groups.get(key);
    if (group === undefined) return [];
    return typeof group === 'number' ? [group] : group;
  };

  function put(position: number, asked: Asked): void {
    niks[position] = asked?.nik ?? null;
    phones[position] = asked?.phone ?? null;
    prints[position] = asked?.fingerprint ?? null;
  }

  function join(groups: Groups, key: string, position: number): void {
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, position);
      return;
    }
    const members = typeof group === 'number' ? [group] : group;
    // Rows come in order when all are placed, and anywhere when one changed.
    if ((members.at(-1) ?? -1) < position) members.push(position);
    else members.splice(placeOf(members, position), 0, position);
    groups.set(key, members);
  }

  function leave(groups: Groups, key: string, position: number): void {
    const group = groups.get(key);
    if (typeof group === 'number' || group === undefined) {
      groups.delete(key);
      return;
    }
    group.splice(placeOf(group, position), 1);
    const [only] = group;
    if (group.length === 1 && only !== undefined) groups.set(key, only);
  }

  return {
    counts,
    flagsOf: (position: number): number => flags[position] ?? 0,
    /** Position of the row that asks the same question first; -1: none. */
    leaderOf: (position: number): number => leaders[position] ?? -1,

    /** One of many that are placed before `rebuild`. */
    place: put,

    rebuild(): void {
      for (const groups of [byNik, byPhone, byPrint]) groups.clear();
      for (let position = 0; position < size; position++) {
        for (const code of sameCodes) mark(position, code, false);
        leaders[position] = -1;
        const [nik, phone, print] = [niks[position], phones[position], prints[position]];
        if (nik) join(byNik, nik, position);
        if (phone) join(byPhone, phone, position);
        if (print) join(byPrint, print, position);
      }
      for (const group of byNik.values()) {
        if (typeof group !== 'number') markDiffering(group, phones, 'same-nik-other-phone');
      }
      for (const group of byPhone.values()) {
        if (typeof group !== 'number') markDiffering(group, niks, 'same-phone-other-person');
      }
      for (const group of byPrint.values()) if (typeof group !== 'number') markTwins(group);
    },

    /** A few rows that ask another question than before. */
    change(changes: readonly { position: number; asked: Asked }[]): void {
      const touched = { nik: new Set<string>(), phone: new Set<string>(), print: new Set<string>() };
      for (const { position, asked } of changes) {
        const [nik, phone, print] = [niks[position], phones[position], prints[position]];
        if (nik) {
          leave(byNik, nik, position);
          touched.nik.add(nik);
        }
        if (phone) {
          leave(byPhone, phone, position);
          touched.phone.add(phone);
        }
        if (print) {
          leave(byPrint, print, position);
          touched.print.add(print);
        }
        for (const code of sameCodes) mark(position, code, false);
        leaders[position] = -1;
        put(position, asked);
        if (!asked) continue;
        join(byNik, asked.nik, position);
        touched.nik.add(asked.nik);
        join(byPhone, asked.phone, position);
        touched.phone.add(asked.phone);
        join(byPrint, asked.fingerprint, position);
        touched.print.add(asked.fingerprint);
      }
      for (const nik of touched.nik) markDiffering(membersOf(byNik, nik), phones, 'same-nik-other-phone');
      for (const phone of touched.phone) markDiffering(membersOf(byPhone, phone), niks, 'same-phone-other-person');
      for (const print of touched.print) markTwins(membersOf(byPrint, print));
    },
  };
}

/** Index of the first member that is not before `position`. */
function placeOf(members: readonly number[], position: number): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
