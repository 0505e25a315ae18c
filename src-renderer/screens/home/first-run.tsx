/** Home before anything is there: the two ways to begin, and that practice costs nothing. */
import { Button, Stack } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useCore } from '../../core/core-state.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { homeTexts } from './home-texts.ts';

export function FirstRun() {
  const t = useTexts(homeTexts);
  const onlyPractice = useCore((core) => core.connections.every((connection) => connection.kind === 'practice'));
  const keepsAll = useCore(({ settings }) => Object.keys(settings.retention).length === 0);
  const weak = useCore((core) => core.system.keyring.weak);
  const { data: recovery } = useQuery('recoveryKey.status', {});
  const unchecked = recovery !== undefined && (recovery.made?.checkedAt ?? null) === null;
  return (
    <Stack gap="md">
      {weak ? (
        <Notice
          boxed
          tone="warn"
          actions={
            <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'security' })}>
              {t('needs.keyringMore')}
            </Button>
          }
        >
          {t('needs.keyring')}
        </Notice>
      ) : null}
      {unchecked ? (
        <Notice
          boxed
          tone="info"
          actions={
            <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'security' })}>
              {t(recovery.made ? 'needs.recoveryCheck' : 'needs.recoveryMake')}
            </Button>
          }
        >
          {t(recovery.made ? 'needs.recoveryUnchecked' : 'needs.recoveryNone')}
        </Notice>
      ) : null}
      <EmptyState
        icon={IconPhoneCheck}
        title={t('first.title')}
        text={t('first.text')}
        actions={
          <>
            <CommandButton onClick={() => navigate({ screen: 'import' })}>{t('import')}</CommandButton>
            <Button variant="default" onClick={() => navigate({ screen: 'check' })}>
              {t('check')}
            </Button>
          </>
        }
      />
      {onlyPractice ? (
        <Notice
          boxed
          tone="neutral"
          actions={
            <Button
              size="xs"
              variant="default"
              onClick={() => navigate({ screen: 'settings', section: 'connections' })}
            >
              {t('first.addConnection')}
            </Button>
          }
        >
          {t('first.practice')} {t('first.account')}
        </Notice>
      ) : null}
      {keepsAll ? (
        <Notice
          boxed
          tone="neutral"
          actions={
            <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'privacy' })}>
              {t('first.setRetention')}
            </Button>
          }
        >
          {t('first.retention')}
        </Notice>
      ) : null}
    </Stack>
  );
}
