/**
 * For data that is an older copy of what was there: says what is missing, and continues with it after an explicit yes.
 */
import { useState } from 'react';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { olderDataTexts } from './older-data-texts.ts';

export function OlderDataButton({ size }: { size: 'xs' | 'sm' }) {
  const t = useTexts(olderDataTexts);
  const format = useFormats();
  const older = useCore((core) => core.system.older);
  const accept = useCommand('system.acceptOlder');
  const [asking, setAsking] = useState(false);
  if (older === null) return null;
  return (
    <>
      <CommandButton size={size} onClick={() => setAsking(true)}>
        {t('decide')}
      </CommandButton>
      <Confirm
        opened={asking}
        title={t('title')}
        confirmLabel={t('goOn')}
        danger
        pending={accept.pending}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void accept.run({}).then(() => setAsking(false));
        }}
      >
        {t('missing', { commits: format.number(older.commits), calls: format.number(older.calls) })} {t('advice')}
      </Confirm>
    </>
  );
}
