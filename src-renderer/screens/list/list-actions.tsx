/** What may be done to a list now: the obvious thing as a button, the rest in a menu; each says what it will do. */
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { notifyDone, notifyError } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { actionsOf, phaseOf } from '../../parts/list/list-progress.ts';
import { useListName } from '../../parts/list/list-words.tsx';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { PurposeDialog } from '../../parts/list/purpose-dialog.tsx';
import { purposeTexts } from '../../parts/list/purpose-texts.ts';
import { StartDialog } from '../../parts/list/start-dialog.tsx';
import { HoldListButton } from '../../parts/queue/hold-list.tsx';
import { useOrder } from '../../parts/queue/order-dialog.tsx';
import { queueTexts } from '../../parts/queue/queue-texts.ts';
import { ResolveDialog } from '../../parts/queue/resolve-dialog.tsx';
import { FileFormatMenu } from '../../parts/report/choices/file-format-menu.tsx';
import { fieldTexts } from '../../parts/report/field/field-texts.ts';
import { makeReport, useMakeReport } from '../../parts/report/use-make-report.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { GroupDialog } from './group-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { useRetryList } from './use-retry-list.ts';

type Dialog = 'cancel' | 'resolve' | 'rename' | 'move' | 'purpose' | 'group';

export function ListActions({
  list,
  starting,
  onStarting,
}: {
  list: List;
  /** The dialog before its start is open: that stands in the address, for the import leads here. */
  starting: boolean;
  onStarting: (open: boolean) => void;
}) {
  const t = useTexts(listsTexts);
  const words = useTexts(queueTexts);
  const purposeWords = useTexts(purposeTexts);
  const can = actionsOf(list);
  const cancel = useCommand('queue.cancel');
  const retry = useRetryList(list, 'failed');
  const retryCancelled = useRetryList(list, 'cancelled');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const scope = { listId: list.id };
  const close = () => setDialog(null);
  const askAgain = useOrder({
    order: 'ask-again',
    scope,
    onDone: (count) => notifyDone(words('order.askAgainDone', { count })),
    onNothing: () => notifyDone(words('order.askAgainNothing')),
  });

  const archive = useCommand('lists.archive');
  async function putAway(archived: boolean): Promise<void> {
    const done = await archive.run({ listId: list.id, archived });
    if (done.ok) notifyDone(t(archived ? 'archived' : 'unarchived', { name: list.name }));
  }

  async function cancelAll(): Promise<void> {
    const done = await cancel.run({ scope });
    close();
    if (done.ok) notifyDone(t('cancelled', { count: done.value.affected }));
  }

  return (
    <>
      {can.has('start') ? (
        <CommandButton onClick={() => onStarting(true)}>{t('action.start')}</CommandButton>
      ) : (
        <HoldListButton list={list} />
      )}
      <ReportMenu list={list} disabled={!can.has('report')} />
      <MoreMenu
        items={[
          ...(can.has('resolve') ? [{ label: t('action.resolve'), run: () => setDialog('resolve') }] : []),
          ...(can.has('move') ? [{ label: t('action.move'), run: () => setDialog('move') }] : []),
          ...(can.has('retry') ? [{ label: t('action.retry'), run: () => void retry.retry() }] : []),
          ...(can.has('retry-cancelled')
            ? [{ label: t('action.retryCancelled'), run: () => void retryCancelled.retry() }]
            : []),
          ...(can.has('ask-again') ? [{ label: t('action.askAgain'), run: () => void askAgain.give() }] : []),
          ...(can.has('cancel') ? [{ label: t('action.cancel'), run: () => setDialog('cancel') }] : []),
          ...(list.kind === 'file' ? [{ label: t('action.rename'), run: () => setDialog('rename') }] : []),
          ...(list.kind === 'file' ? [{ label: purposeWords('change'), run: () => setDialog('purpose') }] : []),
          ...(list.kind === 'file' ? [{ label: t('action.group'), run: () => setDialog('group') }] : []),
          // What still goes on is not to be out of sight.
          ...(list.kind === 'file' && (list.archivedAt !== null || phaseOf(list) !== 'under-way')
            ? [
                {
                  label: t(list.archivedAt === null ? 'action.archive' : 'action.unarchive'),
                  run: () => void putAway(list.archivedAt === null),
                },
              ]
            : []),
        ]}
      />
      <Confirm
        opened={dialog === 'cancel'}
        title={t('cancelTitle')}
        confirmLabel={t('cancelConfirm')}
        keepLabel={t('cancelKeep')}
        danger
        pending={cancel.pending}
        onConfirm={() => void cancelAll()}
        onClose={close}
      >
        {t('cancelText', { count: list.states.queued })}
      </Confirm>
      <ResolveDialog
        opened={dialog === 'resolve'}
        scopes={[scope]}
        see={{ screen: 'doubts', listId: list.id }}
        onClose={close}
      />
      {retry.dialog}
      {retryCancelled.dialog}
      {askAgain.dialog}
      <MoveDialog list={list} opened={dialog === 'move'} onClose={close} />
      <StartDialog list={list} opened={starting && can.has('start')} onClose={() => onStarting(false)} />
      <RenameDialog list={list} opened={dialog === 'rename'} onClose={close} />
      <GroupDialog list={list} opened={dialog === 'group'} onClose={close} />
      <PurposeDialog list={list} opened={dialog === 'purpose'} onClose={close} />
    </>
  );
}

function ReportMenu({ list, disabled }: { list: List; disabled: boolean }) {
  const t = useTexts(listsTexts);
  const words = useTexts(fieldTexts);
  const nameOf = useListName();
  const { make, pending } = useMakeReport();
  async function save(format: FileFormat): Promise<void> {
    const order = {
      ...{ listId: list.id, listName: nameOf(list), practice: list.practice },
      ...{ format, language: currentLanguage(), password: null },
    };
    const made = await make(list.id, (client, today) => makeReport(client, order, today));
    if (!made.ok) notifyError(made.error);
  }
  return (
    <FileFormatMenu
      label={t('action.report')}
      saving={pending}
      disabled={disabled}
      first={{ label: words('forAgents'), run: () => navigate({ screen: 'reports', listId: list.id }) }}
      onChoose={(format) => void save(format)}
    />
  );
}

function MoreMenu({ items }: { items: { label: string; run: () => void }[] }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const allowed = useCanCommand();
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="2rem" aria-label={t('action.more')} title={t('action.more')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item key={item.label} disabled={!allowed} onClick={item.run}>
            {item.label}
          </Menu.Item>
        ))}
        {allowed ? null : (
          <Text size="xs" c="dimmed" px="sm" py={4} maw="18rem">
            {common('readerTooltip')}
          </Text>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
