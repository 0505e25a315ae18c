/** The rows with their problems, to be repaired in place; or skipped, and then the rows with errors are left out. */
import { Button, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts.ts';
import { useDraft } from '../draft/draft-state.ts';
import { ImportFoot } from '../frame/import-foot.tsx';
import { importTexts } from '../frame/import-texts.ts';
import { useImport } from '../state/import-state.ts';
import { RepairGrid } from './repair-grid.tsx';

export function RepairStep() {
  const t = useTexts(importTexts);
  const counts = useDraft((state) => state.draft?.counts);
  const goTo = useImport((state) => state.goTo);
  const target = useImport((state) => state.target);
  if (counts === undefined) return null;
  const leftOut = counts.rejected + counts.skipped;
  // Mended rows with an error go back with their new reasons: that is worth something too.
  const nothing = counts.accepted === 0 && target === 'new-list';
  return (
    <>
      <RepairGrid />
      <ImportFoot
        flush
        text={
          <Text component="span" c={nothing ? 'var(--tone-bad-text)' : 'dimmed'}>
            {nothing
              ? t('check.nothingAccepted')
              : leftOut === 0
                ? t('repair.nothingLeftOut')
                : t('repair.leftOut', { count: leftOut })}
          </Text>
        }
      >
        <Button variant="subtle" color="gray" onClick={() => goTo('columns')}>
          {t('repair.back')}
        </Button>
        <Button disabled={nothing} onClick={() => goTo('confirm')}>
          {t('repair.next')}
        </Button>
      </ImportFoot>
    </>
  );
}
