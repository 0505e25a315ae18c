/** The active cell in full: what it holds, what is wrong with it, and its one-click repair. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconWand } from '@tabler/icons-react';
import type { Draft, DraftOrder } from '../../../../src-main/contract/drafts.ts';
import { problemTexts } from '../../../i18n/problem-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { severityTones } from '../../../parts/lookup/problem-list.tsx';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useColumnNames } from '../draft/column-names.ts';
import { draftStore, useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { isAcceptable, offerAt, problemsAt, withheldColumns } from '../draft/row-words.ts';
import { usePagesTurn } from '../draft/use-rows.ts';
import type { GridOrders } from '../grid/grid-orders.ts';
import classes from './cell-bar.module.css';

export function CellBar({
  draft,
  pages,
  columns,
  orders,
  onOrder,
}: {
  draft: Draft;
  pages: RowPages;
  columns: readonly GridColumn[];
  orders: GridOrders;
  /** Before any order that may take its button away. */
  onOrder: () => void;
}) {
  const t = useTexts(draftTexts);
  const words = useTexts(problemTexts);
  const format = useFormats();
  const nameOf = useColumnNames();
  usePagesTurn(pages);
  const head = useDraft((state) => state.selection?.head);
  const row = head === undefined ? undefined : pages.rowAt(head.at);
  const column = head === undefined ? undefined : columns[head.column];
  if (row === undefined || column === undefined) {
    return (
      <section className={classes.bar} aria-label={t('cell.label')}>
        <span className={classes.hint}>{t('cell.none')}</span>
      </section>
    );
  }
  const text = row.cells[column.column - 1] ?? '';
  const here = problemsAt(row, column.column);
  const problems = [...here, ...problemsAt(row, null)];
  const offer = offerAt(row, column.column);
  const edited = row.edited.find((one) => one.column === column.column);
  const acceptable = here.find(({ code, severity }) => severity === 'error' && isAcceptable(code))?.code;
  const selection = { rows: [row.row] };
  const apply = (order: DraftOrder) => {
    onOrder();
    void draftStore.getState().apply(order);
  };
  const restored = edited?.was === '' ? t('grid.empty') : edited?.was;
  return (
    <section className={classes.bar} aria-label={t('cell.label')}>
      <div className={classes.top}>
        <span className={classes.name}>
          {nameOf(column)} · {t('grid.row')} {format.number(row.row)}
        </span>
        <span className={classes.text} title={text}>
          {withheldColumns(draft).has(column.column) ? t('grid.withheld') : text === '' ? t('grid.empty') : text}
        </span>
        <span className={classes.orders}>
          {offer === null ? null : (
            <CommandButton
              size="compact-xs"
              leftSection={<IconWand size={13} aria-hidden />}
              onClick={() => {
                onOrder();
                void orders.takeOffer(row, column.column);
              }}
            >
              {t('cell.offer', { text: offer })}
            </CommandButton>
          )}
          {acceptable !== undefined && isAcceptable(acceptable) ? (
            <CommandButton
              size="compact-xs"
              variant="default"
              onClick={() => apply({ kind: 'accept', selection, code: acceptable, accept: true })}
            >
              {t('cell.accept')}
            </CommandButton>
          ) : null}
          {edited === undefined ? null : (
            <CommandButton
              size="compact-xs"
              variant="default"
              leftSection={<IconArrowBackUp size={13} aria-hidden />}
              // Not by typing what the file says: a number is not its digits.
              onClick={() => apply({ kind: 'restore', selection })}
            >
              {row.edited.length === 1 ? t('cell.restore', { text: restored ?? '' }) : t('cell.restoreRow')}
            </CommandButton>
          )}
        </span>
      </div>
      <ul className={classes.problems}>
        {row.status === 'skipped' ? (
          <li>
            <span>{t('cell.skipped')}</span>
            <Button size="compact-xs" variant="subtle" onClick={() => apply({ kind: 'skip', selection, skip: false })}>
              {t('tools.take')}
            </Button>
          </li>
        ) : null}
        {problems.length === 0 && row.status !== 'skipped' ? <li className={classes.hint}>{t('cell.fine')}</li> : null}
        {problems
          .filter(({ code }) => code !== 'row-skipped')
          .map((problem) => (
            <li key={`${problem.code} ${problem.column ?? ''}`}>
              <Tag tone={severityTones[problem.severity]}>{words(`severity.${problem.severity}`)}</Tag>
              <span>
                {words(`problem.${problem.code}`)}
                {problem.code === 'twin' && row.twinOfRow !== null
                  ? ` ${t('cell.twin', { row: format.number(row.twinOfRow) })}`
                  : null}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
