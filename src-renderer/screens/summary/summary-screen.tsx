/** The branch head's summary: what became of the people of a period, what it cost and whom agents reached. */
import { Button, Group, Text } from '@mantine/core';
import { IconChartBar, IconFileSpreadsheet, IconSchool } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ReportFormat } from '../../../src-main/contract/files.ts';
import type { List } from '../../../src-main/contract/lists.ts';
import type { Summary, SummaryChoices } from '../../../src-main/contract/summary.ts';
import { summaryWords } from '../../../src-main/words/summary.ts';
import { type SummarySection, summarySections } from '../../../src-main/words/summary-sections.ts';
import { verdictWords } from '../../../src-main/words/verdicts.ts';
import { call, useCoreEvent } from '../../core/core.ts';
import { notifyError } from '../../core/notify.ts';
import { useQuery } from '../../core/use-query.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { FileFormatMenu } from '../../parts/report/choices/file-format-menu.tsx';
import { ReportViews } from '../../parts/report/report-views.tsx';
import { reportsTexts } from '../../parts/report/reports-texts.ts';
import { makeSummary, useMakeReport } from '../../parts/report/use-make-report.ts';
import { navigate, type SummaryRoute } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Stat, Stats } from '../../ui/facts/stat.tsx';
import { LoadFailed, Loading } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { SectionChart } from './section-chart.tsx';
import classes from './summary.module.css';
import { choicesOf, withChange } from './summary-filter.ts';
import { SummaryFilters } from './summary-filters.tsx';
import { summaryTexts } from './summary-texts.ts';

export function SummaryScreen({ route }: { route: SummaryRoute }) {
  const t = useTexts(summaryTexts);
  const reports = useTexts(reportsTexts);
  const choices = choicesOf(route, Date.now());
  const { data, error, reload } = useQuery('lists.page', { limit: 200 });
  const lists = data?.lists;
  return (
    <Page
      title={reports('title')}
      subtitle={t('intro')}
      fill
      width="full"
      actions={<SaveMenu choices={choices} lists={lists ?? []} />}
    >
      <ReportViews view="summary">
        {lists === undefined ? (
          error === null ? (
            <Loading />
          ) : (
            <LoadFailed error={error} onRetry={reload} />
          )
        ) : (
          <div className={classes.page}>
            <Content route={route} choices={choices} lists={lists} />
          </div>
        )}
      </ReportViews>
    </Page>
  );
}

