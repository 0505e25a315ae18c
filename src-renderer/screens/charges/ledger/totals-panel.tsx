/** The sums: on top of everything shown, below it by day, month, list or connection, each leading to its entries. */
import { Anchor, Button, Flex, SegmentedControl, Stack, Text } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import type { LedgerSum } from '../../../../src-main/contract/charges.ts';
import { daysOfMonth } from '../../../core/period.ts';
import { useQuery } from '../../../core/use-query.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useMoney } from '../../../parts/money/use-money.ts';
import { type ChargesRoute, formatRoute, type Grouping, groupings, navigate } from '../../../routes.ts';
import { Stat, Stats } from '../../../ui/facts/stat.tsx';
import { LoadFailed, Loading } from '../../../ui/loading.tsx';
import { Notice } from '../../../ui/notice.tsx';
import classes from './charges.module.css';
import { scopeOf, withChange } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';
import { NoEntries } from './no-entries.tsx';
import { type BarParts, barsOf, type Group, knownRupiah, practiceOf, restOf, type Totals } from './totals.ts';

/** So many groups at first: a month of days, and more lists than one looks through. */
const shownAtFirst = 50;

export function TotalsPanel({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const common = useTexts(commonTexts);
  const by = route.by ?? 'day';
  const { data, error, reload } = useQuery('charges.totals', { ...scopeOf(route, Date.now()), by });

  if (data === undefined) {
    return error === null ? <Loading /> : <LoadFailed error={error} onRetry={reload} />;
  }
  return (
    <Stack gap="sm" flex={1} mih={0}>
      {error === null ? null : (
        <div role="alert">
          <Notice
            boxed
            tone="bad"
            title={common('loadFailed')}
            actions={
              <Button size="xs" variant="default" onClick={reload}>
                {common('retry')}
              </Button>
            }
          >
            {errorSentence(error)}
          </Notice>
        </div>
      )}
      <AllSums all={data.all} route={route} />
      {data.groups.length === 0 ? (
        <NoEntries route={route} />
      ) : (
        <>
          <Flex wrap="wrap" align="center" gap="0.375rem 1rem">
            <SegmentedControl
              aria-label={t('by.label')}
              value={by}
              onChange={(value) => {
                const next = groupings.find((one) => one === value) ?? 'day';
                navigate(withChange(route, { by: next === 'day' ? undefined : next }), { replace: true });
              }}
              data={groupings.map((value) => ({ value, label: t(`by.${value}`) }))}
            />
            <Text size="sm" c="dimmed">
              {t('totals.legend')}
            </Text>
          </Flex>
          <GroupTable key={by} totals={data} by={by} route={route} />
        </>
      )}
    </Stack>
  );
}

/** Of accounts; practice costs nothing and is counted by itself. */
function AllSums({ all, route }: { all: LedgerSum; route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const format = useFormats();
  const common = useTexts(commonTexts);
  const money = useMoney();
  const sum = all.accounts;
  const practice = practiceOf(all);
  return (
    <>
      <section aria-label={t('sum.label')}>
        <Stats>
          <Stat
            label={t('sum.rupiah')}
            value={money(knownRupiah(sum, 'charged'))}
            {...(sum.withoutPrice > 0 && sum.rupiah > 0
              ? { hint: t('sum.withoutPrice', { count: sum.withoutPrice }) }
              : {})}
          />
          <Stat label={t('sum.rupiahUnknown')} value={money(knownRupiah(sum, 'unknown'))} />
          <Stat label={t('sum.charged')} value={format.number(sum.charged)} />
          <Stat label={t('sum.free')} value={format.number(sum.free)} />
          <Stat label={t('sum.unknown')} value={format.number(sum.unknown)} />
          {practice === 0 ? null : <Stat label={common('practiceNotPaid')} value={format.number(practice)} />}
        </Stats>
      </section>
      {sum.unknown === 0 ? null : (
        <Notice
          boxed
          tone="doubt"
          title={t('unsure.title', { count: sum.unknown })}
          actions={
            <Button
              size="xs"
              variant="default"
              onClick={() => navigate(withChange(route, { view: 'entries', charges: ['unknown'], marks: undefined }))}
            >
              {t('unsure.show')}
            </Button>
          }
        >
          {sum.rupiahUnknown === 0
            ? t('unsure.noCost')
            : t('unsure.cost', { rupiah: format.rupiah(sum.rupiahUnknown) })}
        </Notice>
      )}
    </>
  );
}

function GroupTable({ totals, by, route }: { totals: Totals; by: Grouping; route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const [whole, setWhole] = useState(false);
  const shown = whole ? totals.groups : totals.groups.slice(0, shownAtFirst);
  const rest = restOf(totals);
  const bars = barsOf([...totals.groups, ...(rest === null ? [] : [rest])]);
  const nameOf = useGroupName();
  const practised = practiceOf(totals.all) > 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    // biome-ignore lint/a11y/useSemanticElements: a named region, not a part of the page's outline
    <div className={classes.groups} role="region" aria-label={t('totals.caption', { by: t(`by.${by}`) })} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            <th scope="col" className={classes.barHeading}>
              {t('totals.share')}
            </th>
            <th scope="col" data-numeric>
              {t('totals.rupiah')}
            </th>
            <th scope="col" data-numeric>
              {t('totals.rupiahUnknown')}
            </th>
            <th scope="col" data-numeric>
              {t('totals.charged')}
            </th>
            <th scope="col" data-numeric>
              {t('totals.free')}
            </th>
            <th scope="col" data-numeric>
              {t('totals.unknown')}
            </th>
            {practised ? (
              <th scope="col" data-numeric>
                {t('totals.practice')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((group, index) => {
            const to = entriesOf(route, by, group);
            const name = nameOf(by, group);
            return (
              <tr key={`${group.name} ${group.id}`}>
                <th scope="row">
                  {to === null ? (
                    name
                  ) : (
                    <Anchor href={formatRoute(to)} title={t('totals.open')}>
                      {name}
                    </Anchor>
                  )}
                </th>
                <Figures of={group} practised={practised} bar={bars[index]} />
              </tr>
            );
          })}
          {rest === null || (!whole && totals.groups.length > shownAtFirst) ? null : (
            <tr>
              <th scope="row">{t('totals.rest')}</th>
              <Figures of={rest} practised={practised} bar={bars.at(-1)} />
            </tr>
          )}
        </tbody>
      </table>
      {whole || totals.groups.length <= shownAtFirst ? null : (
        <div className={classes.more}>
          <Button variant="default" size="xs" onClick={() => setWhole(true)}>
            {t('totals.more', { count: totals.groups.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function Figures({ of, practised, bar }: { of: LedgerSum; practised: boolean; bar: BarParts | undefined }) {
  const format = useFormats();
  const money = useMoney();
  const sum = of.accounts;
  const count = (value: number) => (
    <td data-numeric data-none={value === 0 || undefined}>
      {format.number(value)}
    </td>
  );
  return (
    <>
      <td aria-hidden>
        <div
          className={classes.bar}
          style={
            { '--sure': `${(bar?.sure ?? 0) * 100}%`, '--unsure': `${(bar?.unsure ?? 0) * 100}%` } as CSSProperties
          }
        >
          <span className={classes.sure} />
          <span className={classes.unsure} />
        </div>
      </td>
      <td data-numeric>{money(knownRupiah(sum, 'charged'))}</td>
      <td data-numeric data-none={sum.unknown === 0 || undefined}>
        {money(knownRupiah(sum, 'unknown'))}
      </td>
      {count(sum.charged)}
      {count(sum.free)}
      {count(sum.unknown)}
      {practised ? count(practiceOf(of)) : null}
    </>
  );
}

function useGroupName(): (by: Grouping, group: Group) => string {
  const format = useFormats();
  return (by, { name }) => {
    switch (by) {
      case 'day':
        return format.isoDate(name);
      case 'month':
        return format.isoMonth(name);
      case 'list':
      case 'connection':
        return name;
    }
  };
}

/** The ledger of that group alone, within what is looked at; null: it has no address. */
function entriesOf(route: ChargesRoute, by: Grouping, { name, id }: Group): ChargesRoute | null {
  const entries = withChange(route, { view: 'entries', by: undefined });
  switch (by) {
    case 'day':
      return { ...entries, period: { kind: 'days', first: name, last: name } };
    case 'month':
      return { ...entries, period: { kind: 'days', ...daysOfMonth(name) } };
    case 'list':
      return id === null ? null : { ...entries, listId: id };
    case 'connection':
      return id === null ? null : { ...entries, connectionId: id };
  }
}
