/** What can be done to many rows at once, and undo. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconColumnInsertRight,
  IconFileSpreadsheet,
  IconKeyboard,
  IconReplace,
} from '@tabler/icons-react';
import { acceptableCodes, type Draft } from '../../../../src-main/contract/drafts.ts';
import type { Severity } from '../../../../src-main/contract/person.ts';
import { useCanCommand } from '../../../core/core-state.ts';
import { notifySaved } from '../../../core/files/notify-saved.tsx';
import { currentLanguage, useTexts } from '../../../i18n/texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { draftStore, useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { usePagesTurn } from '../draft/use-rows.ts';
import type { GridOrders } from '../grid/grid-orders.ts';
import classes from './repair-grid.module.css';

export type RepairDialog = 'fill' | 'replace' | 'keys';

export function RepairTools({
  draft,
  pages,
  orders,
  onDialog,
}: {
  draft: Draft;
  pages: RowPages;
  orders: GridOrders;
  onDialog: (dialog: RepairDialog) => void;
}) {
  const t = useTexts(draftTexts);
  usePagesTurn(pages);
  const nothingShown = (pages.total() ?? 0) === 0;
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('tools.label')}>
      <StepButton
        label={t('tools.undo')}
        keys="Ctrl+Z"
        can={draft.canUndo}
        onPress={() => draftStore.getState().undo()}
      >
        <IconArrowBackUp size={17} aria-hidden />
      </StepButton>
      <StepButton
        label={t('tools.redo')}
        keys="Ctrl+Y"
        can={draft.canRedo}
        onPress={() => draftStore.getState().redo()}
      >
        <IconArrowForwardUp size={17} aria-hidden />
      </StepButton>
      <CommandButton
        size="xs"
        variant="default"
        disabled={nothingShown}
        leftSection={<IconColumnInsertRight size={15} aria-hidden />}
        onClick={() => onDialog('fill')}
      >
        {t('tools.fill')}
      </CommandButton>
      <CommandButton
        size="xs"
        variant="default"
        disabled={nothingShown}
        leftSection={<IconReplace size={15} aria-hidden />}
        onClick={() => onDialog('replace')}
      >
        {t('tools.replace')}
      </CommandButton>
      <RowsMenu draft={draft} orders={orders} />
      <span className={classes.push} />
      <SaveMenu draft={draft} />
      <Tooltip label={t('tools.keys')}>
        <ActionIcon variant="subtle" color="gray" aria-label={t('tools.keys')} onClick={() => onDialog('keys')}>
          <IconKeyboard size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function StepButton({
  label,
  keys,
  can,
  onPress,
  children,
}: {
  label: string;
  keys: string;
  can: boolean;
  onPress: () => Promise<unknown>;
  children: React.ReactNode;
}) {
  const allowed = useCanCommand();
  return (
    <Tooltip label={`${label} (${keys})`}>
      {/* Not `disabled`: the focus must stay where it is when the last step was undone. */}
      <ActionIcon
        size={28}
        variant="default"
        aria-label={label}
        aria-disabled={!can || !allowed}
        data-disabled={!can || !allowed || undefined}
        onClick={(event) => {
          if (can && allowed) void onPress();
          else event.preventDefault();
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** For the rows of what is marked. */
function RowsMenu({ draft, orders }: { draft: Draft; orders: GridOrders }) {
  const t = useTexts(draftTexts);
  const allowed = useCanCommand();
  const marked = useDraft((state) => state.selection !== null);
  const button = (
    <CommandButton
      size="xs"
      variant="default"
      disabled={!marked}
      rightSection={<IconChevronDown size={14} aria-hidden />}
    >
      {t('tools.rows')}
    </CommandButton>
  );
  if (!allowed || !marked) return button;
  const acceptable = acceptableCodes.filter((code) => draft.problemCounts.some((one) => one.code === code));
  const acceptAll = async () => {
    for (const code of acceptable) await orders.accept(code, true);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void orders.repairMarked(draft)}>{t('tools.repair')}</Menu.Item>
        <Menu.Item disabled={acceptable.length === 0} onClick={() => void acceptAll()}>
          {t('tools.accept')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void orders.skip(true)}>{t('tools.skip')}</Menu.Item>
        <Menu.Item onClick={() => void orders.skip(false)}>{t('tools.take')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void orders.restore()}>{t('tools.restore')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** For a colleague to mend: a workbook of the rows with what is wrong with each. */
function SaveMenu({ draft }: { draft: Draft }) {
  const t = useTexts(draftTexts);
  const saving = useDraft((state) => state.busy === 'saving');

  async function save(severities: Severity[]): Promise<void> {
    const title = t('saveTitle', { name: draft.sourceName });
    const saved = await draftStore.getState().saveProblems({ severities, language: currentLanguage(), title });
    if (saved?.fileName) notifySaved(t('line.saved', { name: saved.fileName, count: saved.rows }), saved.savedId);
  }

  const has = (severity: Severity) => draft.problemCounts.some((one) => one.severity === severity && one.count > 0);
  const nothing = !has('error') && !has('warning');
  const button = (
    <Button
      size="xs"
      variant="default"
      loading={saving}
      disabled={nothing}
      leftSection={<IconFileSpreadsheet size={15} aria-hidden />}
      rightSection={<IconChevronDown size={14} aria-hidden />}
    >
      {t('tools.save')}
    </Button>
  );
  if (nothing) return button;
  return (
    <Menu position="bottom-end">
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={!has('error')} onClick={() => void save(['error'])}>
          {t('tools.saveErrors')}
        </Menu.Item>
        <Menu.Item onClick={() => void save(['error', 'warning'])}>{t('tools.saveWarnings')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
