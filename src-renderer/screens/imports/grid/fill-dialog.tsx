/** Puts one text into a column of many rows. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../i18n/texts.ts';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';
import { useColumnNames } from './column-names.ts';
import { draftStore } from './draft-state.ts';
import { draftTexts } from './draft-texts.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridOrders } from './grid-orders.ts';
import type { RowPages } from './row-pages.ts';
import { firstScope, type Scope, ScopeChoice, scopeSelection, useScopeRows } from './scope-choice.tsx';

type Props = { pages: RowPages; columns: readonly GridColumn[]; orders: GridOrders; onClose: () => void };

export function FillDialog({ opened, ...props }: Props & { opened: boolean }) {
  const t = useTexts(draftTexts);
  return (
    <Dialog opened={opened} onClose={props.onClose} returnFocus={false} title={t('fill.title')}>
      <FillForm {...props} />
    </Dialog>
  );
}

function FillForm({ pages, columns, orders, onClose }: Props) {
  const t = useTexts(draftTexts);
  const nameOf = useColumnNames();
  const at = draftStore.getState().selection?.head.column ?? 0;
  const [column, setColumn] = useState(columns[at]?.column ?? 1);
  const [text, setText] = useState('');
  const [scope, setScope] = useState<Scope>(() => firstScope(pages));
  const rows = useScopeRows(pages);

  async function run(): Promise<void> {
    const selection = await scopeSelection(scope, orders);
    onClose();
    if (selection !== null) await draftStore.getState().apply({ kind: 'fill', selection, column, text });
  }

  return (
    <DialogForm
      onSubmit={() => void run()}
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
        value={String(column)}
        onChange={(event) => setColumn(Number(event.currentTarget.value))}
      />
      <TextInput
        label={t('fill.text')}
        description={t('fill.hint')}
        value={text}
        data-autofocus
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ScopeChoice pages={pages} scope={scope} onChoose={setScope} />
    </DialogForm>
  );
}
