/** Which rows a dialog's order applies to: those selected, or all that are shown. */
import { Radio, type RadioGroupProps, Stack } from '@mantine/core';
import { z } from 'zod';
import type { DraftSelection } from '../../../../src-main/contract/drafts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { draftStore, useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import { rowsMarked } from '../draft/grid-selection.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { usePagesTurn } from '../draft/use-rows.ts';
import type { GridOrders } from '../grid/grid-orders.ts';

export const scopeSchema = z.enum(['marked', 'shown']);
export type Scope = z.infer<typeof scopeSchema>;

/** One cell is where the cursor happens to stand; more was marked on purpose. */
export function firstScope(pages: RowPages): Scope {
  const { selection } = draftStore.getState();
  return selection !== null && (rowsMarked(selection, pages.total() ?? 0) ?? 0) > 1 ? 'marked' : 'shown';
}

/** null: refused, and said why. */
export function scopeSelection(scope: Scope, orders: GridOrders): Promise<DraftSelection | null> {
  return scope === 'marked' ? orders.markedRows() : Promise.resolve({ filter: draftStore.getState().filter });
}

export function useScopeRows(pages: RowPages): Record<Scope, number> {
  usePagesTurn(pages);
  const selection = useDraft((state) => state.selection);
  const shown = pages.total() ?? 0;
  return { shown, marked: selection === null ? 0 : (rowsMarked(selection, shown) ?? shown) };
}

export function ScopeChoice({ pages, ...choice }: { pages: RowPages } & Pick<RadioGroupProps, 'value' | 'onChange'>) {
  const t = useTexts(draftTexts);
  const rows = useScopeRows(pages);
  return (
    <Radio.Group label={t('scope.label')} {...choice}>
      <Stack gap={6} mt={4}>
        <Radio value="marked" disabled={rows.marked === 0} label={t('scope.marked', { count: rows.marked })} />
        <Radio value="shown" label={t('scope.shown', { count: rows.shown })} />
      </Stack>
    </Radio.Group>
  );
}
