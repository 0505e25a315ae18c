/**
 * What happens to a mended problems file: its rows go into the list they came from, with what that costs at most, or
 * become a list of their own.
 */
import { Box, Radio, Stack, Title } from '@mantine/core';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { useCore } from '../../../core/core-state.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { mendTexts } from '../../../parts/list/mend-texts.ts';
import { readyToMend } from '../../../parts/list/next-step.ts';
import { mendCost } from '../../../parts/money/mend-cost.ts';
import { useImport } from '../state/import-state.ts';

export function MendChoice({ mends, counts }: { mends: NonNullable<Draft['mends']>; counts: Draft['counts'] }) {
  const t = useTexts(mendTexts);
  const target = useImport((state) => state.target);
  const edit = useImport((state) => state.edit);
  const name = mends.listName;
  const rows = readyToMend({ mends, counts });
  const cost = useMendCost(mends.listId, rows);
  return (
    <Box component="section" className="card" px="1rem" py="0.875rem" aria-labelledby="import-mend">
      <Radio.Group
        value={target}
        aria-labelledby="import-mend"
        onChange={(value) => edit({ target: value === 'mend' ? 'mend' : 'new-list' })}
      >
        <Title order={2} id="import-mend" mb="xs">
          {t('choice.title', { name })}
        </Title>
        <Stack gap="xs">
          <Radio
            value="mend"
            label={rows === 0 ? t('choice.mendNone', { name }) : t('choice.mend', { count: rows, name })}
            description={[...cost, t('choice.mendHint')].join(' ')}
          />
          <Radio value="new-list" label={t('choice.newList')} description={t('choice.newListHint', { name })} />
        </Stack>
      </Radio.Group>
    </Box>
  );
}

/** What mended rows cost at most and when they are sent, as sentences; none before the list is known, or where no row goes. */
function useMendCost(listId: number, rows: number): string[] {
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
