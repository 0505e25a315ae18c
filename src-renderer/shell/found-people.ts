/** People whom the command palette finds: by a part of the name, or the beginning of a NIK or phone, each once. */
import { useDebouncedValue } from '@mantine/hooks';
import type { LookupItem } from '../../src-main/contract/history.ts';
import { useHasAccount } from '../core/core-state.ts';
import { useQuery } from '../core/use-query.ts';

/** Milliseconds without a key, and characters, before anybody is looked for. */
const searchAfterMs = 250;
const fewestCharacters = 3;
const shown = 5;
/** A person stands in many lists: of so many lookups enough are somebody else. */
const looked = 40;

/** The newest lookup of each; none while nothing is asked for, or what was found is of an earlier wording. */
export function useFoundPeople(search: string): LookupItem[] {
  const [settled] = useDebouncedValue(search, searchAfterMs);
  const hasAccount = useHasAccount();
  const asked = settled.length < fewestCharacters ? null : settled.slice(0, 100);
  const answers = hasAccount ? 'real' : 'all';
  const { data } = useQuery('history.page', asked === null ? null : { search: asked, answers, limit: looked });
  if (asked === null || settled !== search) return [];
  const people = new Map<string, LookupItem>();
  for (const item of data?.items ?? []) if (!people.has(item.person.nik)) people.set(item.person.nik, item);
  return [...people.values()].slice(0, shown);
}
