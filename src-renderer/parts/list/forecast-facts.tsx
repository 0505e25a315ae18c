/** What is going to be asked, what it costs at most and how long it takes, before it is sent: figures first, then why. */
import { Button, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { Forecast } from '../../../src-main/contract/lists.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ConnectionForm } from '../connection/connection-form.tsx';
import { callsBeyondCaps, costKind } from './forecast.ts';
import classes from './forecast-facts.module.css';
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
  const { twins, reused, reusedOldestAt, shared, ahead, leftOut } = forecast;
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

  return (
    <dl className={classes.facts}>
      <Fact main term={kind === 'free' ? t('callsFree') : t('calls')}>
        {t('callsText', { count: calls })}
      </Fact>
      <Fact main term={t('cost')} hint={kind === 'priced' ? costHint() : null}>
        {cost()}
      </Fact>
      {calls === 0 ? null : (
        <Fact main term={t('time')} hint={t('timeHint', { name: connection.name })}>
          {format.estimate(forecast.seconds)}
        </Fact>
      )}
      <Fact term={t('waiting')}>{t('rows', { count: waiting })}</Fact>
      {twins === 0 ? null : <Fact term={t('twins')}>{t('rows', { count: twins })}</Fact>}
      {reused === 0 ? null : (
        <Fact
          term={t('reused')}
          hint={reusedOldestAt === null ? null : t('reusedHint', { when: format.date(reusedOldestAt) })}
        >
          {t('rows', { count: reused })}
        </Fact>
      )}
      {shared === 0 ? null : (
        <Fact term={t('shared')} hint={t('sharedHint')}>
          {t('rows', { count: shared })}
        </Fact>
      )}
      {leftOut === 0 ? null : <Fact term={t('leftOut')}>{t('rows', { count: leftOut })}</Fact>}
      {paidBefore === 0 ? null : (
        <Fact term={t('paidBefore')} hint={t('paidBeforeHint')}>
          {t('lookups', { count: paidBefore })}
        </Fact>
      )}
      {rejected === 0 ? null : <Fact term={t('rejected')}>{t('rows', { count: rejected })}</Fact>}
      {ahead === 0 ? null : <Fact term={t('ahead')}>{t('lookups', { count: ahead })}</Fact>}
      {(['day', 'month'] as const).map((span) => {
        const cap = span === 'day' ? forecast.dailyCap : forecast.monthlyCap;
        return cap === null ? null : (
          <Fact key={span} term={t(`cap.${span}`)}>
            {t('cap.text', { left: format.rupiah(cap.left), cap: format.rupiah(cap.cap) })}
          </Fact>
        );
      })}
    </dl>
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

function Fact({
  term,
  hint = null,
  main = false,
  children,
}: {
  term: string;
  hint?: string | null;
  main?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.fact} data-main={main || undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
      {hint === null ? null : (
        <Text component="dd" className={classes.hint}>
          {hint}
        </Text>
      )}
    </div>
  );
}
