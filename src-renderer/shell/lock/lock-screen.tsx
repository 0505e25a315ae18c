/** Shown in place of everything while the data is locked: who, and the passphrase; or the recovery key and a new passphrase. */
import {
  Anchor,
  Button,
  Center,
  NativeSelect,
  Paper,
  PasswordInput,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { CallError, Result } from '../../../src-main/contract/errors.ts';
import type { LockStatus } from '../../../src-main/contract/lock.ts';
import { call, useCoreEvent } from '../../core/core.ts';
import { retryStart } from '../../core/core-state.ts';
import { useQuery } from '../../core/use-query.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { lockTexts } from '../../parts/lock/lock-texts.ts';
import { NewPassphraseFields, useNewPassphrase } from '../../parts/lock/new-passphrase.tsx';
import { Notice } from '../../ui/notice.tsx';

export function LockScreen() {
  const { data } = useQuery('lock.status', {});
  const [recovering, setRecovering] = useState(false);
  const [who, setWho] = useState<string | null>(null);
  // Unlocked in another window of the same program.
  useCoreEvent(({ name, payload }) => {
    if (name === 'lock.changed' && !payload.locked) retryStart();
  });
  if (data === undefined) return null;
  const operator = who ?? data.operators[0]?.name ?? '';
  const form = { status: data, operator, onWho: setWho, onOther: () => setRecovering(!recovering) };
  return (
    <Center mih="100%" p="md" component="main">
      <Paper withBorder p="xl" w={420} maw="100%">
        {recovering ? <RecoveryForm {...form} /> : <PassphraseForm {...form} />}
      </Paper>
    </Center>
  );
}

type FormProps = {
  status: LockStatus;
  operator: string;
  onWho: (name: string) => void;
  /** To the other form. */
  onOther: () => void;
};

/** What both have: the order under way, and why it was refused. */
function useOrder() {
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<CallError | null>(null);
  async function give(order: () => Promise<Result<LockStatus>>): Promise<boolean> {
    setPending(true);
    setRefused(null);
    const result = await order();
    setPending(false);
    if (result.ok) retryStart();
    else setRefused(result.error);
    return result.ok;
  }
  return { pending, refused, give };
}

function PassphraseForm({ status, operator, onWho, onOther }: FormProps) {
  const t = useTexts(lockTexts);
  const [passphrase, setPassphrase] = useState('');
  const { pending, refused, give } = useOrder();
  const seconds = useSecondsLeft(status.waitSeconds, refused);

  async function unlock(): Promise<void> {
    if (!(await give(() => call('lock.unlock', { operator, passphrase })))) setPassphrase('');
  }

  return (
    <LockForm title={t('title')} onSubmit={() => void unlock()}>
      <Text size="sm">{t('text')}</Text>
      {status.finishing ? <Notice tone="info">{t('finishing')}</Notice> : null}
      <Who status={status} operator={operator} onWho={onWho} />
      <PasswordInput
        label={t('passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        maxLength={200}
        autoComplete="current-password"
        // The one thing to do here.
        autoFocus
      />
      {seconds > 0 ? (
        <Notice boxed tone="warn">
          {t('wait', { seconds: String(seconds) })}
        </Notice>
      ) : null}
      {refused !== null && refused.code !== 'unlock-wait' ? (
        <Notice boxed tone="bad">
          {errorSentence(refused)}
        </Notice>
      ) : null}
      <Button type="submit" loading={pending} disabled={passphrase === '' || seconds > 0}>
        {t('unlock')}
      </Button>
      <Anchor component="button" type="button" size="sm" onClick={onOther}>
        {t('forgotten')}
      </Anchor>
    </LockForm>
  );
}

function RecoveryForm({ status, operator, onWho, onOther }: FormProps) {
  const t = useTexts(lockTexts);
  const [recoveryKey, setRecoveryKey] = useState('');
  const typed = useNewPassphrase();
  const { pending, refused, give } = useOrder();
  const { passphrase } = typed;
  return (
    <LockForm
      title={t('recoveryTitle')}
      onSubmit={() => void give(() => call('lock.recover', { recoveryKey, operator, passphrase }))}
    >
      <Text size="sm">{t('recoveryText')}</Text>
      <Textarea
        label={t('recoveryKey')}
        value={recoveryKey}
        onChange={(event) => setRecoveryKey(event.currentTarget.value)}
        maxLength={200}
        autosize
        minRows={2}
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { textTransform: 'uppercase', fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Who status={status} operator={operator} onWho={onWho} />
      <NewPassphraseFields value={typed} />
      {refused === null ? null : (
        <Notice boxed tone="bad">
          {errorSentence(refused)}
        </Notice>
      )}
      <Button type="submit" loading={pending} disabled={recoveryKey.trim() === '' || !typed.whole}>
        {t('recover')}
      </Button>
      <Anchor component="button" type="button" size="sm" onClick={onOther}>
        {t('back')}
      </Anchor>
    </LockForm>
  );
}

function LockForm({ title, onSubmit, children }: { title: string; onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Stack gap="md">
        <Stack gap={4} align="center">
          <IconLock size={28} stroke={1.5} aria-hidden />
          <Title order={1} size="h3">
            {title}
          </Title>
        </Stack>
        {children}
      </Stack>
    </form>
  );
}

function Who({ status, operator, onWho }: Omit<FormProps, 'onOther'>) {
  const t = useTexts(lockTexts);
  return (
    <NativeSelect
      label={t('who')}
      value={operator}
      onChange={(event) => onWho(event.currentTarget.value)}
      data={status.operators.map(({ name }) => name)}
    />
  );
}

/** Counts down from what the core said last. */
function useSecondsLeft(atStart: number, refused: CallError | null): number {
  const told = refused?.code === 'unlock-wait' ? Number(refused.details?.seconds ?? 0) : refused === null ? atStart : 0;
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    setNow(performance.now());
    setUntil(performance.now() + told * 1_000);
  }, [told]);
  const running = until > now;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}
