/** What changes the lock, each in a dialog that asks for the own passphrase once more. */
import { Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../../src-main/contract/errors.ts';
import { call } from '../../../core/core.ts';
import { notifyDone } from '../../../core/notify.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { lockTexts } from '../../../parts/lock/lock-texts.ts';
import { NewPassphraseFields, useNewPassphrase } from '../../../parts/lock/new-passphrase.tsx';
import { Dialog, DialogForm } from '../../../ui/dialog.tsx';

export type LockOrder = { what: 'on' | 'off' | 'add' } | { what: 'change' | 'remove'; name: string };

export function LockDialog({ order, onClose }: { order: LockOrder | null; onClose: () => void }) {
  const t = useTexts(lockTexts);
  const [last, setLast] = useState<LockOrder>({ what: 'on' });
  // Its words stay while it closes.
  if (order !== null && order !== last) setLast(order);
  const shown = order ?? last;
  const name = 'name' in shown ? shown.name : '';
  return (
    <Dialog opened={order !== null} title={t(`part.${shown.what}Title`, { name })} onClose={onClose}>
      <LockOrderForm order={shown} onClose={onClose} />
    </Dialog>
  );
}

function LockOrderForm({ order, onClose }: { order: LockOrder; onClose: () => void }) {
  const t = useTexts(lockTexts);
  const { what } = order;
  const [name, setName] = useState('name' in order ? order.name : '');
  const [own, setOwn] = useState('');
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const typed = useNewPassphrase();
  const asksOwn = what !== 'on';
  const asksNew = what === 'on' || what === 'add' || what === 'change';
  const whole = name.trim() !== '' || what === 'off';

  async function submit(): Promise<void> {
    setPending(true);
    setRefused(null);
    const result = await give(what, { operator: name, passphrase: typed.passphrase, own });
    setPending(false);
    if (!result.ok) return setRefused(errorSentence(result.error));
    notifyDone(t(`part.${what}Done`, { name: name.trim() }));
    onClose();
  }

  return (
    <DialogForm
      onSubmit={() => void submit()}
      onClose={onClose}
      refused={refused}
      action={
        <Button
          type="submit"
          loading={pending}
          color={what === 'remove' || what === 'off' ? 'red' : undefined}
          disabled={!whole || (asksNew && !typed.whole) || (asksOwn && own === '')}
        >
          {t(`part.${what}Yes`)}
        </Button>
      }
    >
      {what === 'off' ? <Text size="sm">{t('part.offText')}</Text> : null}
      {what === 'remove' ? <Text size="sm">{t('part.removeText', { name })}</Text> : null}
      {what === 'on' || what === 'add' ? (
        <TextInput
          label={t('part.name')}
          description={t('part.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
          autoComplete="off"
          data-autofocus
        />
      ) : null}
      {asksNew ? <NewPassphraseFields value={typed} /> : null}
      {asksOwn ? (
        <PasswordInput
          label={t('part.own')}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
          maxLength={200}
          autoComplete="current-password"
        />
      ) : null}
    </DialogForm>
  );
}

/** Past the hooks that keep what they were given. */
function give(
  what: LockOrder['what'],
  { operator, passphrase, own }: { operator: string; passphrase: string; own: string },
): Promise<Result<unknown>> {
  switch (what) {
    case 'on':
      return call('lock.on', { operator, passphrase });
    case 'off':
      return call('lock.off', { own });
    case 'add':
      return call('operators.add', { operator, passphrase, own });
    case 'change':
      return call('operators.setPassphrase', { operator, passphrase, own });
    case 'remove':
      return call('operators.remove', { operator, own });
  }
}
