/** Saved views of the history: filter, order and columns under a name. */
import { type HistorySort, historyFilterSchema } from '../../../contract/history.ts';
import type { HistoryColumn, HistoryView, historyViewCalls } from '../../../contract/history-views.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import { createNamedChoices, type NamedRow } from '../../settings/named-choices.ts';
import type { Store } from '../../store/store.ts';

type Chosen = { filter: string; sort: HistorySort; columns: string };

export function historyViewHandlers(deps: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'operator'>;
}): Handlers<keyof typeof historyViewCalls> {
  const views = createNamedChoices<Chosen>(deps, {
    ...{ table: 'history_views', chosen: ['filter', 'sort', 'columns'], by: 'created_by', at: 'created_at' },
    setting: 'history-view',
  });

  return {
    'historyViews.list': () => ({ views: views.all().map(toView) }),
    'historyViews.save': ({ name, filter, sort, columns }) =>
      toView(views.save(name, { sort, filter: JSON.stringify(filter), columns: JSON.stringify(columns) })),
    'historyViews.remove': ({ viewId }) => {
      if (!views.remove(viewId)) {
        throw new CoreError('history-view-unknown', 'That saved view is not there any more.');
      }
      return {};
    },
  };
}

function toView({ id, name, filter, sort, columns, by, at }: NamedRow<Chosen>): HistoryView {
  return {
    viewId: id,
    name,
    filter: historyFilterSchema.parse(JSON.parse(filter)),
    sort,
    columns: JSON.parse(columns) as HistoryColumn[],
    createdBy: by,
    createdAt: at,
  };
}
