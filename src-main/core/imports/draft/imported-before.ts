/** Whether the very same file, of the same sheet, became a list before. */
import type { ImportedBefore } from '../../../contract/drafts.ts';
import type { Store } from '../../store/store.ts';

export type FindImportedBefore = (digest: string, sheet: string | null) => ImportedBefore | null;

export function createImportedBefore(store: Store): FindImportedBefore {
  const newest = store.prepare<{ digest: string; sheet: string | null }, ImportedBefore>(`
    SELECT id AS listId, name AS listName, created_at AS importedAt FROM lists
    WHERE source_digest = :digest AND complete = 1 AND sheet IS :sheet ORDER BY created_at DESC, id DESC LIMIT 1`);
  return (digest, sheet) => newest.get({ digest, sheet }) ?? null;
}
