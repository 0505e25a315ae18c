/**
 * Orders that may cost money: retry, and ask again. The cost is confirmed first; where an order costs nothing and pays
 * nothing twice, it is given at once.
 */
import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Scope } from '../../../src-main/contract/queue.ts';
import { useCommand } from '../../core/use-command.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import type { OrderForecast } from '../money/cost-kind.ts';
import { OrderCost } from '../money/order-cost.tsx';
import { queueTexts } from './queue-texts.ts';

export type PaidOrder = 'retry' | 'ask-again';

/** Nobody is asked about what costs nothing. */
export function mustAsk(forecast: Pick<OrderForecast, 'rupiah' | 'paidTwice'>): boolean {
  return forecast.rupiah > 0 || forecast.paidTwice > 0;
}

export function useOrder({
  order,
  scope,
  states,
  onDone,
  onNothing = () => onDone(0),
}: {
  order: PaidOrder;
  scope: Scope;
  /** What a retry of more than one takes; absent: what failed. */
  states?: ('failed' | 'cancelled')[];
  onDone: (affected: number) => void;
  /** The order would change nothing. */
  onNothing?: () => void;
}): { give: () => Promise<void>; pending: boolean; dialog: ReactNode } {
  const forecasting = useCommand('queue.forecast');
  const retry = useCommand('queue.retry');
  const askAgain = useCommand('queue.askAgain');
  const [asking, setAsking] = useState<OrderForecast | null>(null);
  const action = order === 'retry' ? retry : askAgain;
  const input = { scope, ...(states && { states }) };

  async function run(): Promise<void> {
    const result = await action.run(input);
    setAsking(null);
    if (result.ok) onDone(result.value.affected);
  }

  return {
    pending: forecasting.pending || action.pending,
    async give() {
      const forecast = await forecasting.run({ ...input, order });
      if (!forecast.ok) return;
      if (forecast.value.lookups === 0) onNothing();
      else if (mustAsk(forecast.value)) setAsking(forecast.value);
      else await run();
    },
    dialog: (
      <OrderDialog
        order={order}
        forecast={asking}
        pending={action.pending}
        onConfirm={() => void run()}
        onClose={() => setAsking(null)}
      />
    ),
  };
}

/** `forecast` null: closed. */
function OrderDialog({
  order,
  forecast,
  pending,
  onConfirm,
  onClose,
}: {
  order: PaidOrder;
  forecast: OrderForecast | null;
  pending: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTexts(queueTexts);
  return (
    <Dialog
      opened={forecast !== null}
      onClose={onClose}
      size={520}
      title={t(order === 'retry' ? 'order.retryTitle' : 'order.askAgainTitle')}
      overDrawer
    >
      {forecast === null ? null : (
        <OrderBody order={order} forecast={forecast} pending={pending} onConfirm={onConfirm} onClose={onClose} />
      )}
    </Dialog>
  );
}

function OrderBody({
  order,
  forecast,
  pending,
  onConfirm,
  onClose,
}: {
  order: PaidOrder;
  forecast: OrderForecast;
  pending: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTexts(queueTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const { rupiah } = forecast;
  const plain = order === 'retry' ? common('retry') : t('order.askAgainShort');
  const priced = order === 'retry' ? 'order.retryConfirm' : 'order.askAgainConfirm';
  return (
    <DialogBody
      gap="lg"
      onClose={onClose}
      keepFirst
      action={
        <CommandButton loading={pending} onClick={onConfirm}>
          {rupiah > 0 ? t(priced, { rupiah: format.rupiah(rupiah) }) : plain}
        </CommandButton>
      }
    >
      <Text>{t(order === 'retry' ? 'order.retryText' : 'order.askAgainText')}</Text>
      <OrderCost forecast={forecast} calls={t('order.calls')} twice={t('order.twice')} />
    </DialogBody>
  );
}
