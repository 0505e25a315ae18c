/** What may be done to a list now: the obvious thing as a button, the rest in a menu; each says what it will do. */
import { ActionIcon, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { List } from '../../../src-main/contract/lists.ts';
import { useAction } from '../../core.ts';
import { useCanCommand } from '../../core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { ResolveDesk } from '../queue/resolve-desk.tsx';
import { useMakeReport } from '../reports/use-make-report.ts';
import { actionsOf } from './list-progress.ts';
import { ListQueueButton } from './list-queue-button.tsx';
import { useListName } from './list-words.tsx';
import { listsTexts } from './lists-texts.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { useRetryList } from './use-retry-list.ts';

type Dialog = 'cancel' | 'resolve' | 'rename';

export function ListActions({ list }: { list: List }) {
  const t = useTexts(listsTexts);
  const can = actionsOf(list);
  const start = useAction('lists.start');
  const cancel = useAction('queue.cancel');
  const retry = useRetryList(list);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const scope = { listId: list.id };
  const close = () => setDialog(null);

  async function cancelAll(): Promise<void> {
    const done = await cancel.run({ scope });
    close();
    if (done.ok) notifyDone(t('cancelled', { count: done.value.affected }));
  }

  return (
    <>
      {can.has('start') ? (
        <CommandButton loading={start.pending} onClick={() => void start.run({ listId: list.id })}>
          {t('action.start')}
        </CommandButton>
      ) : (
        <ListQueueButton list={list} />
      )}
      <ReportMenu list={list} disabled={!can.has('report')} />
      <MoreMenu
        items={[
          ...(can.has('resolve') ? [{ label: t('action.resolve'), run: () => setDialog('resolve') }] : []),
          ...(can.has('retry') ? [{ label: t('action.retry'), run: () => void retry.retry() }] : []),
          ...(can.has('cancel') ? [{ label: t('action.cancel'), run: () => setDialog('cancel') }] : []),
          ...(list.kind === 'file' ? [{ label: t('action.rename'), run: () => setDialog('rename') }] : []),
        ]}
      />
      <Confirm
        opened={dialog === 'cancel'}
        title={t('cancelTitle')}
        confirmLabel={t('cancelConfirm')}
        danger
        pending={cancel.pending}
        onConfirm={() => void cancelAll()}
        onClose={close}
      >
        {t('cancelText', { count: list.states.queued })}
      </Confirm>
      <ResolveDesk opened={dialog === 'resolve'} scope={scope} onClose={close} />
      <RenameDialog list={list} opened={dialog === 'rename'} onClose={close} />
    </>
  );
}

function ReportMenu({ list, disabled }: { list: List; disabled: boolean }) {
  const t = useTexts(listsTexts);
  const nameOf = useListName();
  const allowed = useCanCommand();
  const { make, pending } = useMakeReport();
  const button = (
    <CommandButton
      variant="default"
      disabled={disabled}
      loading={pending}
      rightSection={<IconChevronDown size={14} aria-hidden />}
    >
      {t('action.report')}
    </CommandButton>
  );
  if (!allowed) return button;
  const save = (format: 'xlsx' | 'csv') =>
    void make({ listId: list.id, listName: nameOf(list), format, language: currentLanguage() });
  return (
    <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('xlsx')}>{t('action.reportXlsx')}</Menu.Item>
        <Menu.Item onClick={() => save('csv')}>{t('action.reportCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function MoreMenu({ items }: { items: { label: string; run: () => void }[] }) {
  const t = useTexts(listsTexts);
  const common = useTexts(commonTexts);
  const allowed = useCanCommand();
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
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
