/** The columns of the history's table: the usual ones as far as there is room, or those somebody chose, in their order. */
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRelation } from '../../i18n/verdict-texts.ts';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { historyTexts } from '../../parts/lookup/history-texts.ts';
import { useLookupColumns } from '../../parts/lookup/lookup-cells.tsx';
import type { HistoryColumn } from '../../routes.ts';
import type { Column } from '../../ui/table/columns.ts';

export const usualColumns = [
  'person',
  'phone',
  'state',
  'verdict',
  'list',
  'changed',
] as const satisfies readonly HistoryColumn[];

export function useHistoryColumns(show: readonly HistoryColumn[] | undefined): Column<HistoryItem>[] {
  const t = useTexts(historyTexts);
  const names = useColumnNames();
  const filters = useTexts(filterTexts);
  const format = useFormats();
  const relation = useRelation();
  const { person, phone, state, verdict } = useLookupColumns();
  // A table that scrolls sideways hides the verdict: in a small window the least of it goes instead. The details have it all.
  const hasRoomForTime = useMediaQuery('(min-width: 72em)', true, { getInitialValueInEffect: false });
  const hasRoomForList = useMediaQuery('(min-width: 75em)', true, { getInitialValueInEffect: false });

  const text = (
    key: HistoryColumn,
    width: string,
    read: (item: HistoryItem) => string | null,
  ): Column<HistoryItem> => ({
    ...{ key, heading: names(key), width },
    render: (item) => cut(read(item)),
  });
  const moment = (key: HistoryColumn, read: (item: HistoryItem) => number | null): Column<HistoryItem> => ({
    ...{ key, heading: names(key), width: '7rem' },
    render: (item) => {
      const at = read(item);
      return at === null ? null : format.moment(at);
    },
  });
  const columns: Record<HistoryColumn, Column<HistoryItem>> = {
    ...{ person, phone, state, verdict },
    list: { ...text('list', 'minmax(9rem, 0.9fr)', (item) => item.listName), heading: t('column.list') },
    connection: text('connection', 'minmax(6.5rem, 0.6fr)', (item) => item.connectionName),
    operator: text('operator', '7rem', (item) => item.operator ?? filters('unknown.operator')),
    province: text('province', 'minmax(8rem, 0.6fr)', (item) => item.province ?? filters('unknown.province')),
    relation: text('relation', '8.5rem', ({ answer }) =>
      answer?.emergency ? relation(answer.emergency.relation) : null,
    ),
    changed: moment('changed', (item) => item.updatedAt),
    answered: moment('answered', (item) => item.answeredAt),
  };
  return show === undefined
    ? usualColumns
        .filter((key) => (key !== 'list' || hasRoomForList) && (key !== 'changed' || hasRoomForTime))
        .map((key) => columns[key])
    : show.map((key) => columns[key]);
}

function cut(text: string | null): ReactNode {
  if (text === null) return null;
  return (
    <span className="cut dimmed" title={text}>
      {text}
    </span>
  );
}

/** What a column is called, above it and where it is chosen. */
export function useColumnNames(): (column: HistoryColumn) => string {
  const t = useTexts(historyTexts);
  const filters = useTexts(filterTexts);
  const ofFilter = {
    connection: 'connection',
    operator: 'operators',
    province: 'provinces',
    relation: 'relations',
  } as const;
  return (column) => {
    switch (column) {
      case 'connection':
      case 'operator':
      case 'province':
      case 'relation':
        return filters(`kind.${ofFilter[column]}`);
      case 'changed':
        return t('column.updated');
      case 'answered':
        return filters('answered');
      default:
        return t(`column.${column}`);
    }
  };
}
