/** The last answers side by side, the newest on the left: what a person compares by eye. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRelation, verdictTexts } from '../../i18n/verdict-texts.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { VerdictBadge } from '../../parts/verdict/verdict-badge.tsx';
import { useDigits } from './digits.ts';
import classes from './person-screen.module.css';
import { personTexts } from './person-texts.ts';

/** More of them nobody compares; all are below. */
const mostShown = 12;

export function AnswersOverTime({ lookups }: { lookups: readonly LookupItem[] }) {
  const t = useTexts(personTexts);
  const words = useTexts(verdictTexts);
  const format = useFormats();
  const digits = useDigits();
  const relation = useRelation();
  const answered = lookups
    .flatMap((item) => (item.answeredAt === null ? [] : [{ ...item, answeredAt: item.answeredAt }]))
    .slice(0, mostShown);
  if (answered.length === 0) return <Text c="dimmed">{t('noAnswers')}</Text>;
  type Answered = (typeof answered)[number];
  const flag = (of: 'recentlyUsed' | 'frequentlyUsed' | 'other') =>
    [words(`usage.${of}`), ({ answer }: Answered) => answer && words(`flag.${answer.applicant[of]}`)] as const;
  const rows: readonly (readonly [label: string, cell: (item: Answered) => ReactNode])[] = [
    [t('phone'), ({ person }) => digits.phone(person.phone)],
    [t('verdict'), ({ verdict }) => <VerdictBadge verdict={verdict} />],
    flag('recentlyUsed'),
    flag('frequentlyUsed'),
    flag('other'),
    [t('phoneCount'), ({ answer }) => answer?.phoneNumberCount ?? null],
    [t('relation'), ({ answer }) => answer?.emergency && relation(answer.emergency.relation)],
    [t('list'), ({ listName }) => listName],
  ];
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('answersShown', { count: answered.length })}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={classes.sideways} tabIndex={0} aria-label={t('answersShown', { count: answered.length })}>
        <table className={classes.answers}>
          <thead>
            <tr>
              <th scope="row">{t('answeredAt')}</th>
              {answered.map((item) => (
                <th key={item.lookupId} scope="col" className="tabular">
                  {format.dateTime(item.answeredAt)}
                  {item.practice ? (
                    <div>
                      <PracticeTag />
                    </div>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, cell]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {answered.map((item) => (
                  <td key={item.lookupId}>{cell(item) ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
