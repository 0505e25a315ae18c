/** Says, or corrects, what a list is for and on which legal basis. */
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core/core.ts';
import { notifyDone } from '../../core/notify.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogForm } from '../../ui/dialog.tsx';
import { type Purpose, PurposeFields } from './purpose-fields.tsx';
import { purposeTexts } from './purpose-texts.ts';

export function PurposeDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(purposeTexts);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('changeTitle')}>
      <PurposeForm list={list} onClose={onClose} />
    </Dialog>
  );
}

function PurposeForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(purposeTexts);
  const common = useTexts(commonTexts);
  const [value, setValue] = useState<Purpose>({ purpose: list.purpose, legalBasis: list.legalBasis });
  const [asked, setAsked] = useState(false);
  const save = useAction('lists.setPurpose');

  async function onSubmit(): Promise<void> {
    setAsked(true);
    if (value.purpose === null || value.legalBasis === null) return;
    const saved = await save.run({ listId: list.id, ...value });
    if (!saved.ok) return;
    notifyDone(t('saved'));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void onSubmit()}
      onClose={onClose}
      action={
        <CommandButton type="submit" loading={save.pending}>
          {common('save')}
        </CommandButton>
      }
    >
      <PurposeFields value={value} asked={asked} onChange={(change) => setValue({ ...value, ...change })} />
    </DialogForm>
  );
}
