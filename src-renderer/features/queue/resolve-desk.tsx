/** Where lookups in doubt are decided: sent again, knowing what may be paid twice, or closed. For one, a list, or all. */
import { Loader, Modal, Stack, Text } from '@mantine/core';
import type { Scope } from '../../../src-main/contract/queue.ts';
import { useAction, useQuery } from '../../core.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { queueTexts } from './queue-texts.ts';
import classes from './resolve-desk.module.css';

export function ResolveDesk({ opened, scope, onClose }: { opened: boolean; scope: Scope; onClose: () => void }) {
  const t = useTexts(queueTexts);
  const common = useTexts(commonTexts);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={560}
      title={<Text fw={600}>{t('desk.title')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {opened ? <Desk scope={scope} onClose={onClose} /> : null}
    </Modal>
  );
}

function Desk({ scope, onClose }: { scope: Scope; onClose: () => void }) {
  const t = useTexts(queueTexts);
  const format = useFormats();
  const forecast = useQuery(
    'queue.forecast',
    { scope, order: 'resend' },
    { refreshOn: (event) => event.name === 'queue.changed' },
  );
  const resolve = useAction('queue.resolve');

  async function decide(action: 'resend' | 'close'): Promise<void> {
    const result = await resolve.run({ scope, action });
    if (!result.ok) return;
    notifyDone(t(action === 'resend' ? 'desk.resent' : 'desk.closed', { count: result.value.affected }));
    onClose();
  }

  if (forecast.error !== null) return <Text role="alert">{errorSentence(forecast.error)}</Text>;
  if (forecast.data === undefined) return <Loader size="sm" />;
  const { lookups, rupiahTwice: rupiah } = forecast.data;
  if (lookups === 0) return <Text>{t('desk.nothing')}</Text>;

  return (
    <Stack gap="md">
      <Text>{t('desk.what', { count: lookups })}</Text>
      <div className={classes.choice}>
        <Text size="sm">
          {rupiah > 0 ? t('desk.resendText', { rupiah: format.rupiah(rupiah) }) : t('desk.resendFree')}
        </Text>
        <CommandButton loading={resolve.pending} onClick={() => void decide('resend')}>
          {t('desk.resend')}
        </CommandButton>
      </div>
      <div className={classes.choice}>
        <Text size="sm">{t('desk.closeText')}</Text>
        <CommandButton variant="default" loading={resolve.pending} onClick={() => void decide('close')}>
          {t('desk.close')}
        </CommandButton>
      </div>
    </Stack>
  );
}
