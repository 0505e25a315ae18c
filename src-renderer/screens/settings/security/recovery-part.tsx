/** The recovery key: whether there is one, whether somebody checked it, and the dialogs that make and check it. */
import { Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Facts } from '../../../ui/facts/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { CheckRecoveryKey } from './check-recovery-key.tsx';
import { MakeRecoveryKey } from './make-recovery-key.tsx';
import { securityTexts } from './security-texts.ts';

export function RecoveryPart() {
  const t = useTexts(securityTexts);
  const format = useFormats();
  const { data } = useQuery('recoveryKey.status', {});
  const [open, setOpen] = useState<'make' | 'check' | null>(null);
  const close = () => setOpen(null);
  if (data === undefined) return null;
  const { made, before } = data;
  return (
    <Section title={t('recovery.title')} footer={t('recovery.final')}>
      <Stack gap="sm">
        {made === null ? (
          <Notice boxed tone="warn">
            {t('recovery.none')}
          </Notice>
        ) : null}
        {made?.checkedAt === null ? (
          <Notice boxed tone="warn">
            {t('recovery.unchecked')}
          </Notice>
        ) : null}
        {before.length === 0 ? null : (
          <Text size="sm">
            {t('recovery.beforeToo', { fingerprints: before.map(({ fingerprint }) => fingerprint).join(', ') })}
          </Text>
        )}
        <Text size="sm">{t('recovery.about')}</Text>
        {made === null ? null : (
          <Facts
            facts={[
              [
                t('recovery.fingerprint'),
                <span key="fingerprint" className="tabular">
                  {made.fingerprint}
                </span>,
              ],
              [t('recovery.madeAt'), format.date(made.madeAt)],
              [t('recovery.checkedAt'), made.checkedAt === null ? t('recovery.never') : format.date(made.checkedAt)],
            ]}
          />
        )}
        <Group gap="xs">
          <CommandButton variant={made === null ? 'filled' : 'default'} onClick={() => setOpen('make')}>
            {t(made === null ? 'recovery.make' : 'recovery.makeAnew')}
          </CommandButton>
          {made === null ? null : (
            <CommandButton variant={made.checkedAt === null ? 'filled' : 'default'} onClick={() => setOpen('check')}>
              {t('recovery.check')}
            </CommandButton>
          )}
        </Group>
      </Stack>
      <Dialog opened={open === 'make'} title={t('recovery.makeTitle')} size="lg" onClose={close}>
        <MakeRecoveryKey anew={made !== null} onClose={close} />
      </Dialog>
      <Dialog opened={open === 'check'} title={t('recovery.check')} size="lg" onClose={close}>
        <CheckRecoveryKey onClose={close} />
      </Dialog>
    </Section>
  );
}
