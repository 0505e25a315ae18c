/** The filters of `history` as typed: words of the terminal for what the contract calls by values. */
import { relations, type VerdictKind, verdictKinds } from '../../../contract/answer.ts';
import { localDay } from '../../../contract/calendar.ts';
import type { HistoryFilter, HistorySort } from '../../../contract/history.ts';
import type { LookupState } from '../../../contract/states.ts';
import { nikProvinces } from '../../../core/person/data/nik-provinces.ts';
import { operatorPrefixes } from '../../../core/person/data/operator-prefixes.ts';
import { wrongHistoryUsage } from '../terminal/failure.ts';
import { type Day, oneOf, spanOf } from './option-values.ts';

/** As in the contract: no operator known, no relation said. */
const nothing = '';

export type HistoryFilterOptions = {
  state?: LookupState[];
  verdict?: VerdictKind[];
  relation?: string[];
  operator?: string[];
  province?: string[];
  list?: number;
  from?: Day;
  to?: Day;
  sort?: HistorySort;
};

function several<T>(text: string, before: readonly T[], read: (part: string) => T): T[] {
  return [...new Set([...before, ...text.split(',').map((part) => read(part.trim()))])];
}

/** `reachable,no_record`, also with dashes. */
export function verdicts(text: string, before: readonly VerdictKind[] = []): VerdictKind[] {
  const choose = oneOf('--verdict', verdictKinds);
  return several(text, before, (part) => choose(part.replaceAll('-', '_')));
}

export function relationNames(text: string, before: readonly string[] = []): string[] {
  const known = [...relations, 'other', 'none'];
  const choose = oneOf(
    '--relation',
    known.map((relation) => relation.toLowerCase()),
  );
  return several(text, before, (part) => {
    const chosen = choose(part);
    return chosen === 'none' ? nothing : (known.find((relation) => relation.toLowerCase() === chosen) ?? nothing);
  });
}

export function operators(text: string, before: readonly string[] = []): string[] {
  const brands = operatorPrefixes.map(({ brand }) => brand);
  return several(text, before, (part) => {
    const plain = part.toLowerCase();
    if (plain === 'unknown') return nothing;
    const brand = brands.find((one) => one.toLowerCase() === plain);
    if (brand === undefined) throw wrongHistoryUsage((usage) => usage.noSuchOperator(brands.join(', ')));
    return brand;
  });
}

/** `33`, `Jawa Tengah`; unknown where the NIK has no sixteen digits. */
export function provinces(text: string, before: readonly string[] = []): string[] {
  return several(text, before, (part) => {
    const plain = part.toLowerCase();
    if (plain === 'unknown') return nothing;
    if (/^\d\d$/.test(plain)) return plain;
    const found = [...nikProvinces].find(([, { name }]) => name.toLowerCase() === plain);
    if (!found) throw wrongHistoryUsage((usage) => usage.noSuchProvince);
    return found[0];
  });
}

export function filterOf(
  given: HistoryFilterOptions,
  search: string,
  connectionId: number | null,
): Partial<HistoryFilter> {
  spanOf(given);
  return {
    search,
    connectionId,
    states: given.state ?? [],
    verdicts: given.verdict ?? [],
    relations: given.relation ?? [],
    operators: given.operator ?? [],
    provinces: given.province ?? [],
    listId: given.list ?? null,
    from: given.from ? localDay(given.from.from) : null,
    to: given.to ? localDay(given.to.from) : null,
  };
}
