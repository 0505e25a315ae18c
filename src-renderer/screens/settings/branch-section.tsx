/** The branch's name and logo, which stand on the sheets for field agents. Each change holds at once. */
import { FileButton, Group, Image, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { branchNameSchema, logoFormats } from '../../../src-main/contract/branch.ts';
import { longestOf } from '../../core/contract-form.ts';
import { coreClient } from '../../core/core.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { uploadFile } from '../../core/files/upload.ts';
import { notifyDone } from '../../core/notify.ts';
import { useCommand } from '../../core/use-command.ts';
import { useQuery } from '../../core/use-query.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Setting } from './setting.tsx';
import classes from './settings.module.css';
import { settingsTexts } from './settings-texts.ts';

export function BranchSection() {
  const t = useTexts(settingsTexts);
  return (
    <Section title={t('branch.title')}>
      <BranchName />
      <BranchLogo />
    </Section>
  );
}

function BranchName() {
  const t = useTexts(settingsTexts);
  const allowed = useCanCommand();
  const stored = useQuery('branch.get', {}).data?.name ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const set = useCommand('branch.set');

  async function save(): Promise<void> {
    const name = (typed ?? stored).trim();
    if (name === stored || set.pending) {
      setTyped(null);
      return;
    }
    const saved = await set.run({ name: name === '' ? null : name });
    setTyped(null);
    if (saved.ok) notifyDone(name === '' ? t('branch.nameGone') : t('branch.nameSaved', { name }));
  }

  return (
    <Setting label={t('branch.name')} hint={t('branch.nameHint')}>
      {(labelId) => (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextInput
            aria-labelledby={labelId}
            w={280}
            disabled={!allowed}
            maxLength={longestOf(branchNameSchema)}
            value={typed ?? stored}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => void save()}
          />
        </form>
      )}
    </Setting>
  );
}

function BranchLogo() {
  const t = useTexts(settingsTexts);
  const allowed = useCanCommand();
  const logo = useQuery('branch.get', {}).data?.logo ?? null;
  const set = useCommand('branch.set', { inline: true });
  const [refused, setRefused] = useState<string | null>(null);
  const reset = useRef<() => void>(null);

  async function choose(file: File | null): Promise<void> {
    if (file === null) return;
    setRefused(null);
    const sent = await uploadFile(coreClient, file, { onSent: () => {}, isCancelled: () => false });
    // The same file may be chosen again, once it was mended.
    reset.current?.();
    if (!sent.ok) return setRefused(errorSentence(sent.error));
    const { fileId } = sent.value;
    const saved = await set.run({ logo: { fileId } });
    void coreClient.call('files.release', { fileId });
    if (!saved.ok) setRefused(errorSentence(saved.error));
    else notifyDone(t('branch.logoSaved'));
  }

  async function remove(): Promise<void> {
    setRefused(null);
    const saved = await set.run({ logo: null });
    if (!saved.ok) setRefused(errorSentence(saved.error));
    else notifyDone(t('branch.logoGone'));
  }

  return (
    <Setting label={t('branch.logo')} hint={t('branch.logoHint')}>
      {() => (
        <Stack gap="xs" align="flex-end" maw={320}>
          {logo === null ? null : (
            <Image
              className={classes.logo}
              src={`data:image/${logo.format};base64,${logo.base64}`}
              alt={t('branch.logoAlt')}
              fit="contain"
            />
          )}
          <Group gap="xs">
            {logo === null ? null : (
              <CommandButton variant="subtle" color="gray" loading={set.pending} onClick={() => void remove()}>
                {t('branch.removeLogo')}
              </CommandButton>
            )}
            <FileButton
              resetRef={reset}
              disabled={!allowed}
              accept={logoFormats.map((format) => `image/${format}`).join(',')}
              onChange={(file) => void choose(file)}
            >
              {(props) => (
                <CommandButton variant="default" {...props}>
                  {logo === null ? t('branch.chooseLogo') : t('branch.changeLogo')}
                </CommandButton>
              )}
            </FileButton>
          </Group>
          {refused === null ? null : (
            <Notice tone="bad" boxed>
              {refused}
            </Notice>
          )}
        </Stack>
      )}
    </Setting>
  );
}
