/** Which keyring seals the data, and sealing it anew with another one that this machine has. */
import { Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { KeyringKind, KeyringStatus } from '../../../../src-main/contract/keys.ts';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { securityTexts } from './security-texts.ts';

/** A passphrase comes from the environment of the program: it is only here where it was given. */
function offered({ keyring, available, silent }: KeyringStatus): KeyringKind[] {
  return [...new Set([keyring, ...available, ...silent])];
}

export function KeyringPart() {
  const t = useTexts(securityTexts);
  const { kind, weak } = useCore((core) => core.system.keyring);
  const { data } = useQuery('keyring.status', {});
  const allowed = useCanCommand();
  const change = useCommand('keyring.change');
  const [chosen, setChosen] = useState<KeyringKind | null>(null);
  const [sure, setSure] = useState(false);
  const kinds = data === undefined ? [kind] : offered(data);
  const wanted = chosen ?? kind;

  async function sealAnew(): Promise<void> {
    setSure(false);
    const result = await change.run({ kind: wanted });
    if (result.ok) notifyDone(t('keyring.changed'));
    setChosen(null);
  }

  return (
    <Section title={t('keyring.title')} footer={t('keyring.footer')}>
      <Stack gap="sm">
        {weak ? (
          <Notice boxed tone="warn">
            {t(kinds.length > 1 ? 'keyring.weak' : 'keyring.weakAlone')}
          </Notice>
        ) : null}
        <Radio.Group
          label={t('keyring.label')}
          value={wanted}
          onChange={(value) => setChosen(kinds.find((one) => one === value) ?? null)}
        >
          <Stack gap="xs" mt="xs">
            {kinds.map((one) => (
              <Radio
                key={one}
                value={one}
                disabled={!allowed || change.pending}
                label={t(`keyring.of.${one}`)}
                description={data?.silent.includes(one) ? t('keyring.silent') : t(`keyring.about.${one}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group>
          <CommandButton
            disabled={wanted === kind}
            loading={change.pending}
            onClick={() => (wanted === 'key-file' ? setSure(true) : void sealAnew())}
          >
            {t('keyring.change')}
          </CommandButton>
          {change.pending ? (
            <Text size="sm" c="dimmed" role="status">
              {t('keyring.waiting')}
            </Text>
          ) : null}
        </Group>
      </Stack>
      <Confirm
        opened={sure}
        title={t('keyring.weaker.title')}
        confirmLabel={t('keyring.weaker.yes')}
        onConfirm={() => void sealAnew()}
        onClose={() => setSure(false)}
      >
        {t('keyring.weaker.text')}
      </Confirm>
    </Section>
  );
}
