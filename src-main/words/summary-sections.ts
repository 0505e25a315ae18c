/** The summary as sections of a table each, in words: what window, workbook and CSV show, and which columns a chart draws. */
import { verdictKinds } from '../contract/answer.ts';
import { outcomeKinds } from '../contract/outcomes.ts';
import type { Language } from '../contract/settings.ts';
import { type PeriodSum, type Reach, type Summary, summaryStates } from '../contract/summary.ts';
import { chargeWords } from './charges.ts';
import { outcomeWords } from './outcomes.ts';
import { summaryWords } from './summary.ts';
import { fill } from './text.ts';
import { relationText, verdictWords } from './verdicts.ts';

/** `share`: of one. */
export type MeasureKind = 'number' | 'share' | 'rupiah';
type Value = number | null;
/** `draw`: its place among the columns of the chart; those of the period beside it are drawn behind it. */
export type Measure = { heading: string; kind: MeasureKind; of: 'period' | 'compare'; draw?: true };
export type SummarySheet = keyof (typeof summaryWords)['id']['sheet'];
export type SummarySection = {
  sheet: SummarySheet;
  title: string;
  /** Above the labels. */
  labels: string;
  measures: readonly Measure[];
  rows: readonly { label: string; values: readonly Value[] }[];
  /** How the drawn measures are drawn; null: not at all. */
  chart: 'bars' | 'columns' | null;
  note: string | null;
};

type Draft<Item> = {
  sheet: SummarySheet;
  title: string;
  labels: string;
  items: (sum: PeriodSum) => readonly Item[];
  label: (item: Item) => string;
  measures: readonly {
    heading: string;
    kind: MeasureKind;
    draw?: true;
    value: (item: Item, sum: PeriodSum) => Value;
  }[];
  chart?: 'bars' | 'columns';
  note?: (sum: PeriodSum) => string | null;
  /** The periods are laid side by side by their order, not by the label. */
  byPlace?: true;
};

export function summarySections(summary: Summary, language: Language): SummarySection[] {
  const words = summaryWords[language];
  const { section } = words;
  const verdicts = verdictWords[language].kind;
  const outcomes = outcomeWords[language].kind;
  const people = { heading: words.people, kind: 'number' } as const;
  const asked = [
    { ...people, draw: true, value: ({ people: count }: { people: number }) => count },
    { heading: words.reachable, kind: 'number', draw: true, value: (of: { reachable: number }) => of.reachable },
    {
      heading: words.ofPeople,
      kind: 'share',
      value: (of: { people: number; reachable: number }) => share(of.reachable, of.people),
    },
  ] as const;
  const reach = [
    { heading: words.visited, kind: 'number', draw: true, value: (of: Reach) => of.visited },
    { heading: words.reached, kind: 'number', draw: true, value: (of: Reach) => of.reached },
    { heading: words.ofVisited, kind: 'share', value: (of: Reach) => share(of.reached, of.visited) },
  ] as const;
  const more = (count: number) => (count === 0 ? null : fill(words.more, { count: String(count) }));
  const made = <Item>(draft: Draft<Item>) => laid(draft, summary);

  return [
    made<SummaryFigure>({
      ...{ sheet: 'main', title: section.figures, labels: words.item },
      items: () => summaryFigures,
      label: (figure) => labelOf(figure, language),
      measures: [
        { heading: words.value, kind: 'number', value: (figure, sum) => figureOf(figure, sum) },
        { heading: words.share, kind: 'share', value: (figure, sum) => shareOf(figure, sum) },
      ],
    }),
    made({
      ...{ sheet: 'main', title: section.states, labels: words.item, chart: 'bars' },
      items: () => summaryStates,
      label: (state) => words.state[state],
      measures: [{ heading: words.count, kind: 'number', draw: true, value: (state, sum) => sum.states[state] }],
    }),
    made({
      ...{ sheet: 'main', title: section.verdicts, labels: words.item, chart: 'bars' },
      items: () => verdictKinds,
      label: (kind) => verdicts[kind],
      measures: [
        { ...people, draw: true, value: (kind, sum) => sum.verdicts[kind] },
        { heading: words.ofPeople, kind: 'share', value: (kind, sum) => share(sum.verdicts[kind], sum.people) },
      ],
    }),
    made({
      ...{ sheet: 'main', title: section.reach, labels: words.item, chart: 'bars' },
      items: (sum) => verdictKinds.map((kind) => ({ kind, ...sum.reachByVerdict[kind] })),
      label: ({ kind }) => verdicts[kind],
      measures: reach,
    }),
    made({
      ...{ sheet: 'main', title: section.cost, labels: words.item },
      items: () => ['charged', 'free', 'unknown', 'withoutPrice'] as const,
      label: (key) =>
        key === 'withoutPrice'
          ? words.withoutPrice
          : fill(words.calls, { charge: chargeWords[language].charge[key].toLowerCase() }),
      measures: [
        { heading: words.value, kind: 'number', value: (key, sum) => sum.cost[key] },
        {
          heading: words.rupiah,
          kind: 'rupiah',
          value: (key, { cost }) => (key === 'charged' ? cost.rupiah : key === 'unknown' ? cost.rupiahUnknown : null),
        },
      ],
    }),
    made({
      ...{ sheet: 'steps', title: words.steps[summary.step], labels: words.step[summary.step], chart: 'columns' },
      byPlace: true,
      items: (sum) => sum.steps,
      label: ({ from }) => (summary.step === 'month' ? from.slice(0, 7) : from),
      measures: [
        ...asked.slice(0, 2),
        { heading: words.visited, kind: 'number', value: ({ visited }) => visited },
        { heading: words.reached, kind: 'number', value: ({ reached }) => reached },
        { heading: words.rupiah, kind: 'rupiah', value: ({ rupiah }) => rupiah },
        { heading: words.savedPeople, kind: 'number', value: ({ saved }) => saved },
      ],
    }),
    made({
      ...{ sheet: 'agents', title: section.agents, labels: words.agent, chart: 'bars' },
      items: (sum) => sum.agents,
      label: ({ agent }) => agent ?? words.agentUnknown,
      measures: reach,
      note: ({ moreAgents }) => more(moreAgents),
    }),
    made({
      ...{ sheet: 'agents', title: section.outcomes, labels: words.item, chart: 'bars' },
      items: () => outcomeKinds,
      label: (kind) => outcomes[kind],
      measures: [{ heading: words.visits, kind: 'number', draw: true, value: (kind, sum) => sum.outcomes[kind] ?? 0 }],
    }),
    made({
      ...{ sheet: 'origin', title: section.operators, labels: words.item, chart: 'bars' },
      items: (sum) => sum.operators,
      label: ({ operator }) => operator ?? words.operatorUnknown,
      measures: asked,
    }),
    made({
      ...{ sheet: 'origin', title: section.provinces, labels: words.item, chart: 'bars' },
      items: (sum) => sum.provinces,
      label: ({ province }) => province ?? words.provinceUnknown,
      measures: asked,
    }),
    made({
      ...{ sheet: 'origin', title: section.relations, labels: words.item, chart: 'bars' },
      items: (sum) => sum.relations,
      label: ({ relation }) => (relation === null ? words.relationUnknown : relationText(language, relation)),
      measures: [{ ...people, draw: true, value: (of) => of.people }],
    }),
    made({
      ...{ sheet: 'lists', title: section.lists, labels: words.lists, chart: 'bars' },
      items: (sum) => sum.lists,
      label: ({ listName, listId }) => `${listName} (${listId})`,
      measures: [
        ...asked,
        { heading: words.state.waiting, kind: 'number', value: ({ waiting }) => waiting },
        { heading: words.visited, kind: 'number', value: ({ visited }) => visited },
        { heading: words.reached, kind: 'number', value: ({ reached }) => reached },
        { heading: words.rupiah, kind: 'rupiah', value: ({ rupiah }) => rupiah },
      ],
      note: ({ moreLists }) => more(moreLists),
    }),
  ];
}

