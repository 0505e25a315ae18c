/** Home before anything is there: four steps, none of which has to be done now, and each of which says what it is for. */
import { Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useCanCommand, useCore, useHasAccount, usePracticeConnection } from '../../core/core-state.ts';
import { useCommand } from '../../core/use-command.ts';
import { useQuery } from '../../core/use-query.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { listsTexts } from '../../parts/list/lists-texts.ts';
import { makePracticeList } from '../../parts/list/make-practice-list.ts';
import { navigate } from '../../routes.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './first-run.module.css';
import { homeTexts } from './home-texts.ts';

export function FirstRun() {
  const t = useTexts(homeTexts);
  return (
    <Stack gap="md">
      <div>
        <Title order={2}>{t('first.title')}</Title>
        <Text c="dimmed" maw="44rem">
          {t('first.text')}
        </Text>
      </div>
      <ol className={classes.steps} aria-label={t('first.steps')}>
        <LanguageStep />
        <PracticeStep />
        <AccountStep />
        <RecoveryStep />
      </ol>
      <Beside />
    </Stack>
  );
}

function Step({
  title,
  text,
  done = false,
  action,
}: {
  title: string;
  text: string;
  /** Seen to: it stays in its place, with a mark instead of its number. */
  done?: boolean;
  action: ReactNode;
}) {
  const t = useTexts(homeTexts);
  return (
    <li className={classes.step} data-done={done || undefined}>
      {done ? (
        <span className={classes.mark}>
          <IconCheck size={16} stroke={2.5} role="img" aria-label={t('first.done')} />
        </span>
      ) : null}
      <div className={classes.words}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      {action}
    </li>
  );
}

/** Whoever cannot read the rest finds their language by its own name. */
function LanguageStep() {
  const t = useTexts(homeTexts);
  const allowed = useCanCommand();
  const set = useCommand('settings.set');
  const language = useLanguage();
  return (
    <Step
      title="Bahasa · Language"
      text={t('first.language')}
      action={
        <SegmentedControl
          aria-label="Bahasa · Language"
          disabled={!allowed}
          value={language}
          onChange={(chosen) => void set.run({ language: chosen === 'en' ? 'en' : 'id' })}
          data={[
            { value: 'id', label: 'Bahasa Indonesia' },
            { value: 'en', label: 'English' },
          ]}
        />
      }
    />
  );
}

function PracticeStep() {
  const t = useTexts(homeTexts);
  const lists = useTexts(listsTexts);
  const practice = usePracticeConnection();
  const [busy, setBusy] = useState(false);

  async function make(connectionId: number): Promise<void> {
    setBusy(true);
    const list = await makePracticeList(connectionId, t('first.practiceName'));
    setBusy(false);
    if (list !== null) navigate({ screen: 'list', listId: list.id, start: true });
  }

  return (
    <Step
      title={t('first.practiceTitle')}
      text={t('first.practice')}
      action={
        <CommandButton
          loading={busy}
          disabled={practice === undefined}
          onClick={() => practice && void make(practice.id)}
        >
          {lists('practiceList.open')}
        </CommandButton>
      }
    />
  );
}

function AccountStep() {
  const t = useTexts(homeTexts);
  const done = useHasAccount();
  return (
    <Step
      title={t('first.accountTitle')}
      text={t('first.account')}
      done={done}
      action={
        done ? null : (
          <Button variant="default" onClick={() => navigate({ screen: 'settings', section: 'connections' })}>
            {t('first.addConnection')}
          </Button>
        )
      }
    />
  );
}

function RecoveryStep() {
  const t = useTexts(homeTexts);
  const owner = useCore((core) => core.system.role === 'owner');
  const { data: recovery } = useQuery('recoveryKey.status', owner ? {} : null);
  const made = recovery !== undefined && recovery.made !== null;
  const done = (recovery?.made?.checkedAt ?? null) !== null;
  return (
    <Step
      title={t('first.recoveryTitle')}
      text={done ? t('first.recoveryDone') : t(made ? 'needs.recoveryUnchecked' : 'needs.recoveryNone')}
      done={done}
      action={
        done ? null : (
          <Button variant="default" onClick={() => navigate({ screen: 'settings', section: 'security' })}>
            {t(made ? 'needs.recoveryCheck' : 'needs.recoveryMake')}
          </Button>
        )
      }
    />
  );
}

/** No steps: what is worth knowing of this computer, and of the law, before there is data. */
function Beside() {
  const t = useTexts(homeTexts);
  const keepsAll = useCore(({ settings }) => Object.keys(settings.retention).length === 0);
  const weak = useCore((core) => core.system.keyring.weak);
  return (
    <>
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
    </>
  );
}
