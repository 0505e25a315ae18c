/** Says, or corrects, what a list is for and on which legal basis. */
import { z } from 'zod';
import type { List } from '../../../src-main/contract/lists.ts';
import { legalBasisSchema, listPurposeSchema } from '../../../src-main/contract/purposes.ts';
import { useContractForm } from '../../core/contract-form.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
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

/** A list may be without them; whoever says them says both. */
const purposeInput = z.object({ purpose: listPurposeSchema, legalBasis: legalBasisSchema });

function PurposeForm({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(purposeTexts);
  const common = useTexts(commonTexts);
  const form = useContractForm<Purpose, z.output<typeof purposeInput>>(purposeInput, {
    purpose: list.purpose,
    legalBasis: list.legalBasis,
  });
  const save = useCommand('lists.setPurpose');

  async function onSubmit(said: z.output<typeof purposeInput>): Promise<void> {
    const saved = await save.run({ listId: list.id, ...said });
    if (!saved.ok) return;
    notifyDone(t('saved'));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={form.onSubmit(onSubmit)}
      onClose={onClose}
      action={
        <CommandButton type="submit" loading={save.pending}>
          {common('save')}
        </CommandButton>
      }
    >
      <PurposeFields
        value={form.values}
        asked={Object.keys(form.errors).length > 0}
        onChange={(change) => form.setValues(change)}
      />
    </DialogForm>
  );
}
