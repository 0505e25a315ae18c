/** A file becomes a list, or is told of, as a script does it: by one draft that nobody looks at. */
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';

/** A call whose expected error is thrown. */
export type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

type Opening = { fileId: string } & Omit<InputOf<'drafts.readAs'>, 'draftId'>;
export type ToImport = Opening & Omit<InputOf<'drafts.import'>, 'draftId'>;
export type ToPreview = Opening & Omit<InputOf<'drafts.preview'>, 'draftId'>;

async function open(ask: Ask, { fileId, read, ...asked }: Opening): Promise<string> {
  const { draftId } = await ask('drafts.openUnseen', {
    fileId,
    ...(read?.sheet !== undefined && { sheet: read.sheet }),
  });
  await ask('drafts.readAs', { draftId, ...(read && { read }), ...asked });
  return draftId;
}

export async function importFile(ask: Ask, { fileId, read, mapping, allowMissing, ...order }: ToImport) {
  const draftId = await open(ask, { fileId, read, mapping, allowMissing });
  return ask('drafts.import', { draftId, problemLimit: 200, ...order });
}

export async function previewFile(ask: Ask, { fileId, read, mapping, allowMissing, ...wanted }: ToPreview) {
  const draftId = await open(ask, { fileId, read, mapping, allowMissing });
  const preview = await ask('drafts.preview', { draftId, problemLimit: 200, ...wanted });
  await ask('drafts.close', { draftId });
  return preview;
}
