/** Drafts: opening a file for import, repairing its rows, and making a list of it. */
import type { draftCalls, mappingCalls } from '../../contract/drafts.ts';
import type { Handlers } from '../dispatch.ts';

export function draftHandlers(): Handlers<keyof typeof draftCalls | keyof typeof mappingCalls> {
  const notYet = (): never => {
    throw new Error('Not built yet.');
  };
  return {
    'drafts.open': notYet,
    'drafts.get': notYet,
    'drafts.choose': notYet,
    'drafts.rows': notYet,
    'drafts.apply': notYet,
    'drafts.undo': notYet,
    'drafts.redo': notYet,
    'drafts.saveProblems': notYet,
    'drafts.import': notYet,
    'drafts.mend': notYet,
    'drafts.close': notYet,
    'mappings.list': notYet,
    'mappings.save': notYet,
    'mappings.use': notYet,
    'mappings.delete': notYet,
  };
}
