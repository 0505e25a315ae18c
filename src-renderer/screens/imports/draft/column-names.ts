/** The name of a column: by its field, else by its heading; always with its letters. */
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { columnLetters } from './column-map.ts';
import { draftTexts } from './draft-texts.ts';
import type { GridColumn } from './grid-columns.ts';

export function useColumnNames(): (column: GridColumn) => string {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  return ({ column, field, heading }) => {
    const letters = columnLetters(column);
    if (field !== null) return `${common(`field.${field}`)} (${letters})`;
    return heading === '' ? t('grid.column', { letters }) : `${heading} (${letters})`;
  };
}
