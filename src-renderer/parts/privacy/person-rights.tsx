/** What may be done for the person of a check: what the law lets them ask for. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { LiftRestriction } from './lift-restriction.tsx';
import { personPrivacyTexts } from './privacy-texts.ts';
import { RestrictDialog } from './restrict-dialog.tsx';

/** `lookupId`: any check of the person. `onErased`: it is gone, and so is all that is shown of the person. */
export function PersonRights({
  lookupId,
  restricted = false,
  onErased,
}: {
  lookupId: number;
  restricted?: boolean | undefined;
  onErased: () => void;
}) {
  const t = useTexts(personPrivacyTexts);
  const [asking, setAsking] = useState<'restrict' | 'lift' | 'erase' | null>(null);
  const close = (): void => setAsking(null);
  return (
    <Group gap="xs">
      <CommandButton size="xs" variant="default" onClick={() => setAsking(restricted ? 'lift' : 'restrict')}>
        {t(restricted ? 'restrict.liftOpen' : 'restrict.open')}
      </CommandButton>
      <CommandButton size="xs" variant="default" onClick={() => setAsking('erase')}>
        {t('erase.open')}
      </CommandButton>
      <RestrictDialog lookupId={asking === 'restrict' ? lookupId : null} onClose={close} />
      <LiftRestriction person={asking === 'lift' ? { lookupId } : null} onClose={close} />
      <EraseDialog lookupId={asking === 'erase' ? lookupId : null} onClose={close} onErased={onErased} />
    </Group>
  );
}
