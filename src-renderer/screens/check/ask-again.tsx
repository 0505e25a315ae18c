/** A check that history answered: asks the provider all the same, after saying what that costs. */
import { useState } from 'react';
import type { LookupDetail } from '../../../src-main/contract/history.ts';
import { useCore } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { personAgain, useDraft } from './check-draft.ts';
import { peopleTexts } from './people-texts.ts';

export function AskAgain({ lookup }: { lookup: LookupDetail }) {
  const t = useTexts(peopleTexts);
  const format = useFormats();
  const connection = useCore((core) => core.connections.find((one) => one.id === lookup.connectionId));
  const check = useCommand('people.check');
  const [asking, setAsking] = useState(false);
  if (connection === undefined) return null;
  const connectionId = connection.id;

  async function run(): Promise<void> {
    const { checked } = useDraft.getState();
    const result = await check.run({ ...personAgain(lookup.person), connectionId, askAgain: true });
    setAsking(false);
    if (result.ok && checked?.lookupId === lookup.lookupId) {
      useDraft.setState({ checked: { ...checked, lookupId: result.value.lookupId } });
    }
  }

  return (
    <>
      <CommandButton
        mb="md"
        variant="default"
        loading={check.pending}
        onClick={() => (connection.pricePerCall > 0 ? setAsking(true) : void run())}
      >
        {t('askAgain.button')}
      </CommandButton>
      <Confirm
        opened={asking}
        title={t('askAgain.title')}
        confirmLabel={t('askAgain.confirm', { rupiah: format.rupiah(connection.pricePerCall) })}
        pending={check.pending}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      >
        {t('askAgain.text')}
      </Confirm>
    </>
  );
}
