/** What may be done for the person of a check: what the law lets them ask for. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { personPrivacyTexts } from './privacy-texts.ts';
import { RestrictDialog } from './restrict-dialog.tsx';

/** `lookupId`: any check of the person. */
export function PersonRights({ lookupId }: { lookupId: number }) {
  const t = useTexts(personPrivacyTexts);
  const [restricting, setRestricting] = useState(false);
  return (
    <Group gap="xs">
      <CommandButton size="xs" variant="default" onClick={() => setRestricting(true)}>
        {t('restrict.open')}
      </CommandButton>
      <RestrictDialog lookupId={restricting ? lookupId : null} onClose={() => setRestricting(false)} />
    </Group>
  );
}
