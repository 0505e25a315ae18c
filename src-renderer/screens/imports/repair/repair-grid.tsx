/**
 * Check and repair: the problems of the draft at the left, its rows as a sheet at the right, and above them what can be
 * done. It takes the height its parent gives it and scrolls inside itself.
 */
import { Button, Loader, Text } from '@mantine/core';
import { IconCircleCheck, IconFileOff, IconFilterOff, IconSearchOff } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { useCanCommand } from '../../../core/core-state.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { draftStore, useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import { gridColumns } from '../draft/grid-columns.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { usePagesTurn, useRowPages } from '../draft/use-rows.ts';
import { DraftGrid, type GridHandle } from '../grid/grid.tsx';
import { type GridSaying, gridOrders } from '../grid/grid-orders.ts';
import { CellBar } from './cell-bar.tsx';
import { FillDialog } from './fill-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { ProblemSide, searchId } from './problem-side.tsx';
import classes from './repair-grid.module.css';
import { RepairLine } from './repair-line.tsx';
import { type RepairDialog, RepairTools } from './repair-tools.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';

export function RepairGrid() {
  const draft = useDraft((state) => state.draft);
  const closed = useDraft((state) => state.error?.code === 'draft-unknown');
  if (draft === null) return null;
  return closed ? <Closed /> : <Repair draft={draft} />;
}

/** The program let the draft go (another file was opened, or its reader stopped): the repairs are kept. */
function Closed() {
  const t = useTexts(draftTexts);
  const caught = useCatchFocus();
  const error = useDraft((state) => state.error);
  const busy = useDraft((state) => state.busy);
  return (
    <div ref={caught} className={classes.whole} role="alert" tabIndex={-1}>
      <EmptyState
        icon={IconFileOff}
        title={t('states.closed')}
        text={error === null ? '' : errorSentence(error)}
        actions={
          <Button loading={busy !== null} onClick={() => void draftStore.getState().reopen()}>
            {t('states.reopen')}
          </Button>
        }
      />
    </div>
  );
}

function Repair({ draft }: { draft: Draft }) {
  const t = useTexts(draftTexts);
  const mayChange = useCanCommand();
  const pages = useRowPages();
  const grid = useRef<GridHandle>(null);
  const [dialog, setDialog] = useState<RepairDialog | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const lastChange = useDraft((state) => state.lastChange);
  const { columns: source, file } = draft;
  const columns = useMemo(() => gridColumns({ columns: source, file }), [source, file]);
  const say = (what: GridSaying) => setSaid(t(`line.${what}`));
  const orders = gridOrders({ store: draftStore, pages, columns, say });

  // What was said of an order is over with the next one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another change is what ends it
  useEffect(() => setSaid(null), [lastChange]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || dialog !== null) return;
    const key = event.key.toLowerCase();
    const typing = event.target instanceof HTMLInputElement;
    if (key === 'f') document.getElementById(searchId)?.focus();
    else if (key === 'h' && mayChange) setDialog('replace');
    else if (typing || !mayChange) return;
    else if (key === 'y' || (key === 'z' && event.shiftKey)) void draftStore.getState().redo();
    else if (key === 'z') void draftStore.getState().undo();
    else return;
    event.preventDefault();
  }

  /** A button that may be gone with what it did must not take the focus along. */
  const toGrid = () => grid.current?.focus();

  function endDialog(): void {
    setDialog(null);
    // After the dialog has given the focus back to where it came from.
    setTimeout(toGrid);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that count wherever the focus stands inside
    <div className={classes.repair} onKeyDown={onKeyDown}>
      {draft.missing.length === 0 ? null : (
        <Notice boxed tone="warn">
          {t('states.missing')}
        </Notice>
      )}
      {draft.restored === 0 || lastChange !== null ? null : (
        <Notice boxed tone="info">
          {t('states.restored', { count: draft.restored })}
        </Notice>
      )}
      <div className={classes.both}>
        <ProblemSide draft={draft} onFilter={() => setSaid(null)} onOrder={toGrid} />
        <div className={classes.sheet}>
          <RepairTools draft={draft} pages={pages} orders={orders} onDialog={setDialog} />
          <CellBar draft={draft} pages={pages} columns={columns} orders={orders} onOrder={toGrid} />
          <Sheet pages={pages}>
            <DraftGrid
              draft={draft}
              pages={pages}
              columns={columns}
              orders={orders}
              mayChange={mayChange}
              handle={grid}
              onCopied={(count) => setSaid(t('line.copied', { count }))}
              onCopyReady={(count) => setSaid(t('line.copyReady', { count }))}
            />
          </Sheet>
          <RepairLine draft={draft} pages={pages} said={said} onLookAnew={toGrid} />
        </div>
      </div>
      <FillDialog opened={dialog === 'fill'} {...{ pages, columns, orders, onClose: endDialog }} />
      <ReplaceDialog
        opened={dialog === 'replace'}
        {...{ pages, columns, orders, onClose: endDialog, onNothing: () => setSaid(t('replace.none')) }}
      />
      <KeysDialog opened={dialog === 'keys'} onClose={endDialog} />
    </div>
  );
}

