/**
 * What happens to a mended problems file: its rows go into the list they came from, with what that costs at most, or
 * become a list of their own.
 */
import { Radio, Stack, Title } from '@mantine/core';
import type { Draft } from '../../../src-main/contract/drafts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { mendTexts } from '../../parts/list/mend-texts.ts';
import { readyToMend } from '../../parts/list/next-step.ts';
import classes from './columns-step.module.css';
import { useImport } from './import-state.ts';
import { useMendCost } from './use-mend-cost.ts';

export function MendChoice({ mends, counts }: { mends: NonNullable<Draft['mends']>; counts: Draft['counts'] }) {
  const t = useTexts(mendTexts);
  const target = useImport((state) => state.target);
  const edit = useImport((state) => state.edit);
  const name = mends.listName;
  const rows = readyToMend({ mends, counts });
  const cost = useMendCost(mends.listId, rows);
  return (
    <section className={`card ${classes.card}`} aria-labelledby="import-mend">
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
    </section>
  );
}
