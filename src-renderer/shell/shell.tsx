/** The window's frame: navigation at the left, the screen, the queue bar below; notices that concern every screen. */
import { Kbd, UnstyledButton } from '@mantine/core';
import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconHelpCircle, IconSearch } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useBoot, useCore } from '../core/core-state.ts';
import { useTexts } from '../i18n/texts.ts';
import { helpOf } from '../parts/navigation/help-of.ts';
import { navItems } from '../parts/navigation/nav-items.ts';
import { shellTexts } from '../parts/navigation/shell-texts.ts';
import { QueueBar } from '../parts/queue/queue-bar.tsx';
import { formatRoute, navigate, useRoute } from '../routes.ts';
import { DropAnywhere } from '../screens/imports/choose/drop-anywhere.tsx';
import { PendingImport } from '../screens/imports/pending-import.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Notice } from '../ui/notice.tsx';
import { find, openHelp, useAskedOutside } from './asked-outside.ts';
import { CommandPalette } from './command-palette.tsx';
import { useGuardUnload } from './guard-unload.ts';
import { useLoadedAnew } from './loaded-anew.ts';
import { LockNotice, useLockKey } from './lock/lock-notice.tsx';
import { screenOf } from './screens.tsx';
import classes from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** Alt+1 and so on: the entries of the navigation in their order; also while typing. */
const hotkeys: HotkeyItem[] = [
  ...navItems.map((item, index): HotkeyItem => [`alt+${index + 1}`, () => navigate(item.route)]),
  ['mod+F', find],
  ['F1', openHelp],
];

export function Shell() {
  useHotkeys(hotkeys, []);
  useAskedOutside();
  useGuardUnload();
  useLoadedAnew();
  useLockKey();
  const t = useTexts(shellTexts);
  const route = useRoute();
  const link = useBoot((boot) => boot.link);
  const role = useCore((core) => core.system.role);

  return (
    <div className={classes.shell}>
      {/* A button: the fragment of the address is the router's. */}
      <button type="button" className={classes.skip} onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <nav className={classes.nav} aria-label={t('navigation')}>
        <div className={classes.brand}>
          <span className={classes.mark} aria-hidden>
            S
          </span>
          <span className={classes.navLabel}>Sambung</span>
        </div>
        <UnstyledButton className={classes.search} onClick={spotlight.open} aria-label={t('palette.open')}>
          <IconSearch size={16} stroke={1.75} aria-hidden />
          <span className={classes.navLabel}>{t('palette.open')}</span>
          <Kbd size="xs" className={classes.kbd}>
            Ctrl K
          </Kbd>
        </UnstyledButton>
        {navItems.map((item) => (
          <a
            key={item.key}
            href={formatRoute(item.route)}
            className={classes.item}
            data-last={item.key === 'settings' || undefined}
            aria-current={item.screens.includes(route.screen) ? 'page' : undefined}
            title={t(`nav.${item.key}`)}
          >
            <item.icon size={18} stroke={1.75} aria-hidden />
            <span className={classes.navLabel}>{t(`nav.${item.key}`)}</span>
          </a>
        ))}
        <a
          href={formatRoute(helpOf(route))}
          className={classes.item}
          aria-current={route.screen === 'help' ? 'page' : undefined}
          title={t('shortcuts.help')}
        >
          <IconHelpCircle size={18} stroke={1.75} aria-hidden />
          <span className={classes.navLabel}>{t('help')}</span>
        </a>
      </nav>
      <div className={classes.right}>
        <div className={classes.notices}>
          {link === 'lost' ? <Notice tone="warn">{t('lost')}</Notice> : null}
          {role === 'reader' ? (
            <Notice tone="info" title={t('reader.title')}>
              {t('reader.text')}
            </Notice>
          ) : null}
          <LockNotice />
          {route.screen === 'import' ? null : <PendingImport />}
        </div>
        <main id="main" className={classes.main} tabIndex={-1}>
          <ErrorBoundary key={route.screen}>
            {/* Nothing instead: from this machine it is there before anybody could read a word. */}
            <Suspense>{screenOf(route)}</Suspense>
          </ErrorBoundary>
        </main>
        <QueueBar />
      </div>
      <CommandPalette />
      <ShortcutsDialog />
      <DropAnywhere />
    </div>
  );
}
