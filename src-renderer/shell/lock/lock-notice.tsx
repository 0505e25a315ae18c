/** Ctrl+L locks, where there is a lock; and where the organisation wants one, the window asks for it until it is on. */
import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { call } from '../../core/core.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { lockTexts } from '../../parts/lock/lock-texts.ts';
import { navigate } from '../../routes.ts';
import { Notice } from '../../ui/notice.tsx';

export function useLockKey(): void {
  // Without a lock it is refused, and nobody need hear of it.
  useHotkeys([['mod+L', () => void call('lock.now', {})]], []);
}

export function LockNotice() {
  const t = useTexts(lockTexts);
  const { data } = useQuery('lock.status', {});
  if (!data?.required || data.on) return null;
  return (
    <Notice
      tone="warn"
      actions={
        <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'security' })}>
          {t('part.noticeGo')}
        </Button>
      }
    >
      {t('part.notice')}
    </Notice>
  );
}