function Content({ route, choices, lists }: { route: SummaryRoute; choices: SummaryChoices; lists: readonly List[] }) {
  const t = useTexts(summaryTexts);
  const practice = lists.filter((list) => list.practice);
  if (lists.length === 0) {
    return (
      <EmptyState
        icon={IconFileSpreadsheet}
        title={t('noLists.title')}
        text={t('noLists.text')}
        actions={<Button onClick={() => navigate({ screen: 'import' })}>{t('noLists.action')}</Button>}
      />
    );
  }
  if (practice.length === lists.length && route.listIds === undefined) {
    const listIds = practice.slice(0, 50).map(({ id }) => id);
    return (
      <EmptyState
        icon={IconSchool}
        title={t('onlyPractice.title')}
        text={t('onlyPractice.text')}
        actions={
          <Button onClick={() => navigate(withChange(route, { listIds }), { replace: true })}>
            {t('onlyPractice.action')}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <SummaryFilters route={route} choices={choices} lists={lists} />
      <Figures route={route} choices={choices} />
    </>
  );
}

function Figures({ route, choices }: { route: SummaryRoute; choices: SummaryChoices }) {
  const t = useTexts(summaryTexts);
  const { data, error, loading, reload } = useQuery('reports.summary', choices);
  if (data === undefined) {
    if (error !== null) return <LoadFailed error={error} onRetry={reload} />;
    return <Counting />;
  }
  if (isNothing(data)) {
    const isLast = route.period?.kind === 'last-month';
    return (
      <EmptyState
        icon={IconChartBar}
        title={t('nothing.title')}
        text={t('nothing.text')}
        actions={
          <Button
            onClick={() =>
              navigate(withChange(route, { period: isLast ? undefined : { kind: 'last-month' } }), { replace: true })
            }
          >
            {t(isLast ? 'nothing.other' : 'nothing.action')}
          </Button>
        }
      />
    );
  }
  return <Shown summary={data} loading={loading} onReload={() => void reload()} />;
}

/** How far it is, and a way to stop, once it takes longer. */
function Counting() {
  const t = useTexts(summaryTexts);
  const format = useFormats();
  const [share, setShare] = useState<number | null>(null);
  useCoreEvent((event) => {
    if (event.name === 'reports.counting') setShare(event.payload.done / Math.max(1, event.payload.total));
  });
  return (
    <>
      <Loading />
      <Text c="dimmed" ta="center" size="sm" role={share === null ? undefined : 'status'}>
        {share === null ? t('counting') : t('counted', { share: format.percent(share) })}
      </Text>
      {share === null ? null : (
        <Button variant="default" style={{ alignSelf: 'center' }} onClick={() => void call('reports.stopCounting', {})}>
          {t('stop')}
        </Button>
      )}
    </>
  );
}

function Shown({ summary, loading, onReload }: { summary: Summary; loading: boolean; onReload: () => void }) {
  const t = useTexts(summaryTexts);
  const format = useFormats();
  const language = currentLanguage();
  const words = summaryWords[language];
  const [figures, ...sections] = useMemo(() => summarySections(summary, language), [summary, language]);
  // Of the answer that is shown: another one is another summary.
  const readAt = useMemo(() => (summary ? Date.now() : 0), [summary]);
  const day = (iso: string) => format.isoDate(iso);
  const { period, compare } = summary;
  return (
    <>
      <Group gap="xs">
        <Text fw={600}>{t('shown', { from: day(period.from), to: day(period.to) })}</Text>
        {compare === null ? null : (
          <Text c="dimmed">{t('beside', { from: day(compare.from), to: day(compare.to) })}</Text>
        )}
        <Text c="dimmed" size="sm" ml="auto">
          {t('readAt', { time: format.time(readAt) })}
        </Text>
        <Button variant="subtle" size="compact-sm" loading={loading} onClick={onReload}>
          {t('refresh')}
        </Button>
      </Group>
      {summary.practice ? (
        <Notice boxed tone="info">
          {t('practice')}
        </Notice>
      ) : null}
      <section aria-label={t('figures')}>
        <MainFigures section={figures} />
      </section>
      <div className={classes.sections}>
        {sections.map((section) => (
          <div key={section.title} data-wide={section.sheet === 'steps' || section.sheet === 'lists' || undefined}>
            <SectionChart section={section} />
          </div>
        ))}
      </div>
      <Section title={t('notes')}>
        <ul className={classes.notes}>
          {[
            ...[words.countedOn, words.countedTwice, words.reachedMeans, words.savedMeans, words.provinceMeans],
            verdictWords[language].ourReading,
          ].map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** The figures at the top: each with its share, and what it was in the period beside it. */
function MainFigures({ section }: { section: SummarySection | undefined }) {
  const t = useTexts(summaryTexts);
  const format = useFormats();
  return (
    <Stats>
      {section?.rows.map(({ label, values: [value, share, before] }) => {
        const beside = before === undefined || before === null ? null : format.number(before);
        const shared = share === undefined || share === null ? null : format.percent(share);
        const hint =
          beside === null
            ? shared
            : shared === null
              ? t('besideOnly', { value: beside })
              : t('hintBeside', { share: shared, value: beside });
        return (
          <Stat key={label} label={label} value={format.number(value ?? 0)} {...(hint === null ? {} : { hint })} />
        );
      })}
    </Stats>
  );
}

function isNothing({ period, compare }: Summary): boolean {
  return [period, compare].every(
    (sum) =>
      sum === null ||
      (sum.people + sum.states.waiting + sum.states.cancelled + sum.reach.visited === 0 &&
        sum.cost.charged + sum.cost.unknown === 0),
  );
}

function SaveMenu({ choices, lists }: { choices: SummaryChoices; lists: readonly List[] }) {
  const t = useTexts(summaryTexts);
  const common = useTexts(commonTexts);
  const { make, pending } = useMakeReport();
  const { listIds, period } = choices;
  const chosen =
    listIds === null ? lists.filter((list) => !list.practice) : lists.filter(({ id }) => listIds.includes(id));

  async function save(format: ReportFormat): Promise<void> {
    const order = { ...choices, format, language: currentLanguage() };
    const practice = chosen.some((list) => list.practice);
    const made = await make(chosen[0]?.id ?? 0, (client, today) =>
      makeSummary(client, { order, title: t('fileName', period), practice }, today),
    );
    if (!made.ok) notifyError(made.error);
  }

  return (
    <FileFormatMenu
      label={t('save')}
      saving={pending}
      disabled={chosen.length === 0}
      first={{ label: common('fileFormat.pdf'), run: () => void save('pdf') }}
      onChoose={(format) => void save(format)}
    />
  );
}
