/** What returned sheets would store, and what of them is told instead. */
import { Stack, Text, Title } from '@mantine/core';
import { type OutcomeImport, type OutcomeKind, outcomeKinds } from '../../../src-main/contract/outcomes.ts';
import { outcomeProblemSentence } from '../../../src-main/words/outcomes.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Stat, Stats } from '../../ui/facts/stat.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './returned-dialog.module.css';
import { returnedTexts } from './returned-texts.ts';

const counted = ['outcomes', 'known', 'blank', 'unknown', 'changed', 'unread'] as const;
const always: readonly string[] = ['outcomes', 'known'];

export function ReturnedPreview({ result }: { result: OutcomeImport }) {
  const t = useTexts(returnedTexts);
  const format = useFormats();
  const kinds = outcomeKinds.filter((kind) => (result.kinds[kind] ?? 0) > 0);
  const amount = (kind: OutcomeKind) => `${t(`kind.${kind}`)}: ${format.number(result.kinds[kind] ?? 0)}`;
  return (
    <Stack gap="sm">
      <div role="status">
        {result.outcomes === 0 ? <Text fw={550}>{t('nothing')}</Text> : null}
        <Stats>
          {counted.map((count) =>
            result[count] === 0 && !always.includes(count) ? null : (
              <Stat key={count} label={t(`counts.${count}`)} value={format.number(result[count])} />
            ),
          )}
        </Stats>
      </div>
      {kinds.length === 0 ? null : <Text c="dimmed">{kinds.map(amount).join(' · ')}</Text>}
      {result.files.map(({ name, error, imported }, index) =>
        error === null && !imported ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may come twice, and the order stays
          <Notice key={`${index} ${name}`} boxed tone={error === null ? 'info' : 'bad'} title={name}>
            {error === null ? t('imported') : errorSentence({ code: error, message: '' })}
          </Notice>
        ),
      )}
      {result.problems.length === 0 ? null : <Problems result={result} />}
    </Stack>
  );
}

function Problems({ result }: { result: OutcomeImport }) {
  const t = useTexts(returnedTexts);
  const language = useLanguage();
  const several = result.files.length > 1;
  return (
    <section>
      <Title order={3} fz="md" mb={4}>
        {t('problems')}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <div className={classes.problems} tabIndex={0}>
        <ul className="plain">
          {result.problems.map((problem, index) => {
            const row = String(problem.row);
            const place = problem.sheet === null ? t('row', { row }) : t('rowOfSheet', { sheet: problem.sheet, row });
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row may have the same problem twice, and the order stays
              <li key={index} className={classes.problem}>
                <Text span fw={550} inherit>
                  {[several ? problem.file : null, place, problem.name].filter((part) => part !== null).join(' · ')}
                </Text>
                <Text c="dimmed">{outcomeProblemSentence(problem, language)}</Text>
              </li>
            );
          })}
        </ul>
      </div>
      {result.moreProblems === 0 ? null : <Text c="dimmed">{t('more', { count: result.moreProblems })}</Text>}
      <Text size="sm" c="dimmed" mt={4}>
        {t('keptOut')}
      </Text>
    </section>
  );
}
