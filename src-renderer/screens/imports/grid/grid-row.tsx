/**
 * One row of the grid: its number and state stay fixed at the left while the cells scroll. Rendered again only when it
 * changed.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus and names the active cell
import { IconBan, IconCheck, IconPlayerSkipForward, IconWand } from '@tabler/icons-react';
import { memo } from 'react';
import type { DraftRow, DraftRowStatus } from '../../../../src-main/contract/drafts.ts';
import { problemTexts } from '../../../i18n/problem-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import { offerAt, problemSentence, problemsAt } from '../draft/row-words.ts';
import classes from './grid.module.css';

const statusIcons: Record<DraftRowStatus, typeof IconCheck> = {
  accepted: IconCheck,
  rejected: IconBan,
  skipped: IconPlayerSkipForward,
};

export const GridRow = memo(function GridRow({
  at,
  row,
  columns,
  firstColumn,
  markedFrom,
  markedTo,
  markedWhole,
  cursor,
  withheld,
  idBase,
}: {
  /** Position among the rows shown, from 0. */
  at: number;
  /** undefined: not read yet. */
  row: DraftRow | undefined;
  /** Those in view; `firstColumn` is the place of the first among all. */
  columns: readonly GridColumn[];
  firstColumn: number;
  /** Places of the marked columns, both included; -1: none. */
  markedFrom: number;
  markedTo: number;
  /** Every column of the row, in view or not. */
  markedWhole: boolean;
  /** Place of the cursor's column; -1: it stands in another row. */
  cursor: number;
  withheld: ReadonlySet<number>;
  idBase: string;
}) {
  const t = useTexts(draftTexts);
  const words = useTexts(problemTexts);
  const format = useFormats();
  const ofRow = row === undefined ? [] : problemsAt(row, null);
  const StatusIcon = row === undefined ? null : statusIcons[row.status];
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={markedWhole}
      className={classes.row}
      data-status={row?.status}
      data-cursor={cursor !== -1 || undefined}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes.number}
        data-part="number"
        data-at={at}
        data-marked={markedFrom !== -1 || undefined}
      >
        {row === undefined ? <span className={classes.unread}>#{format.number(at + 1)}</span> : format.number(row.row)}
      </div>
      <div
        role="gridcell"
        aria-colindex={2}
        className={classes.status}
        data-part="number"
        data-at={at}
        title={ofRow.length === 0 ? undefined : ofRow.map((one) => problemSentence(words, one)).join('\n')}
      >
        {row === undefined || StatusIcon === null ? null : (
          <>
            <StatusIcon size={13} stroke={2.2} aria-hidden />
            <span>{t(`status.${row.status}`)}</span>
            {ofRow.length === 0 ? null : (
              <span className={classes.rowMark} data-tone={ofRow[0]?.severity} aria-hidden />
            )}
          </>
        )}
      </div>
      {columns.map((column, index) => {
        const place = firstColumn + index;
        const text = row?.cells[column.column - 1] ?? '';
        const problems = row === undefined ? [] : problemsAt(row, column.column);
        const edited = row?.edited.find((one) => one.column === column.column);
        const offer = row === undefined ? null : offerAt(row, column.column);
        const hidden = withheld.has(column.column);
        const said = [
          ...problems.map((one) => problemSentence(words, one)),
          ...(edited === undefined ? [] : [t('grid.was', { text: edited.was === '' ? t('grid.empty') : edited.was })]),
          ...(hidden ? [t('grid.withheld')] : []),
        ];
        return (
          <div
            key={column.column}
            id={`${idBase}-${at}-${place}`}
            role="gridcell"
            aria-colindex={place + 3}
            aria-selected={place >= markedFrom && place <= markedTo}
            aria-invalid={problems[0]?.severity === 'error' || undefined}
            className={classes.cell}
            data-part="cell"
            data-at={at}
            data-column={place}
            data-tone={problems[0]?.severity}
            data-edited={edited === undefined ? undefined : true}
            data-withheld={hidden || undefined}
            data-marked={(place >= markedFrom && place <= markedTo) || undefined}
            data-cursor={place === cursor || undefined}
            title={said.length === 0 ? undefined : said.join('\n')}
            style={{ width: column.width, marginLeft: index === 0 ? column.left : undefined }}
          >
            {row === undefined ? <span className={classes.unreadCell} /> : <span className={classes.text}>{text}</span>}
            {offer === null ? null : (
              <button
                type="button"
                tabIndex={-1}
                className={classes.offer}
                data-part="offer"
                title={t('grid.offer', { text: offer })}
                aria-label={t('grid.offer', { text: offer })}
              >
                <IconWand size={13} stroke={2} aria-hidden />
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
});
