/**
 * The headings of the sheet: what a column is used for, and its heading in the file. A click on one selects its column.
 */
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be laid out as a grid that holds only the rows in view
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus and names the active cell
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { columnLetters } from '../draft/column-map.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { GridColumn } from '../draft/grid-columns.ts';
import classes from './grid.module.css';

export function GridHead({
  height,
  columns,
  firstColumn,
}: {
  height: number;
  /** Those in view; `firstColumn` is the place of the first among all. */
  columns: readonly GridColumn[];
  firstColumn: number;
}) {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  return (
    <div role="rowgroup" className={classes.head} style={{ height }}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        <div
          role="columnheader"
          aria-colindex={1}
          className={classes.number}
          data-part="corner"
          title={t('grid.corner')}
        >
          {t('grid.row')}
        </div>
        <div role="columnheader" aria-colindex={2} className={classes.status} data-part="corner">
          {t('grid.status')}
        </div>
        {columns.map((column, index) => {
          const letters = columnLetters(column.column);
          const heading = column.heading === '' ? t('grid.column', { letters }) : column.heading;
          return (
            <div
              key={column.column}
              role="columnheader"
              aria-colindex={firstColumn + index + 3}
              className={classes.heading}
              data-part="heading"
              data-column={firstColumn + index}
              title={`${letters} · ${heading}`}
              style={{ width: column.width, marginLeft: index === 0 ? column.left : undefined }}
            >
              {column.field === null ? null : <strong>{common(`field.${column.field}`)}</strong>}
              <span>{`${letters} · ${heading}`}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
