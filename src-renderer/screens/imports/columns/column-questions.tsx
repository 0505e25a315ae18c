/** Which column holds which field, where the file does not tell for certain: asked one by one, before anything else. */
import { Button } from '@mantine/core';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { ColumnDoubt } from '../../../../src-main/contract/reading.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { doubtTexts } from '../../../parts/list/doubt-texts.ts';
import { columnLetters } from '../draft/column-map.ts';
import { useImport } from '../state/import-state.ts';
import { QuestionCard, QuestionColumn } from './question-card.tsx';

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
  const rereading = useImport((state) => state.pendingChoices !== null);
  return (
    <QuestionCard
      id={`import-ask-${doubt.field}`}
      title={t(`title.${doubt.field}`)}
      text={`${t(`reason.${doubt.reason}`)} ${t('other')}`}
      columns={doubt.columns.map((column) => {
        const found = draft.columns.find((one) => one.column === column);
        const letters = columnLetters(column);
        const heading = found?.heading ?? '';
        const name = heading === '' ? t('column', { letters }) : t('columnHeaded', { letters, heading });
        return (
          <QuestionColumn
            key={column}
            name={name}
            detail={found?.samples.join(', ') || '–'}
            button={
              <Button
                size="xs"
                variant="default"
                disabled={rereading}
                aria-label={t('useOne', { column: name })}
                onClick={() => void assign(column, doubt.field)}
              >
                {t('use')}
              </Button>
            }
          />
        );
      })}
    >
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
    </QuestionCard>
  );
}
