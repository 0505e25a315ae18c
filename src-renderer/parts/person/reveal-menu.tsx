/** Above a table of people: shows the whole numbers of those on screen, or of all until the program closes; or masks them again. */
import { Button, Menu } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useCore } from '../../core/core-state.ts';
import type { Keyset } from '../../core/use-keyset.ts';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { maskedTexts } from './person-texts.ts';
import { maskAgain, useReveal, useRevealed } from './revealed.ts';

/** `idsInView`: asked when the menu opens. */
export function RevealMenu({ idsInView, size = 'sm' }: { idsInView: () => readonly number[]; size?: 'xs' | 'sm' }) {
  const t = useTexts(maskedTexts);
  const isOn = useCore((core) => core.settings.maskNumbers);
  const anyShown = useRevealed(({ session, lookupIds }) => session || lookupIds.size > 0);
  const { reveal, revealSession, pending } = useReveal();
  const [onScreen, setOnScreen] = useState<readonly number[]>([]);
  if (!isOn) return null;
  if (anyShown) {
    return (
      <Button size={size} variant="default" leftSection={<IconEyeOff size={16} aria-hidden />} onClick={maskAgain}>
        {t('hide')}
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" onOpen={() => setOnScreen(idsInView())}>
      <Menu.Target>
        <CommandButton size={size} variant="default" leftSection={<IconEye size={16} aria-hidden />} loading={pending}>
          {t('show')}
        </CommandButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void reveal('page', onScreen)}>{t('page', { count: onScreen.length })}</Menu.Item>
        <Menu.Item onClick={() => void revealSession()}>{t('session')}</Menu.Item>
        <Menu.Label fw={400}>{t('recorded')}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The same rows, and which lookups of them are on screen. */
export function useRowsOnScreen<R extends { lookupId: number }>(
  keyset: Keyset<R>,
): { keyset: Keyset<R>; idsInView: () => number[] } {
  const seen = useRef({ first: 0, last: 0 });
  return {
    keyset: {
      ...keyset,
      look(first, last) {
        seen.current = { first, last };
        keyset.look(first, last);
      },
    },
    idsInView: () => keyset.rows.slice(seen.current.first, seen.current.last + 1).map(({ lookupId }) => lookupId),
  };
}
