/** Finds a text in the cells of many rows and puts another in its place. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
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

function ReplaceForm({ pages, columns, orders, onClose, onNothing }: Props) {
  const t = useTexts(draftTexts);
  const nameOf = useColumnNames();
  const at = draftStore.getState().selection?.head.column;
  const [column, setColumn] = useState<number | null>(at === undefined ? null : (columns[at]?.column ?? null));
  const [find, setFind] = useState('');
  const [replacement, setReplacement] = useState('');
  const [wholeCell, setWholeCell] = useState(false);
  const [scope, setScope] = useState<Scope>(() => firstScope(pages));
  const rows = useScopeRows(pages);

  async function run(): Promise<void> {
    const selection = await scopeSelection(scope, orders);
    onClose();
    if (selection === null) return;
    const order = { kind: 'replace' as const, selection, column, find, replacement, wholeCell };
    if ((await draftStore.getState().apply(order)) === 0) onNothing();
  }

  return (
    <DialogForm
      onSubmit={() => find !== '' && void run()}
      onClose={onClose}
      action={
        <Button type="submit" disabled={find === '' || rows[scope] === 0}>
          {t('replace.run')}
        </Button>
      }
    >
      <TextInput
        label={t('replace.find')}
        value={find}
        maxLength={200}
        data-autofocus
        autoComplete="off"
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      <TextInput
        label={t('replace.with')}
        value={replacement}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setReplacement(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('replace.column')}
        data={[
          { value: '', label: t('replace.anyColumn') },
          ...columns.map((one) => ({ value: String(one.column), label: nameOf(one) })),
        ]}
        value={column === null ? '' : String(column)}
        onChange={(event) => setColumn(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      />
      <Checkbox
        label={t('replace.whole')}
        checked={wholeCell}
        onChange={(event) => setWholeCell(event.currentTarget.checked)}
      />
      <ScopeChoice pages={pages} scope={scope} onChoose={setScope} />
    </DialogForm>
  );
}
