/**
 * Which rows the sheet shows: by their problems, by a word, by what was done to them. Each problem comes with its
 * repair.
 */
import { CloseButton, NativeSelect, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Draft, DraftFilter, DraftOrder } from '../../../../src-main/contract/drafts.ts';
import { problemTexts } from '../../../i18n/problem-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { draftStore, useDraft } from '../draft/draft-state.ts';
import { draftTexts } from '../draft/draft-texts.ts';
import { isAcceptable, problemsInOrder } from '../draft/row-words.ts';
import { withProblem } from '../grid/grid-orders.ts';
import classes from './problem-side.module.css';

/** Of the search box: Ctrl+F leads to it. */
export const searchId = 'draft-search';

const shows = ['errors', 'problems', 'edited', 'skipped', 'all'] as const;
type Show = (typeof shows)[number];

export function ProblemSide({
  draft,
  onFilter,
  onOrder,
}: {
  draft: Draft;
  onFilter: () => void;
  /** Before any order that may take its button away. */
  onOrder: () => void;
}) {
  const t = useTexts(draftTexts);
  const words = useTexts(problemTexts);
  const format = useFormats();
  const filter = useDraft((state) => state.filter);
  const problems = problemsInOrder(draft.problemCounts);
  const { counts } = draft;
  const countOf: Record<Show, number | null> = {
    errors: counts.rejected,
    problems: null,
    edited: counts.edited,
    skipped: counts.skipped,
    all: counts.rows,
  };
  const labelOf = (show: Show) => {
    const count = countOf[show];
    return count === null ? t(`show.${show}`) : `${t(`show.${show}`)} (${format.number(count)})`;
  };

  function look(change: Partial<DraftFilter>): void {
    onFilter();
    draftStore.getState().setFilter(change);
  }

  const chosen = problems.find(({ code }) => filter.codes.includes(code));
  return (
    <aside className={classes.side} aria-label={t('problems.title')}>
      <SearchBox search={filter.search} onSearch={(search) => look({ search })} />
      <div className={classes.narrow}>
        <NativeSelect
          aria-label={t('problems.title')}
          value={chosen?.code ?? filter.show}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const show = shows.find((one) => one === value);
            const problem = problems.find(({ code }) => code === value);
            if (show !== undefined) look({ show, codes: [] });
            else if (problem !== undefined) look({ show: 'problems', codes: [problem.code] });
          }}
          data={[
            { group: t('show.label'), items: shows.map((show) => ({ value: show, label: labelOf(show) })) },
            {
              group: t('problems.title'),
              items: problems.map(({ code, severity, count }) => ({
                value: code,
                label: `${words(`severity.${severity}`)}: ${words(`problem.${code}`)} (${format.number(count)})`,
              })),
            },
          ]}
        />
        {chosen === undefined ? null : <Help problem={chosen} onOrder={onOrder} />}
      </div>
      <div className={classes.wide}>
        <fieldset className={classes.shows} aria-label={t('show.label')}>
          {shows.map((show) => {
            const count = countOf[show];
            return (
              <UnstyledButton
                key={show}
                className={classes.show}
                aria-pressed={filter.show === show && filter.codes.length === 0}
                onClick={() => look({ show, codes: [] })}
              >
                <span>{t(`show.${show}`)}</span>
                {count === null ? null : <span className={classes.count}>{format.number(count)}</span>}
              </UnstyledButton>
            );
          })}
        </fieldset>
        <div>
          <Title order={2}>{t('problems.title')}</Title>
          <Text size="xs" c="dimmed">
            {problems.length === 0 ? t('problems.none') : t('problems.hint')}
          </Text>
        </div>
        <ul className={classes.problems}>
          {problems.map((problem) => {
            const { code, severity, count } = problem;
            const open = filter.codes.includes(code);
            return (
              <li
                key={`${severity} ${code}`}
                className={classes.problem}
                data-tone={severity}
                data-open={open || undefined}
              >
                <UnstyledButton
                  className={classes.choose}
                  aria-pressed={open}
                  onClick={() => look(open ? { show: 'problems', codes: [] } : { show: 'problems', codes: [code] })}
                >
                  <span className={classes.sentence}>
                    <span className={classes.severity}>{words(`severity.${severity}`)}</span> {words(`problem.${code}`)}
                  </span>
                  <span className={classes.count}>{format.number(count)}</span>
                </UnstyledButton>
                {open ? (
                  <Help problem={problem} onOrder={onOrder} />
                ) : (
                  <ProblemOrders problem={problem} onOrder={onOrder} />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </aside>
  );
}

type ProblemCount = Draft['problemCounts'][number];

/** What the problem means and the way out of it; then what one press can do about all of its rows. */
function Help({ problem, onOrder }: { problem: ProblemCount; onOrder: () => void }) {
  const words = useTexts(problemTexts);
  return (
    <div className={classes.help}>
      <Text size="xs">{words(`help.${problem.code}`)}</Text>
      <ProblemOrders problem={problem} onOrder={onOrder} open />
    </div>
  );
}

function ProblemOrders({
  problem,
  onOrder,
  open = false,
}: {
  problem: ProblemCount;
  onOrder: () => void;
  open?: boolean;
}) {
  const t = useTexts(draftTexts);
  const { code, severity, count, repairs } = problem;
  const apply = (order: DraftOrder) => {
    onOrder();
    void draftStore.getState().apply(order);
  };
  const accepts = open && severity === 'error' && isAcceptable(code) ? code : null;
  if (repairs === 0 && !open) return null;
  return (
    <div className={classes.orders}>
      {repairs === 0 ? null : (
        <CommandButton
          size="compact-xs"
          variant="light"
          onClick={() => apply({ kind: 'repair', selection: withProblem(code), code })}
        >
          {t('problems.repairAll', { count: repairs })}
        </CommandButton>
      )}
      {accepts === null ? null : (
        <CommandButton
          size="compact-xs"
          variant="default"
          onClick={() => apply({ kind: 'accept', selection: withProblem(code), code: accepts, accept: true })}
        >
          {t('problems.acceptAll', { count })}
        </CommandButton>
      )}
      {open && code !== 'row-skipped' && severity !== 'note' ? (
        <CommandButton
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={() => apply({ kind: 'skip', selection: withProblem(code), skip: true })}
        >
          {t('problems.skipAll', { count })}
        </CommandButton>
      ) : null}
    </div>
  );
}

function SearchBox({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const t = useTexts(draftTexts);
  const [text, setText] = useState(search);
  const tell = useDebouncedCallback(onSearch, 300);
  useEffect(() => setText(search), [search]);
  return (
    <TextInput
      id={searchId}
      type="search"
      value={text}
      maxLength={100}
      placeholder={t('search')}
      aria-label={t('search')}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text === '' ? null : (
          <CloseButton
            size="sm"
            aria-label={t('searchClear')}
            onClick={() => {
              setText('');
              tell.cancel();
              onSearch('');
            }}
          />
        )
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
