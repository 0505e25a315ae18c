/** What mended rows cost at most and when they are sent, as sentences; none before the list is known, or where no row goes. */
import { useCore } from '../../core/core-state.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { mendCost } from '../../parts/list/mend-cost.ts';
import { mendTexts } from '../../parts/list/mend-texts.ts';

export function useMendCost(listId: number, rows: number): string[] {
  const t = useTexts(mendTexts);
  const format = useFormats();
  const { data: list } = useQuery('lists.get', { listId });
  const connection = useCore((core) => core.connections.find((one) => one.id === list?.connectionId));
  if (rows === 0 || list === undefined || connection === undefined) return [];
  const when = t(list.startedAt === null ? 'cost.notStarted' : 'cost.started');
  const cost = mendCost(rows, connection);
  switch (cost.kind) {
    case 'free':
      return [t('cost.free'), when];
    case 'no-price':
      return [t('cost.noPrice', { count: cost.calls }), when];
    case 'priced': {
      const rupiah = format.rupiah(cost.rupiah);
      const sum =
        cost.times === 1
          ? t('cost.most', { rupiah, count: cost.calls })
          : t('cost.mostTimes', { rupiah, count: cost.calls, times: format.number(cost.times) });
      return [sum, when];
    }
  }
}
