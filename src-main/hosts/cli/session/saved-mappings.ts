/** Finds saved mappings by their names, ignoring case. */
import type { Mapping } from '../../../contract/drafts.ts';
import { wrongListUsage } from '../terminal/failure.ts';
import type { Session } from './session.ts';

export async function findMapping(session: Session, name: string): Promise<Mapping> {
  const { mappings } = await session.ask('mappings.list', {});
  const plain = name.trim().toLowerCase();
  const found = mappings.find((mapping) => mapping.name.toLowerCase() === plain);
  if (!found) throw wrongListUsage((usage) => usage.mappingUnknown, 'mapping-unknown');
  return found;
}
