/** What those days would remove now, before they are saved. */
import { Button, List, Stack, Text } from '@mantine/core';
import type { Purge } from '../../../../src-main/contract/privacy.ts';
import type { Retention } from '../../../../src-main/contract/purposes.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { privacyTexts } from './privacy-texts.ts';

/** Lists named one by one. */
const shownLists = 8;

export function RetentionDialog({ retention, onClose }: { retention: Retention | null; onClose: () => void }) {
  const t = useTexts(privacyTexts);
  return (
    <Dialog opened={retention !== null} title={t('retention.dialog.title')} onClose={onClose}>
      {retention === null ? null : <Asked retention={retention} onClose={onClose} />}
    </Dialog>
  );
}

function Asked({ retention, onClose }: { retention: Retention; onClose: () => void }) {
  const t = useTexts(privacyTexts);
  const { data } = useQuery('privacy.duePurge', { retention });
  const set = useCommand('settings.set');
  const purge = useCommand('privacy.purge');
  const some = data !== undefined && data.lookups + data.rejectedRows > 0;

  async function save(): Promise<void> {
    const saved = await set.run({ retention });
    if (!saved.ok) return;
    const purged = some ? await purge.run({}) : null;
    const count = purged?.ok ? purged.value.lookups : 0;
    notifyDone(some && purged?.ok ? t('retention.done', { count }) : t('retention.saved'));
    onClose();
  }

  return (
    <DialogBody
      gap="md"
      keepFirst
      onClose={onClose}
      action={
        <Button
          color={some ? 'red' : undefined}
          disabled={data === undefined}
          loading={set.pending || purge.pending}
          onClick={() => void save()}
        >
          {t(some ? 'retention.dialog.confirm' : 'retention.dialog.confirmNone')}
        </Button>
      }
    >
      {data === undefined ? <Text role="status">{t('retention.dialog.counting')}</Text> : <Due purge={data} />}
    </DialogBody>
  );
}

function Due({ purge }: { purge: Purge }) {
  const t = useTexts(privacyTexts);
  const format = useFormats();
  const counts = ({ lookups, rejectedRows }: Pick<Purge, 'lookups' | 'rejectedRows'>) => ({
    checks: format.number(lookups),
    rejected: format.number(rejectedRows),
  });
  if (purge.lists.length === 0) return <Text>{t('retention.dialog.none')}</Text>;
  const more = purge.lists.length - shownLists;
  return (
    <Stack gap="sm">
      <Text>{t('retention.dialog.some', counts(purge))}</Text>
      {purge.paidAnswers === 0 ? null : (
        <Text fw={600}>
          {t('retention.dialog.paid', {
            answers: format.number(purge.paidAnswers),
            rupiah: format.rupiah(purge.rupiah),
          })}
        </Text>
      )}
      <List size="sm">
        {purge.lists.slice(0, shownLists).map((list) => (
          <List.Item key={list.listId}>{t('retention.dialog.list', { name: list.name, ...counts(list) })}</List.Item>
        ))}
        {more > 0 ? <List.Item>{t('retention.dialog.more', { count: more })}</List.Item> : null}
      </List>
    </Stack>
  );
}
