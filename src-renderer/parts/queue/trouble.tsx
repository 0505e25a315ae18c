/** Why a connection waits, in plain words: the reason, what is spent of a cap, when it looks again, what to tell whom. */
import { Paper, Stack, Text } from '@mantine/core';
import type { Connection } from '../../../src-main/contract/connections.ts';
import { factsOf, type QueueReason } from '../../../src-main/contract/reasons.ts';
import { aboutSentence, queueWords } from '../../../src-main/words/queue.ts';
import { stateTexts } from '../../i18n/state-texts.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { adviceOn } from './advice.ts';
import { useCountdown } from './countdown.ts';
import { capEndsAt, reachedCap } from './queue-help.ts';
import { queueTexts } from './queue-texts.ts';

/** What is spent of the cap it waits for and when that ends, or when it looks again by itself. */
export function useResumeWords(connection: Connection | undefined): string | null {
  const t = useTexts(queueTexts);
  const format = useFormats();
  const left = useCountdown(connection?.queue.state === 'running' ? null : (connection?.queue.nextTryAt ?? null));
  const cap = connection === undefined ? null : reachedCap(connection);
  if (cap !== null) {
    const { span, spent, cap: limit } = cap;
    return t(`capSpent.${span}`, {
      spent: format.rupiah(spent),
      cap: format.rupiah(limit),
      when: format.dateTime(capEndsAt(span, Date.now())),
    });
  }
  return left === null ? null : t('nextTryIn', { duration: format.duration(left) });
}

export function Trouble({ connection, reason }: { connection: Connection; reason: QueueReason }) {
  const t = useTexts(queueTexts);
  const states = useTexts(stateTexts);
  const format = useFormats();
  const resumes = useResumeWords(connection);
  const since = format.moment(connection.queue.since);
  const whom = aboutSentence(queueWords[useLanguage()], { reason, about: connection.queue.about });
  return (
    <Stack gap={4} mb="sm" pl="sm" style={{ borderLeft: '3px solid var(--tone-warn-line)' }}>
      <Text fw={550}>{[states(`reason.${reason}`), ...(whom === null ? [] : [whom])].join(' ')}</Text>
      <Text size="sm" c="dimmed" className="tabular">
        {[t('since', { time: since }), ...(resumes === null ? [] : [resumes])].join(' ')}
      </Text>
      <Advice connection={connection} reason={reason} />
    </Stack>
  );
}

/** Host and port, as whoever runs a proxy or a filter wants it. */
function addressOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const { hostname, port, protocol } = new URL(baseUrl);
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`;
}

/** What to do about it, and the sentence for the provider where it is the provider's to mend. */
function Advice({ connection, reason }: { connection: Connection; reason: QueueReason }) {
  const t = useTexts(queueTexts);
  const format = useFormats();
  const sentence = adviceOn(t, reason, addressOf(connection.baseUrl));
  if (sentence === null) return null;
  const code = factsOf(reason).providerCode;
  const letter =
    code === null
      ? null
      : t('letter', {
          partner: connection.partnerCode,
          since: format.dateTime(connection.queue.since),
          code: String(code),
        });
  return (
    <div>
      <Text size="sm">{sentence}</Text>
      {letter === null ? null : (
        <Paper mt={4} px="0.625rem" py="0.375rem" fz="sm" bg="var(--sambung-side)">
          <Copyable text={letter} label={t('copyLetter')} />
        </Paper>
      )}
    </div>
  );
}
