/** Columns that may be about somebody else: left out without consent, each until the operator says that it is not so. */
import { Button, Stack, Text, Title } from '@mantine/core';
import type { Draft } from '../../../src-main/contract/drafts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { doubtTexts } from '../../parts/list/doubt-texts.ts';
import { columnLetters } from './column-map.ts';
import classes from './column-questions.module.css';
import { useImport } from './import-state.ts';

export function ApartColumns({ draft }: { draft: Draft }) {
  const t = useTexts(doubtTexts);
  const choose = useImport((state) => state.choose);
  const wished = useImport((state) => state.wished);
  const { ecConsent, keptColumns = [] } = wished ?? draft.choices;
  const apart = draft.file.apart ?? [];
  if (apart.length === 0) return null;
  return (
    <section className={classes.question} aria-labelledby="import-apart">
      <Title order={2} id="import-apart">
        {t('apart.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {ecConsent ? t('apart.keptByConsent') : t('apart.text')}
      </Text>
      <ul className={classes.columns}>
        {apart.map(({ column, heading, reason }) => {
          const name = t('columnHeaded', { letters: columnLetters(column), heading });
          const kept = keptColumns.includes(column);
          const others = keptColumns.filter((one) => one !== column);
          return (
            <li key={column} className={classes.column}>
              <Stack gap={0} flex={1} miw={0}>
                <strong>{name}</strong>
                <span className={classes.samples}>{t(`apart.${reason}`)}</span>
              </Stack>
              {reason === 'contact' || ecConsent ? null : (
                <Button
                  size="xs"
                  variant="default"
                  disabled={wished !== null}
                  aria-label={t(kept ? 'apart.leaveOne' : 'apart.keepOne', { column: name })}
                  onClick={() => void choose({ keptColumns: kept ? others : [...others, column] })}
                >
                  {t(kept ? 'apart.leave' : 'apart.keep')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
