/** Saved mappings: naming the columns of the open draft, and using a name on it. */
import type { mappingCalls } from '../../contract/drafts.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import { type Mappings, mappedHeadings } from './columns/mappings.ts';
import type { Drafts } from './draft/drafts.ts';

export function createMappingHandlers({
  mappings,
  drafts,
}: {
  mappings: Mappings;
  drafts: Pick<Drafts, 'use'>;
}): Handlers<keyof typeof mappingCalls> {
  return {
    'mappings.list': () => ({ mappings: mappings.list() }),
    'mappings.save': ({ draftId, name }) =>
      drafts.use(draftId, async (draft) => mappings.save(name, mappedHeadings((await draft.facts()).columns))),
    'mappings.use': ({ draftId, mappingId }) =>
      drafts.use(draftId, (draft) => {
        const mapping = mappings.find(mappingId);
        if (!mapping) throw unknown();
        return draft.useMapping(mapping);
      }),
    'mappings.delete': ({ mappingId }) => {
      if (!mappings.delete(mappingId)) throw unknown();
      return {};
    },
  };
}

function unknown(): CoreError {
  return new CoreError('mapping-unknown', 'That saved mapping is not there any more.');
}
