/** Which column holds which field, where the file does not tell for certain: asked one by one, before anything else. */
import { Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Draft } from '../../../src-main/contract/drafts.ts';
import type { ColumnDoubt } from '../../../src-main/contract/lists.ts';
import { useTexts } from '../../i18n/texts.ts';
import { doubtTexts } from '../../parts/list/doubt-texts.ts';
import { columnLetters } from './column-map.ts';
import { useImport } from './import-state.ts';

/** Only the person's own fields are asked about: of a contact nothing is guessed where the headings have moved. */
export type AskedField = 'nik' | 'phone' | 'name';

export function isAsked(doubt: ColumnDoubt): doubt is ColumnDoubt & { field: AskedField } {
  return doubt.field === 'nik' || doubt.field === 'phone' || doubt.field === 'name';
}

export function ColumnQuestions({ draft }: { draft: Draft }) {
  return draft.doubts.filter(isAsked).map((doubt) => <Question key={doubt.field} doubt={doubt} draft={draft} />);
}

function Question({ doubt, draft }: { doubt: ColumnDoubt & { field: AskedField }; draft: Draft }) {
  const t = useTexts(doubtTexts);
  const assign = useImport((state) => state.assign);
  const leaveWithout = useImport((state) => state.leaveWithout);
  const rereading = useImport((state) => state.wished !== null);
  const id = `import-ask-${doubt.field}`;
  return (
    <Box
      component="section"
      className="card"
      px="md"
      py="0.875rem"
      style={{ borderColor: 'var(--tone-warn-line)' }}
      aria-labelledby={id}
    >
      <Title order={2} id={id}>
        {t(`title.${doubt.field}`)}
      </Title>
      <Text size="sm" c="dimmed">
        {t(`reason.${doubt.reason}`)} {t('other')}
      </Text>
      <Box component="ul" className="plain" mt="xs">
        {doubt.columns.map((column) => {
          const found = draft.columns.find((one) => one.column === column);
          const letters = columnLetters(column);
          const heading = found?.heading ?? '';
          const name = heading === '' ? t('column', { letters }) : t('columnHeaded', { letters, heading });
          const samples = found?.samples.join(', ') ?? '';
          return (
            <Group component="li" key={column} gap="md" wrap="nowrap" py="xs" className="ruled">
              <Stack gap={0} flex={1} miw={0}>
                <strong>{name}</strong>
                <Text span size="sm" c="dimmed" className="cut" title={samples}>
                  {samples === '' ? '–' : samples}
                </Text>
              </Stack>
              <Button
                size="xs"
                variant="default"
                disabled={rereading}
                aria-label={t('useOne', { column: name })}
                onClick={() => void assign(column, doubt.field)}
              >
                {t('use')}
              </Button>
            </Group>
          );
        })}
      </Box>
      {doubt.field === 'name' ? (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          disabled={rereading}
          onClick={() => void leaveWithout(doubt.field)}
        >
          {t('none')}
        </Button>
      ) : null}
    </Box>
  );
}
