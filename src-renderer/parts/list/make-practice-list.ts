/** The bundled practice list becomes a list of the practice connection, by one press and without the steps of an import. */
import type { CallName, InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { call, coreClient } from '../../core/core.ts';
import { uploadFile } from '../../core/files/upload.ts';
import { notifyError } from '../../core/notify.ts';
import { openPracticeList } from './practice-lists.ts';

/** Stored, not started. null: it did not work, and the person was told why. */
export async function makePracticeList(connectionId: number, name: string): Promise<List | null> {
  const file = await openPracticeList();
  if (file === null) return null;
  const uploaded = await uploadFile(coreClient, file, { onSent() {}, isCancelled: () => false });
  if (!uploaded.ok) {
    notifyError(uploaded.error);
    return null;
  }
  const { fileId } = uploaded.value;
  const draft = await ask('drafts.openUnseen', { fileId });
  if (draft === null) return null;
  const { draftId } = draft;
  const order = { draftId, name, connectionId, purpose: 'other', legalBasis: 'consent' } as const;
  const stored = (await ask('drafts.readAs', { draftId })) && (await ask('drafts.import', order));
  if (stored === null) await call('drafts.close', { draftId });
  await call('files.release', { fileId });
  return stored?.list ?? null;
}

async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N> | null> {
  const result = await call(name, input);
  if (result.ok) return result.value;
  notifyError(result.error);
  return null;
}
