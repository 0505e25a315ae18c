/** What is going to be asked, what it costs at most and how long it takes, before it is sent: figures first, then why. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { Forecast } from '../../../src-main/contract/lists.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { type Figure, Figures } from '../../ui/facts/figures.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConnectionForm } from '../connection/connection-form.tsx';
import { costKind } from '../money/cost-kind.ts';
import { callsBeyondCaps } from './forecast.ts';
import { startTexts } from './start-texts.ts';

export function ForecastFacts({
  forecast,
  connection,
  rejected,
}: {
  forecast: Forecast;
  connection: Connection;
  /** Rows of the file that were not accepted. */
  rejected: number;
}) {
  const t = useTexts(startTexts);
  const format = useFormats();
  const { calls, paidBefore, timesEach, rupiah, pricePerCall, waiting } = forecast;
  const { twins, reused, reusedOldestAt, shared, ahead, leftOut, restricted, restrictedContacts } = forecast;
  const kind = costKind(forecast, connection.kind);

  function cost(): string {
    switch (kind) {
      case 'no-calls':
      case 'free':
        return t('costFree');
      case 'no-price':
        return t('costUnknown');
      case 'priced':
        return format.rupiah(rupiah);
    }
  }

  function costHint(): string {
    const each = { count: calls, price: format.rupiah(pricePerCall) };
    return timesEach === 1 ? t('costHint', each) : t('costHintResend', { ...each, times: format.number(timesEach) });
  }

  const rows = (count: number) => t('rows', { count });
  const counted = (term: string, count: number, hint?: string | null): Figure[] =>
    count === 0 ? [] : [{ term, value: rows(count), hint }];
  return (
    <Figures
      figures={[
        { term: kind === 'free' ? t('callsFree') : t('calls'), value: t('callsText', { count: calls }), main: true },
        { term: t('cost'), value: cost(), hint: kind === 'priced' ? costHint() : null, main: true },
        ...(calls === 0
          ? []
          : [
              {
                term: t('time'),
                value: format.estimate(forecast.seconds),
                hint: t('timeHint', { name: connection.name }),
                main: true,
              },
            ]),
        { term: t('waiting'), value: rows(waiting) },
        ...counted(t('twins'), twins),
        ...counted(
          t('reused'),
          reused,
          reusedOldestAt === null ? null : t('reusedHint', { when: format.date(reusedOldestAt) }),
        ),
        ...counted(t('shared'), shared, t('sharedHint')),
        ...counted(t('leftOut'), leftOut),
        ...counted(t('restricted'), restricted),
        ...counted(t('restrictedContacts'), restrictedContacts),
        ...(paidBefore === 0
          ? []
          : [{ term: t('paidBefore'), value: t('lookups', { count: paidBefore }), hint: t('paidBeforeHint') }]),
        ...counted(t('rejected'), rejected),
        ...(ahead === 0 ? [] : [{ term: t('ahead'), value: t('lookups', { count: ahead }) }]),
        ...(['day', 'month'] as const).flatMap((span) => {
          const cap = span === 'day' ? forecast.dailyCap : forecast.monthlyCap;
          if (cap === null) return [];
          const value = t('cap.text', { left: format.rupiah(cap.left), cap: format.rupiah(cap.cap) });
          return [{ term: t(`cap.${span}`), value }];
        }),
      ]}
    />
  );
}

/** What about the connection keeps the list from simply running through, each with the button that helps. */
export function ForecastNotices({ forecast, connection }: { forecast: Forecast; connection: Connection }) {
  const t = useTexts(startTexts);
  const format = useFormats();
  const [editing, setEditing] = useState(false);
  const beyond = callsBeyondCaps(forecast);
  const { dailyCap, monthlyCap } = forecast;
  // The narrower of the two decides when the rest can go on.
  const span = monthlyCap !== null && (dailyCap === null || monthlyCap.left <= dailyCap.left) ? 'month' : 'day';
  const edit = (label: string) => (
    <Button size="xs" variant="default" onClick={() => setEditing(true)}>
      {label}
    </Button>
  );
  return (
    <>
      {costKind(forecast, connection.kind) === 'no-price' ? (
        <Notice boxed tone="warn" actions={edit(t('setPrice'))}>
          {t('noPrice', { name: connection.name })}
        </Notice>
      ) : null}
      {beyond === 0 ? null : (
        <Notice boxed tone="warn" actions={edit(t('raiseCap'))}>
          {t('beyond', {
            fits: format.number(forecast.calls - beyond),
            rest: format.number(beyond),
            when: t(`beyondWhen.${span}`),
          })}
        </Notice>
      )}
      <ConnectionForm opened={editing} connection={connection} onClose={() => setEditing(false)} />
    </>
  );
}
