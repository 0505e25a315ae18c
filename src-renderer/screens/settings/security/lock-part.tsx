/** The lock: whether it is on, its operators, and when it locks. */
import { Badge, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { lockTexts } from '../../../parts/lock/lock-texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { Setting } from '../setting.tsx';
import { LockDialog, type LockOrder } from './lock-dialog.tsx';

const minutes = ['0', '5', '15', '30', '60'] as const;

export function LockPart() {
  const t = useTexts(lockTexts);
  const { data } = useQuery('lock.status', {});
  const recovery = useQuery('recoveryKey.status', {}).data;
  const lockNow = useCommand('lock.now');
  const [order, setOrder] = useState<LockOrder | null>(null);
  if (data === undefined || recovery === undefined) return null;
  const checked = [recovery.made, ...recovery.before].some((key) => key !== null && key.checkedAt !== null);
  return (
    <Section title={t('part.title')} footer={t('part.footer')}>
      <Stack gap="sm">
        <Text size="sm">{t('part.about')}</Text>
        {data.required ? (
          <Notice boxed tone={data.on ? 'info' : 'warn'}>
            {t('part.required')}
          </Notice>
        ) : null}
        {data.on ? (
          <>
            <Operators status={data} onOrder={setOrder} />
            <Group gap="xs">
              <CommandButton onClick={() => void lockNow.run({})}>{t('part.now')}</CommandButton>
              <CommandButton variant="default" onClick={() => setOrder({ what: 'add' })}>
                {t('part.add')}
              </CommandButton>
              {data.required ? null : (
                <CommandButton variant="default" onClick={() => setOrder({ what: 'off' })}>
                  {t('part.off')}
                </CommandButton>
              )}
            </Group>
            <WhenItLocks />
          </>
        ) : checked ? (
          <Group>
            <CommandButton onClick={() => setOrder({ what: 'on' })}>{t('part.on')}</CommandButton>
          </Group>
        ) : (
          <Notice boxed tone="info">
            {t('part.needsKey')}
          </Notice>
        )}
      </Stack>
      <LockDialog order={order} onClose={() => setOrder(null)} />
    </Section>
  );
}

function Operators({
  status: { operators, operator },
  onOrder,
}: {
  status: { operators: { name: string; changedAt: number }[]; operator: string | null };
  onOrder: (order: LockOrder) => void;
}) {
  const t = useTexts(lockTexts);
  const format = useFormats();
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('part.operators')}>
      {operators.map(({ name, changedAt }) => (
        <Group key={name} component="li" justify="space-between" gap="sm">
          <Stack gap={0}>
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              {name === operator ? <Badge variant="default">{t('part.you')}</Badge> : null}
            </Group>
            <Text size="sm" c="dimmed">
              {t('part.since', { when: format.date(changedAt) })}
            </Text>
          </Stack>
          <Group gap="xs">
            <CommandButton
              size="xs"
              variant="default"
              aria-label={t('part.changeLabel', { name })}
              onClick={() => onOrder({ what: 'change', name })}
            >
              {t('part.change')}
            </CommandButton>
            {operators.length > 1 ? (
              <CommandButton
                size="xs"
                variant="default"
                aria-label={t('part.removeLabel', { name })}
                onClick={() => onOrder({ what: 'remove', name })}
              >
                {t('part.remove')}
              </CommandButton>
            ) : null}
          </Group>
        </Group>
      ))}
    </Stack>
  );
}

function WhenItLocks() {
  const t = useTexts(lockTexts);
  const allowed = useCanCommand();
  const { lockMinutes, lockedQueue } = useCore((core) => core.settings);
  const given = useCore((core) => core.system.policy?.set.lockMinutes ?? null) !== null;
  const set = useCommand('settings.set');
  // One that was set elsewhere shows as it is.
  const own = minutes.some((one) => Number(one) === lockMinutes) ? [] : [String(lockMinutes)];
  return (
    <>
      <Setting label={t('part.minutes')} hint={given ? t('part.minutesSet') : t('part.minutesHint')}>
        {(labelId) => (
          <NativeSelect
            aria-labelledby={labelId}
            disabled={!allowed || given}
            value={String(lockMinutes)}
            onChange={(event) => void set.run({ lockMinutes: Number(event.currentTarget.value) })}
            data={[
              ...minutes.map((value) => ({ value, label: t(`part.minutesOf.${value}`) })),
              ...own.map((value) => ({ value, label: value })),
            ]}
          />
        )}
      </Setting>
      <Setting label={t('part.queue')} hint={t('part.queueHint')}>
        {(labelId) => (
          <NativeSelect
            aria-labelledby={labelId}
            disabled={!allowed}
            value={lockedQueue}
            onChange={(event) =>
              void set.run({ lockedQueue: event.currentTarget.value === 'finish' ? 'finish' : 'stop' })
            }
            data={(['stop', 'finish'] as const).map((value) => ({ value, label: t(`part.queueOf.${value}`) }))}
          />
        )}
      </Setting>
    </>
  );
}
