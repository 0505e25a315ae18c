/** Starts an import of the bundled practice list, on whichever screen it stands; nothing where none is bundled. */
import { Button } from '@mantine/core';
import { useCanCommand } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../routes.ts';
import { listsTexts } from './lists-texts.ts';
import { hasPracticeList } from './practice-lists.ts';

export function PracticeButton() {
  const t = useTexts(listsTexts);
  const allowed = useCanCommand();
  if (!hasPracticeList || !allowed) return null;
  return (
    <Button
      variant="default"
      title={t('practiceList.hint')}
      onClick={() => navigate({ screen: 'import', practice: true })}
    >
      {t('practiceList.open')}
    </Button>
  );
}
