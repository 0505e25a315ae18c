/** Names of lists differ: of a second one of that name `Nasabah Maret (2)`. */
import { listNameSchema } from '../../../contract/lists.ts';
import type { Store } from '../../store/store.ts';

export function createListNames(store: Store): (wanted: string) => string {
  const taken = store.prepare<{ name: string }, { id: number }>(
    'SELECT id FROM lists WHERE name = :name COLLATE NOCASE AND complete = 1 LIMIT 1',
  );
  const longest = listNameSchema.maxLength ?? wantedAsIs;
  return (wanted) => {
    let name = wanted;
    for (let number = 2; taken.get({ name }); number += 1) {
      const mark = ` (${number})`;
      name = `${wanted.slice(0, longest - mark.length).trimEnd()}${mark}`;
    }
    return name;
  };
}

const wantedAsIs = Number.MAX_SAFE_INTEGER;
