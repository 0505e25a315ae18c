/** Everything around the screens: look, language, start-up; shows the shell once the core's state is there. */
import { Button, Center, Loader, MantineProvider, Stack, Text } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { retryStart, useBoot } from './core/core-state.ts';
import { keptLook } from './core/lock.ts';
import { queryClient } from './core/query-client.ts';
import { commonTexts } from './i18n/common-texts.ts';
import { errorSentence } from './i18n/error-texts.ts';
import { resolveLanguage, setLanguage, useLanguage, useTexts } from './i18n/texts.ts';
import { shellTexts } from './parts/navigation/shell-texts.ts';
import { LockScreen } from './shell/lock/lock-screen.tsx';
import { Shell } from './shell/shell.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { theme, variables } from './ui/theme.ts';

function Content() {
  const t = useTexts(shellTexts);
  const common = useTexts(commonTexts);
  const boot = useBoot();

  if (boot.link === 'signed-out') {
    return (
      <Center h="100%" role="alert">
        <EmptyState icon={IconPlugConnectedX} title={t('signedOut.title')} text={t('signedOut.text')} />
      </Center>
    );
  }
  switch (boot.phase) {
    case 'starting':
      return (
        <Center h="100%">
          <Stack align="center" gap="xs" role="status">
            <Loader size="sm" aria-hidden />
            <Text c="dimmed">{t('starting')}</Text>
          </Stack>
        </Center>
      );
    case 'failed':
      if (boot.error.code === 'locked') return <LockScreen />;
      return (
        <Center h="100%" role="alert">
          <EmptyState
            icon={IconAlertTriangle}
            title={t('startFailed')}
            text={errorSentence(boot.error)}
            actions={
              <>
                <Button onClick={retryStart}>{common('retry')}</Button>
                <OtherLanguage />
              </>
            }
          />
        </Center>
      );
    case 'ready':
      return <Shell />;
  }
}

/** There are no settings yet, and whoever has to read this may not know the language of the system. */
function OtherLanguage() {
  const other = useLanguage() === 'id' ? 'en' : 'id';
  return (
    <Button variant="default" lang={other} onClick={() => void setLanguage(other)}>
      {other === 'id' ? 'Bahasa Indonesia' : 'English'}
    </Button>
  );
}

/** The chosen language, from the settings once they are there, into i18n and the document. */
function useChosenLanguage(): void {
  const setting = useBoot((boot) => (boot.phase === 'ready' ? boot.core.settings.language : keptLook().language));
  // A browser says the language of whoever sits at it. Chromium within Electron may lack a language that the system has.
  const locale = useBoot((boot) =>
    boot.phase === 'ready' && window.sambung !== undefined ? boot.core.system.locale : navigator.language,
  );
  const language = useLanguage();
  useEffect(() => void setLanguage(resolveLanguage(setting, locale)), [setting, locale]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}

export function App() {
  useChosenLanguage();
  const scheme = useChosenScheme();
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} forceColorScheme={scheme}>
        <Notifications position="bottom-right" limit={3} />
        <Content />
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** Light or dark: the setting, or while it says `system`, whatever the system is. */
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function watchSystem(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

let isPrinting = false;

function watchPrinting(listener: () => void): () => void {
  const note = (printing: boolean) => () => {
    isPrinting = printing;
    // What an outside store brings is drawn before this event is over, and so is on the paper.
    listener();
  };
  const [begin, end] = [note(true), note(false)];
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

function useChosenScheme(): 'light' | 'dark' {
  const setting = useBoot((boot) => (boot.phase === 'ready' ? boot.core.settings.theme : keptLook().theme));
  const systemIsDark = useSyncExternalStore(watchSystem, () => systemDark.matches);
  const printing = useSyncExternalStore(watchPrinting, () => isPrinting);
  // Paper is white: light text on it would not be seen.
  if (printing) return 'light';
  if (setting !== 'system') return setting;
  return systemIsDark ? 'dark' : 'light';
}
