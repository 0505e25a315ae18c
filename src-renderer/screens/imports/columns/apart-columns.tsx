/** Columns that may be about somebody else: left out without consent, each until the operator says that it is not so. */
import { Button } from '@mantine/core';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { doubtTexts } from '../../../parts/list/doubt-texts.ts';
import { columnLetters } from '../draft/column-map.ts';
import { useImport } from '../state/import-state.ts';
import { QuestionCard, QuestionColumn } from './question-card.tsx';

export function ApartColumns({ draft }: { draft: Draft }) {
  const t = useTexts(doubtTexts);
  const choose = useImport((state) => state.choose);
  const pendingChoices = useImport((state) => state.pendingChoices);
  const { ecConsent, keptColumns = [] } = pendingChoices ?? draft.choices;
  const apart = draft.file.apart ?? [];
  if (apart.length === 0) return null;
  return (
    <QuestionCard
      id="import-apart"
      title={t('apart.title')}
      text={ecConsent ? t('apart.keptByConsent') : t('apart.text')}
      columns={apart.map(({ column, heading, reason }) => {
        const name = t('columnHeaded', { letters: columnLetters(column), heading });
        const kept = keptColumns.includes(column);
        const others = keptColumns.filter((one) => one !== column);
        return (
          <QuestionColumn
            key={column}
            name={name}
            detail={t(`apart.${reason}`)}
            button={
              reason === 'contact' || ecConsent ? null : (
                <Button
                  size="xs"
                  variant="default"
                  disabled={pendingChoices !== null}
                  aria-label={t(kept ? 'apart.leaveOne' : 'apart.keepOne', { column: name })}
                  onClick={() => void choose({ keptColumns: kept ? others : [...others, column] })}
                >
                  {t(kept ? 'apart.leave' : 'apart.keep')}
                </Button>
              )
            }
          />
        );
      })}
    />
  );
}
