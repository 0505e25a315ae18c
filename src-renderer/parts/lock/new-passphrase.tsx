/** A new passphrase, typed twice. What makes it strong is its length; nothing is asked of its letters. */
import { PasswordInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/texts.ts';
import { lockTexts } from './lock-texts.ts';

/** As the contract has it, whose schemas are not for the first screen. */
export const shortestPassphrase = 10;
const goodLength = 16;

export type NewPassphrase = {
  passphrase: string;
  again: string;
  set(typed: Partial<Pick<NewPassphrase, 'passphrase' | 'again'>>): void;
  /** Long enough, and twice the same. */
  whole: boolean;
};

export function useNewPassphrase(): NewPassphrase {
  const [{ passphrase, again }, setTyped] = useState({ passphrase: '', again: '' });
  return {
    ...{ passphrase, again, set: (typed) => setTyped((before) => ({ ...before, ...typed })) },
    whole: passphrase.length >= shortestPassphrase && passphrase === again,
  };
}

export function NewPassphraseFields({ value: { passphrase, again, set } }: { value: NewPassphrase }) {
  const t = useTexts(lockTexts);
  const strength = passphrase.length < shortestPassphrase ? 'short' : passphrase.length < goodLength ? 'fair' : 'good';
  return (
    <>
      <PasswordInput
        label={t('newPassphrase')}
        description={t('rule', { least: String(shortestPassphrase) })}
        value={passphrase}
        onChange={(event) => set({ passphrase: event.currentTarget.value })}
        maxLength={200}
        autoComplete="new-password"
      />
      {passphrase === '' ? null : (
        <Text size="sm" c="dimmed" role="status">
          {t(`strength.${strength}`)}
        </Text>
      )}
      <PasswordInput
        label={t('again')}
        value={again}
        onChange={(event) => set({ again: event.currentTarget.value })}
        maxLength={200}
        autoComplete="new-password"
        error={again !== '' && passphrase !== again && !passphrase.startsWith(again) ? t('differs') : null}
      />
    </>
  );
}
