/**
 * Decides doubts: sent again, knowing what may be paid twice, or closed, knowing what that means. For one, for several,
 * for a list or for all.
 */
import { Anchor, Group, Loader, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Scope } from '../../../src-main/contract/queue.ts';
import { coreClient } from '../../core/core.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { useSum } from '../../core/use-query.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { formatRoute, type Route } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { OrderForecast } from '../money/cost-kind.ts';
import { OrderCost } from '../money/order-cost.tsx';
import { type Decision, decide, forecastResend } from './doubt-orders.ts';
import { doubtTexts } from './doubt-texts.ts';
import classes from './resolve-dialog.module.css';

type Props = {
  opened: boolean;
  scopes: readonly Scope[];
  /** The decision that was asked for; without it both can be chosen. */
  only?: Decision;
  /** Where they are seen one by one, if that is elsewhere. */
  see?: Route;
  onClose: () => void;
  onDecided?: () => void;
};

export function ResolveDialog({ opened, ...props }: Props) {
  const t = useTexts(doubtTexts);
  const { only, onClose } = props;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size={600}
      title={
        only === undefined ? t('resolve.title') : t(only === 'resend' ? 'resolve.resendTitle' : 'resolve.closeTitle')
      }
      overDrawer
    >
      {opened ? <ResolveForm {...props} /> : null}
    </Dialog>
  );
}

/** What sending again would cost; read anew when other lookups are meant. */
function useForecast(scopes: readonly Scope[]) {
  return useSum('queue.forecast', { scopes }, () => forecastResend(coreClient, scopes));
}

function ResolveForm({ scopes, only, see, onClose, onDecided }: Omit<Props, 'opened'>) {
  const t = useTexts(doubtTexts);
  const format = useFormats();
  const { data, error } = useForecast(scopes);
  const [done, setDone] = useState<number | null>(null);

  async function order(action: Decision): Promise<void> {
    setDone(0);
    const result = await decide(coreClient, scopes, action, setDone);
    setDone(null);
    if (result.affected > 0 || result.error === null) {
      notifyDone(t(action === 'resend' ? 'resolve.resent' : 'resolve.closed', { count: result.affected }));
    }
    if (result.error !== null) notifyError(result.error);
    onDecided?.();
    onClose();
  }

  if (error !== null) return <Text role="alert">{errorSentence(error)}</Text>;
  if (data === undefined) return <Loader size="sm" />;
  if (data.lookups === 0) return <Text>{t('resolve.nothing')}</Text>;

  return (
    <Stack gap="md">
      <Text>{t('resolve.what', { count: data.lookups })}</Text>
      {only === 'close' ? null : (
        <section className={classes.choice}>
          <ResendCost forecast={data} />
          <Group justify="space-between" gap="0.5rem 1rem">
            <Text size="sm" c="dimmed" flex="1 1 14rem">
              {t('resolve.resendText')}
            </Text>
            <CommandButton flex="none" ml="auto" loading={done !== null} onClick={() => void order('resend')}>
              {data.rupiahTwice > 0
                ? t('resolve.resendCost', { rupiah: format.rupiah(data.rupiahTwice) })
                : t('resolve.resend')}
            </CommandButton>
          </Group>
        </section>
      )}
      {only === 'resend' ? null : (
        <section className={classes.choice}>
          <Text size="sm">{t('resolve.closeText')}</Text>
          <Group justify="space-between" gap="0.5rem 1rem">
            <Text size="sm" c="dimmed" flex="1 1 14rem">
              {t('resolve.closeMore')}
            </Text>
            <CommandButton
              flex="none"
              ml="auto"
              variant={only === 'close' ? 'filled' : 'default'}
              loading={done !== null}
              onClick={() => void order('close')}
            >
              {t('resolve.close')}
            </CommandButton>
          </Group>
        </section>
      )}
      {done !== null && scopes.length > 1 ? (
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {t('resolve.working', { done: format.number(done), total: format.number(scopes.length) })}
        </Text>
      ) : null}
      {see === undefined ? null : (
        <Anchor size="sm" href={formatRoute(see)} onClick={onClose}>
          {t('resolve.see')}
        </Anchor>
      )}
    </Stack>
  );
}

function ResendCost({ forecast }: { forecast: OrderForecast }) {
  const t = useTexts(doubtTexts);
  const notPaid = forecast.lookups - forecast.practice - forecast.paidTwice;
  return (
    <>
      <OrderCost forecast={forecast} calls={t('resolve.calls')} twice={t('resolve.twice')} />
      {notPaid > 0 ? <Text size="sm">{t('resolve.settledFree', { count: notPaid })}</Text> : null}
    </>
  );
}
