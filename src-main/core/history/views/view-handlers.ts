/** Saved views of the history: filter, order and columns under a name. */
import { type HistorySort, historyFilterSchema } from '../../../contract/history.ts';
import type { HistoryColumn, HistoryView, historyViewCalls } from '../../../contract/history-views.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';

type Row = {
  id: number;
  name: string;
  filter: string;
  sort: HistorySort;
  columns: string;
  created_by: string;
  created_at: number;
};

const shown = 'id, name, filter, sort, columns, created_by, created_at';

export function historyViewHandlers({
  store,
  accessLog,
  ports,
}: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'operator'>;
}): Handlers<keyof typeof historyViewCalls> {
  const all = store.prepare<readonly [], Row>(`SELECT ${shown} FROM history_views ORDER BY name COLLATE NOCASE`);
  const upsert = store.prepare<Omit<Row, 'id'>, Row>(`
    INSERT INTO history_views (name, filter, sort, columns, created_by, created_at)
    VALUES (:name, :filter, :sort, :columns, :created_by, :created_at)
    ON CONFLICT (name COLLATE NOCASE) DO UPDATE SET
      name = excluded.name, filter = excluded.filter, sort = excluded.sort, columns = excluded.columns,
      created_by = excluded.created_by, created_at = excluded.created_at
    RETURNING ${shown}`);
  const remove = store.prepare<{ id: number }>('DELETE FROM history_views WHERE id = :id');

  const logged = () => accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: ['history-view'] } });

  return {
    'historyViews.list': () => ({ views: all.all([]).map(toView) }),
    'historyViews.save': ({ name, filter, sort, columns }) => {
      const saved = store.transaction(() => {
        logged();
        return upsert.get({
          ...{ name, sort, filter: JSON.stringify(filter), columns: JSON.stringify(columns) },
          ...{ created_by: ports.operator, created_at: ports.clock.now() },
        });
      });
      if (!saved) throw new Error('A view vanished as it was saved.');
      return toView(saved);
    },
    'historyViews.remove': ({ viewId }) => {
      store.transaction(() => {
        if (remove.run({ id: viewId }).changes === 0) {
          throw new CoreError('history-view-unknown', 'That saved view is not there any more.');
        }
        logged();
      });
      return {};
    },
  };
}

function toView({ id, name, filter, sort, columns, created_by, created_at }: Row): HistoryView {
  return {
    viewId: id,
    name,
    filter: historyFilterSchema.parse(JSON.parse(filter)),
    sort,
    columns: JSON.parse(columns) as HistoryColumn[],
    createdBy: created_by,
    createdAt: created_at,
  };
}
