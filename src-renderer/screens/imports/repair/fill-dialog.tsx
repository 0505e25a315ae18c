/** Puts one text into a column of many rows. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { fillOrderSchema } from '../../../../src-main/contract/drafts.ts';
import { useContractForm } from '../../../core/contract-form.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useColumnNames } from '../draft/column-names.ts';
import { draftStore } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import type { RowPages } from '../draft/row-pages.ts';
import type { GridOrders } from '../grid/grid-orders.ts';
import { firstScope, ScopeChoice, scopeSchema, scopeSelection, useScopeRows } from './scope-choice.tsx';

type Props = { pages: RowPages; columns: readonly GridColumn[]; orders: GridOrders; onClose: () => void };

export function FillDialog({ opened, ...props }: Props & { opened: boolean }) {
  const t = useTexts(draftTexts);
  return (
    <Dialog opened={opened} onClose={props.onClose} returnFocus={false} title={t('fill.title')}>
      <FillForm {...props} />
    </Dialog>
  );
}

const fillInput = fillOrderSchema.pick({ column: true, text: true }).extend({ scope: scopeSchema });

function FillForm({ pages, columns, orders, onClose }: Props) {
  const t = useTexts(draftTexts);
  const nameOf = useColumnNames();
  const at = draftStore.getState().selection?.head.column ?? 0;
  const form = useContractForm(fillInput, { column: columns[at]?.column ?? 1, text: '', scope: firstScope(pages) });
  const rows = useScopeRows(pages);
  const { scope } = form.values;

  async function run({ scope, ...terms }: z.output<typeof fillInput>): Promise<void> {
    const selection = await scopeSelection(scope, orders);
    onClose();
    if (selection !== null) await draftStore.getState().apply({ kind: 'fill', selection, ...terms });
  }

  return (
    <DialogForm
      onSubmit={form.onSubmit(run)}
      onClose={onClose}
      action={
        <Button type="submit" disabled={rows[scope] === 0}>
          {t('fill.run', { count: rows[scope] })}
        </Button>
      }
    >
      <NativeSelect
        label={t('fill.column')}
        data={columns.map((one) => ({ value: String(one.column), label: nameOf(one) }))}
        value={String(form.values.column)}
        onChange={(event) => form.setFieldValue('column', Number(event.currentTarget.value))}
      />
      <TextInput
        label={t('fill.text')}
        description={t('fill.hint')}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('text')}
      />
      <ScopeChoice pages={pages} {...form.getInputProps('scope')} />
    </DialogForm>
  );
}
