/** Asks before somebody may be asked about again. */
import type { PersonNamed } from '../../../src-main/contract/privacy.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { personPrivacyTexts } from './privacy-texts.ts';

/** `person`: null: closed. */
export function LiftRestriction({ person, onClose }: { person: PersonNamed | null; onClose: () => void }) {
  const t = useTexts(personPrivacyTexts);
  const lift = useCommand('privacy.unrestrict');

  async function confirm(): Promise<void> {
    if (person === null) return;
    const result = await lift.run({ person });
    if (result.ok) notifyDone(t('restrict.lifted'));
    onClose();
  }

  return (
    <Confirm
      opened={person !== null}
      title={t('restrict.lift')}
      confirmLabel={t('restrict.liftYes')}
      pending={lift.pending}
      overDrawer
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {t('restrict.liftSure')}
    </Confirm>
  );
}