/** What stands at the top, in its order. */
export const summaryFigures = [
  'people',
  'answered',
  'reachable',
  'waiting',
  'visited',
  'reached',
  'rupiah',
  'rupiahUnknown',
  'savedPeople',
  'saved',
] as const;
export type SummaryFigure = (typeof summaryFigures)[number];

function figureOf(figure: SummaryFigure, sum: PeriodSum): number {
  switch (figure) {
    case 'people':
      return sum.people;
    case 'answered':
    case 'waiting':
      return sum.states[figure];
    case 'reachable':
      return sum.verdicts.reachable + sum.verdicts.likely;
    case 'visited':
    case 'reached':
      return sum.reach[figure];
    case 'rupiah':
    case 'rupiahUnknown':
      return sum.cost[figure];
    case 'savedPeople':
      return sum.saved.people;
    case 'saved':
      return sum.saved.rupiah;
  }
}

function shareOf(figure: SummaryFigure, sum: PeriodSum): number | null {
  if (figure === 'reached') return share(sum.reach.reached, sum.reach.visited);
  return figure === 'answered' || figure === 'reachable' || figure === 'savedPeople'
    ? share(figureOf(figure, sum), sum.people)
    : null;
}

function labelOf(figure: SummaryFigure, language: Language): string {
  const words = summaryWords[language];
  return figure === 'answered' || figure === 'waiting' ? words.state[figure] : words[figure];
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Both periods in one table: each measure of the one, then of the other, by the rows of both. */
function laid<Item>(draft: Draft<Item>, { period, compare }: Summary): SummarySection {
  const { sheet, title, labels, measures, label, items, chart = null, note, byPlace } = draft;
  const sums = compare === null ? [period] : [period, compare];
  const keyed = sums.map((sum) =>
    items(sum).map((item, index) => ({ key: byPlace ? String(index) : label(item), item })),
  );
  const keys = [...new Set(keyed.flatMap((of) => of.map(({ key }) => key)))];
  const rows = keys.map((key) => {
    const found = keyed.map((of) => of.find((one) => one.key === key)?.item);
    const named = found.flatMap((item) => (item === undefined ? [] : [label(item)]));
    return {
      label: [...new Set(named)].join(' / '),
      values: sums.flatMap((sum, index) => {
        const item = found[index];
        return measures.map(({ value, kind }) =>
          item === undefined ? (kind === 'share' ? null : 0) : value(item, sum),
        );
      }),
    };
  });
  return {
    ...{ sheet, title, labels, chart, rows },
    measures: sums.flatMap((_, index) =>
      measures.map(({ heading, kind, draw }) => ({
        ...({ heading, kind, of: index === 0 ? 'period' : 'compare' } as const),
        ...(draw && { draw }),
      })),
    ),
    note: note?.(period) ?? null,
  };
}
