/** The line below the sheet: the last change, the selection, how many rows are shown. */
import { Button, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import { rowsMarked } from '../draft/grid-selection.ts';
import type { RowPages } from '../draft/row-pages.ts';
import { usePagesTurn } from '../draft/use-rows.ts';
import classes from './repair-grid.module.css';

/** Milliseconds; what is quicker needs no word. */
const noticeableAfter = 300;

export function RepairLine({
  draft,
  pages,
  said,
  onLookAnew,
}: {
  draft: Draft;
  pages: RowPages;
  said: string | null;
  onLookAnew: () => void;
}) {
  const t = useTexts(draftTexts);
  const common = useTexts(commonTexts);
  usePagesTurn(pages);
  const busy = useDraft((state) => state.busy);
  const failed = useDraft((state) => state.error);
  const lastChange = useDraft((state) => state.lastChange);
  const selection = useDraft((state) => state.selection);
  const version = useDraft((state) => state.version);
  const view = useDraft((state) => state.view);
  const filter = useDraft((state) => state.filter);
  const refreshView = useDraft((state) => state.refreshView);
  const total = pages.total() ?? 0;
  const slow = useSlow(busy !== null);
  const error = failed ?? pages.error();
  const lookedAt = useRef({ view: -1, version });
  if (lookedAt.current.view !== view) lookedAt.current = { view, version };
  const everything = filter.show === 'all' && filter.codes.length === 0 && filter.search === '';
  const mayBeOthers = lookedAt.current.version !== version && !everything && draft.missing.length === 0;
  const marked = selection === null ? 0 : rowsMarked(selection, total);
  const done =
    said ??
    (lastChange === null
      ? null
      : lastChange.changed === 0
        ? t('line.nothing')
        : t(`line.changed.${lastChange.what}`, { count: lastChange.changed }));

  return (
    <div className={classes.line}>
      <span>{t('line.shown', { count: total })}</span>
      {marked === null ? (
        <span>{t('line.allMarked', { count: total })}</span>
      ) : marked > 1 ? (
        <span>{t('line.marked', { count: marked })}</span>
      ) : null}
      <output>
        {slow && busy !== null ? (
          <>
            <Loader size={12} mr={6} aria-hidden />
            {t(`line.${busy}`)}
          </>
        ) : done === null ? null : (
          <span data-said>{done}</span>
        )}
      </output>
      {error === null ? null : (
        <span role="alert">
          {errorSentence(error)}{' '}
          {pages.error() === null ? null : (
            <Button size="compact-xs" variant="default" onClick={pages.retry}>
              {common('retry')}
            </Button>
          )}
        </span>
      )}
      {mayBeOthers ? (
        <Button
          className={classes.push}
          size="compact-xs"
          variant="subtle"
          leftSection={<IconRefresh size={13} aria-hidden />}
          title={t('line.refreshHint')}
          onClick={() => {
            onLookAnew();
            refreshView();
          }}
        >
          {t('line.refreshView')}
        </Button>
      ) : null}
    </div>
  );
}

function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), noticeableAfter);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}
