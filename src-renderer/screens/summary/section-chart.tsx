/** One section of the summary: a chart for the eye, and its figures as a table for everybody. */
import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { Table } from '@mantine/core';
import { summaryWords } from '../../../src-main/words/summary.ts';
import type { Measure, SummarySection } from '../../../src-main/words/summary-sections.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Section } from '../../ui/section.tsx';
import classes from './summary.module.css';
import { summaryTexts } from './summary-texts.ts';

/** By the period, in the order in which a section draws its measures. */
const colors: Readonly<Record<Measure['of'], readonly string[]>> = {
  period: ['laut.6', 'laut.3'],
  compare: ['gray.6', 'gray.4'],
};

export function SectionChart({ section }: { section: SummarySection }) {
  const { title, chart, rows, note } = section;
  const drawn = section.measures.some(
    ({ draw }, column) => draw && rows.some(({ values }) => (values[column] ?? 0) > 0),
  );
  return (
    <Section title={title} {...(note === null ? {} : { footer: note })}>
      {/* What it shows stands in the table, where it can be read aloud and reached by keyboard. */}
      {chart === null || !drawn ? null : (
        <div aria-hidden className={classes.chart}>
          <Bars section={section} form={chart} />
        </div>
      )}
      <FigureTable section={section} />
    </Section>
  );
}

function headingOf({ heading, of }: Measure, beside: boolean): string {
  return beside && of === 'compare' ? `${summaryWords[currentLanguage()].compare}: ${heading}` : heading;
}

/** Rem of a bar, and of what stands around all of them. */
const height = { bar: 0.95, least: 1.6, around: 3, columns: 15 };

function Bars({ section: { measures, rows }, form }: { section: SummarySection; form: 'bars' | 'columns' }) {
  const format = useFormats();
  const beside = measures.some(({ of }) => of === 'compare');
  const used = { period: 0, compare: 0 };
  const series = measures.flatMap((measure, column) => {
    if (!measure.draw) return [];
    const color = colors[measure.of][used[measure.of]++] ?? 'laut.6';
    return [{ name: `m${column}`, label: headingOf(measure, beside), color }];
  });
  const data = rows.map(({ label, values }) => ({
    label,
    ...Object.fromEntries(series.map(({ name }) => [name, values[Number(name.slice(1))] ?? 0])),
  }));
  const lying = form === 'bars';
  const rem = lying ? rows.length * Math.max(height.least, series.length * height.bar) + height.around : height.columns;
  return (
    <BarChart
      h={`${rem}rem`}
      data={data}
      dataKey="label"
      series={series}
      orientation={lying ? 'vertical' : 'horizontal'}
      gridAxis={lying ? 'none' : 'x'}
      withXAxis={!lying}
      withBarValueLabel={lying}
      withLegend={series.length > 1}
      legendProps={{ verticalAlign: 'bottom' }}
      valueFormatter={format.number}
      yAxisProps={lying ? { width: 170, interval: 0 } : { width: 48, allowDecimals: false }}
      barProps={{ isAnimationActive: false, maxBarSize: 22 }}
      barChartProps={{ accessibilityLayer: false, ...(lying && { margin: { right: 48 } }) }}
    />
  );
}

function FigureTable({ section: { title, labels, measures, rows } }: { section: SummarySection }) {
  const t = useTexts(summaryTexts);
  const format = useFormats();
  const beside = measures.some(({ of }) => of === 'compare');
  const shown = (value: number, kind: Measure['kind']): string => {
    if (kind === 'share') return format.percent(value);
    return kind === 'rupiah' ? format.rupiah(value) : format.number(value);
  };
  return (
    // A long table scrolls in itself; the keyboard reaches it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <section className={classes.figures} aria-label={t('figuresOf', { title })} tabIndex={0}>
      <Table stickyHeader fz="sm" verticalSpacing={4} className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{labels}</Table.Th>
            {measures.map((measure) => (
              <Table.Th key={`${measure.of} ${measure.heading}`} scope="col" ta="right">
                {headingOf(measure, beside)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, values }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              {measures.map((measure, column) => {
                const value = values[column] ?? null;
                return (
                  <Table.Td key={`${measure.of} ${measure.heading}`} ta="right">
                    {value === null ? '' : shown(value, measure.kind)}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
