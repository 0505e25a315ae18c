/** Lists that the command palette finds, by a part of their name or of their file's. */
import { useDebouncedValue } from '@mantine/hooks';
import type { List } from '../../src-main/contract/lists.ts';
import { useQuery } from '../core/use-query.ts';

/** Milliseconds without a key, and characters, before any is looked for. */
const searchAfterMs = 250;
const fewestCharacters = 2;
const shown = 5;

/** The newest first; none while nothing is asked for, or what was found is of an earlier wording. */
export function useFoundLists(search: string): readonly List[] {
  const [settled] = useDebouncedValue(search, searchAfterMs);
  const asked = settled.length < fewestCharacters ? null : settled.slice(0, 100);
  const { data } = useQuery('lists.page', asked === null ? null : { named: asked, limit: shown });
  return asked === null || settled !== search ? [] : (data?.lists ?? []);
}