/** The sheet, or why there is none. */
function Sheet({ pages, children }: { pages: RowPages; children: React.ReactNode }) {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  usePagesTurn(pages);
  const error = pages.error();
  const total = pages.total();
  if (error !== null && (total === null || total === 0)) {
    return (
      <div className={classes.whole} role="alert">
        <Text fw={600}>{common('loadFailed')}</Text>
        <Text c="dimmed">{errorSentence(error)}</Text>
        <Button variant="default" onClick={pages.retry}>
          {common('retry')}
        </Button>
      </div>
    );
  }
  if (total === 0) return <NoRows />;
  // The grid stays while another filter is read, and with it the focus.
  return (
    <div className={classes.grid}>
      {children}
      {total === null ? (
        <output className={classes.loading}>
          <Loader size="sm" aria-hidden />
          <span>{t('states.loading')}</span>
        </output>
      ) : null}
    </div>
  );
}

/** What had the focus is gone with what it stood in: the keyboard goes on here, not at the top of the window. */
function useCatchFocus() {
  const caught = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) caught.current?.focus({ preventScroll: true });
  }, []);
  return caught;
}

function NoRows() {
  const t = useTexts(draftTexts);
  const caught = useCatchFocus();
  const filter = useDraft((state) => state.filter);
  const setFilter = useDraft((state) => state.setFilter);
  const showAll = (
    <Button variant="default" onClick={() => setFilter({ show: 'all', codes: [], search: '' })}>
      {t('states.showAll')}
    </Button>
  );
  const state = (() => {
    if (filter.search !== '')
      return { icon: IconSearchOff, title: t('states.notFound'), text: t('states.notFoundText') };
    if (filter.codes.length > 0) {
      return { icon: IconCircleCheck, title: t('states.solved'), text: t('states.solvedText') };
    }
    switch (filter.show) {
      case 'errors':
        return { icon: IconCircleCheck, title: t('states.noErrors'), text: t('states.noErrorsText') };
      case 'problems':
      case 'warnings':
      case 'notes':
        return { icon: IconCircleCheck, title: t('states.noProblems'), text: t('states.noProblemsText') };
      case 'edited':
        return { icon: IconFilterOff, title: t('states.noEdited') };
      case 'skipped':
        return { icon: IconFilterOff, title: t('states.noSkipped') };
      case 'all':
        return { icon: IconFilterOff, title: t('states.noRows') };
    }
  })();
  return (
    <div ref={caught} className={classes.whole} tabIndex={-1}>
      <EmptyState {...state} actions={filter.show === 'all' && filter.search === '' ? undefined : showAll} />
    </div>
  );
}
