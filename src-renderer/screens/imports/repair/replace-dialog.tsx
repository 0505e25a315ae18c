/** Finds a text in the cells of many rows and puts another in its place. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { replaceOrderSchema } from '../../../../src-main/contract/drafts.ts';
import { longestOf, useContractForm } from '../../../core/contract-form.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useColumnNames } from '../draft/column-names.ts';
import { draftStore } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import type { RowPages } from '../draft/row-pages.ts';
import type { GridOrders } from '../grid/grid-orders.ts';
import { firstScope, ScopeChoice, scopeSchema, scopeSelection, useScopeRows } from './scope-choice.tsx';

type Props = {
  pages: RowPages;
  columns: readonly GridColumn[];
  orders: GridOrders;
  onClose: () => void;
  /** Nothing was found. */
  onNothing: () => void;
};

export function ReplaceDialog({ opened, ...props }: Props & { opened: boolean }) {
  const t = useTexts(draftTexts);
  return (
    <Dialog opened={opened} onClose={props.onClose} returnFocus={false} title={t('replace.title')}>
      <ReplaceForm {...props} />
    </Dialog>
  );
}

const replaceInput = replaceOrderSchema.omit({ kind: true, selection: true }).extend({ scope: scopeSchema });

function ReplaceForm({ pages, columns, orders, onClose, onNothing }: Props) {
  const t = useTexts(draftTexts);
  const nameOf = useColumnNames();
  const at = draftStore.getState().selection?.head.column;
  const form = useContractForm(replaceInput, {
    column: at === undefined ? null : (columns[at]?.column ?? null),
    find: '',
    replacement: '',
    wholeCell: false,
    scope: firstScope(pages),
  });
  const rows = useScopeRows(pages);
  const { column, scope } = form.values;

  async function run({ scope, ...terms }: z.output<typeof replaceInput>): Promise<void> {
    const selection = await scopeSelection(scope, orders);
    onClose();
    if (selection === null) return;
    if ((await draftStore.getState().apply({ kind: 'replace', selection, ...terms })) === 0) onNothing();
  }

  return (
    <DialogForm
      onSubmit={form.onSubmit(run)}
      onClose={onClose}
      action={
        <Button type="submit" disabled={!form.isValid() || rows[scope] === 0}>
          {t('replace.run')}
        </Button>
      }
    >
      <TextInput
        label={t('replace.find')}
        maxLength={longestOf(replaceInput.shape.find)}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('find')}
      />
      <TextInput
        label={t('replace.with')}
        maxLength={longestOf(replaceInput.shape.replacement)}
        autoComplete="off"
        {...form.getInputProps('replacement')}
      />
      <NativeSelect
        label={t('replace.column')}
        data={[
          { value: '', label: t('replace.anyColumn') },
          ...columns.map((one) => ({ value: String(one.column), label: nameOf(one) })),
        ]}
        value={column === null ? '' : String(column)}
        onChange={({ currentTarget: { value } }) => form.setFieldValue('column', value === '' ? null : Number(value))}
      />
      <Checkbox label={t('replace.whole')} {...form.getInputProps('wholeCell', { type: 'checkbox' })} />
      <ScopeChoice pages={pages} {...form.getInputProps('scope')} />
    </DialogForm>
  );
}
