/**
 * Makes the recovery key and shows it, once. The key is in this component's state alone: asked for past the hooks that keep
 * what they were answered, it goes with the dialog.
 */
import { Button, Code, Group, Text } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { OutputOf } from '../../../../src-main/contract/index.ts';
import { call } from '../../../core/core.ts';
import { notifyError } from '../../../core/notify.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { DialogBody } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useCopy } from '../../../ui/use-copy.ts';
import { CheckGroups } from './check-groups.tsx';
import classes from './recovery-sheet.module.css';
import { RecoverySheet } from './recovery-sheet.tsx';
import { securityTexts } from './security-texts.ts';

type Made = OutputOf<'recoveryKey.make'>;

/** `anew`: one that is there opens the data too until the new one is checked. */
export function MakeRecoveryKey({ anew, onClose }: { anew: boolean; onClose: () => void }) {
  const t = useTexts(securityTexts);
  const [made, setMade] = useState<Made | null>(null);
  const [pending, setPending] = useState(false);
  const [checking, setChecking] = useState(false);

  async function make(): Promise<void> {
    setPending(true);
    const result = await call('recoveryKey.make', {});
    setPending(false);
    if (result.ok) setMade(result.value);
    else notifyError(result.error);
  }

  if (made === null) {
    return (
      <DialogBody
        onClose={onClose}
        action={
          <Button loading={pending} onClick={() => void make()}>
            {t('recovery.show')}
          </Button>
        }
      >
        {anew ? (
          <Notice boxed tone="warn">
            {t('recovery.replaces')}
          </Notice>
        ) : null}
        <Text size="sm">{t('recovery.before')}</Text>
      </DialogBody>
    );
  }
  // What is typed is compared with the paper, not with the screen.
  if (checking) return <CheckGroups ask={made.ask} onBack={() => setChecking(false)} onClose={onClose} />;
  return <Shown made={made} onNext={() => setChecking(true)} onClose={onClose} />;
}

function Shown({ made, onNext, onClose }: { made: Made; onNext: () => void; onClose: () => void }) {
  const t = useTexts(securityTexts);
  const common = useTexts(commonTexts);
  const { copied, copy } = useCopy(made.key);
  const groups = made.key.split('-');
  return (
    <DialogBody
      onClose={onClose}
      keepLabel={t('recovery.later')}
      action={<Button onClick={onNext}>{t('recovery.next')}</Button>}
    >
      <Code block className={classes.key} aria-label={t('recovery.title')}>
        {groups.slice(0, 4).join('-')}
        {'\n'}
        {groups.slice(4).join('-')}
      </Code>
      <Text size="sm" c="dimmed">
        {t('recovery.fingerprint')}: <span className="tabular">{made.fingerprint}</span>
      </Text>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {t('recovery.print')}
        </Button>
        <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
          {common(copied ? 'copied' : 'copy')}
        </Button>
      </Group>
      <Text size="sm">{t('recovery.once')}</Text>
      <RecoverySheet groups={groups} fingerprint={made.fingerprint} madeAt={made.madeAt} />
    </DialogBody>
  );
}
