/** Moves the remaining rows of a list to another connection, after saying what they cost there at most. */
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import type { CallError } from '../../../src-main/contract/errors.ts';
import type { Forecast, List } from '../../../src-main/contract/lists.ts';
import { useCore } from '../../core/core-state.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { forecastOn } from '../../parts/list/forecast.ts';
import { ForecastFacts, ForecastNotices } from '../../parts/list/forecast-facts.tsx';
import { useListName } from '../../parts/list/list-words.tsx';
import { startTexts } from '../../parts/list/start-texts.ts';
import { useForecast } from '../../parts/list/use-forecast.ts';
import { useOrderLabel } from '../../parts/list/use-order-label.ts';
import { useOpenLists } from '../../parts/queue/open-lists.ts';
import { workOf } from '../../parts/queue/work.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';

export function MoveDialog({ list, opened, onClose }: { list: List; opened: boolean; onClose: () => void }) {
  const t = useTexts(startTexts);
  const nameOf = useListName();
  return (
    <Dialog opened={opened} onClose={onClose} size={600} title={t('move.title', { name: nameOf(list) })}>
      {opened ? <Move list={list} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Move({ list, onClose }: { list: List; onClose: () => void }) {
  const t = useTexts(startTexts);
  const connections = useCore((core) => core.connections);
  const from = connections.find((one) => one.id === list.connectionId);
  const others = connections.filter((one) => one.id !== list.connectionId);
  // Of the same kind first: practice and a real account do not mix. A paid one is never chosen for a practice list.
  const likely = others.find((one) => one.kind === from?.kind) ?? (list.practice ? undefined : others[0]);
  const [chosen, setChosen] = useState(likely?.id ?? null);
  const to = others.find((one) => one.id === chosen);
  const { data, error } = useForecast(list.id, from);
  const move = useCommand('lists.move', { inline: true });
  const [refused, setRefused] = useState<CallError | null>(null);

  async function run(target: Connection): Promise<void> {
    const moved = await move.run({
      listId: list.id,
      connectionId: target.id,
      fromPractice: true,
    });
    if (!moved.ok) {
      setRefused(moved.error);
      return;
    }
    notifyDone(t('move.done', { name: target.name }));
    onClose();
  }

  if (others.length === 0) {
    return (
      <Stack gap="md">
        <Text>{t('move.none')}</Text>
        <Group justify="flex-end">
          <Button onClick={() => navigate({ screen: 'settings', section: 'connections' })}>
            {t('move.toSettings')}
          </Button>
        </Group>
      </Stack>
    );
  }

  return (
    <DialogBody
      onClose={onClose}
      sticky
      refused={refused === null ? null : errorSentence(refused)}
      action={
        to === undefined ? null : (
          <MoveButton
            current={data}
            from={from}
            to={to}
            pending={move.pending}
            disabled={refused !== null}
            onMove={() => void run(to)}
          />
        )
      }
    >
      <Text>{t('move.text', { name: list.connectionName })}</Text>
      <NativeSelect
        label={t('move.to')}
        data-autofocus
        value={String(chosen ?? '')}
        data={[
          ...(chosen === null ? [{ value: '', label: t('move.choose') }] : []),
          ...others.map((one) => ({ value: String(one.id), label: one.name })),
        ]}
        onChange={(event) => {
          setRefused(null);
          setChosen(Number(event.currentTarget.value));
        }}
      />
      {list.practice && to?.kind === 'account' ? (
        <Notice boxed tone="warn">
          {t('move.fromPractice', { name: to.name })}
        </Notice>
      ) : null}
      {error === null ? null : <Text role="alert">{errorSentence(error)}</Text>}
      {data === undefined || from === undefined || to === undefined ? null : (
        <MoveCost current={data} from={from} to={to} list={list} />
      )}
    </DialogBody>
  );
}

function useForecastOn(current: Forecast | undefined, from: Connection | undefined, to: Connection): Forecast | null {
  const lists = useOpenLists();
  if (current === undefined || from === undefined) return null;
  const { waiting, sending } = workOf(to, lists);
  return forecastOn(current, from, to, waiting + sending);
}

function MoveCost({ current, from, to, list }: { current: Forecast; from: Connection; to: Connection; list: List }) {
  const t = useTexts(startTexts);
  const forecast = useForecastOn(current, from, to);
  if (forecast === null) return null;
  return (
    <>
      <ForecastFacts forecast={forecast} connection={to} rejected={0} />
      {forecast.calls > current.calls ? (
        <Text size="sm" c="dimmed">
          {t('move.atMost')}
        </Text>
      ) : null}
      <ForecastNotices forecast={forecast} connection={to} />
      {to.queue.state === 'running' ? null : (
        <Notice boxed tone="warn">
          {t('move.heldThere', { name: to.name })}
        </Notice>
      )}
      {list.startedAt === null ? (
        <Text size="sm" c="dimmed">
          {t('move.waits')}
        </Text>
      ) : null}
    </>
  );
}

function MoveButton({
  current,
  from,
  to,
  pending,
  disabled,
  onMove,
}: {
  current: Forecast | undefined;
  from: Connection | undefined;
  to: Connection;
  pending: boolean;
  disabled: boolean;
  onMove: () => void;
}) {
  const t = useTexts(startTexts);
  const label = useOrderLabel('move.confirm');
  const forecast = useForecastOn(current, from, to);

  return (
    <CommandButton loading={pending} disabled={disabled} onClick={onMove}>
      {forecast === null ? t('move.confirm.noCalls') : label(forecast, to)}
    </CommandButton>
  );
}
