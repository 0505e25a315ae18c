/** Every try to send a lookup: how it ended, what it cost, the provider's sequence number, and the answer as it came. */
import { Stack } from '@mantine/core';
import type { Attempt } from '../../../src-main/contract/history.ts';
import { ownCodeSentence } from '../../../src-main/words/provider-codes.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Facts } from '../../ui/facts/facts.tsx';
import { ChargeTag } from '../money/charge-tag.tsx';
import { historyTexts } from './history-texts.ts';
import classes from './lookup-drawer.module.css';

export function AttemptLog({ attempts }: { attempts: readonly Attempt[] }) {
  return (
    <Stack component="ol" className="plain" gap={0}>
      {attempts.map((attempt) => (
        <li key={attempt.attemptId} className={classes.attempt}>
          <AttemptEntry attempt={attempt} />
        </li>
      ))}
    </Stack>
  );
}

function AttemptEntry({ attempt }: { attempt: Attempt }) {
  const t = useTexts(historyTexts);
  const format = useFormats();
  const { startedAt, finishedAt, outcome, raw, rawBytes } = attempt;
  const own = ownCodeSentence(attempt.message, useLanguage());
  return (
    <>
      <div className={classes.attemptHead}>
        <strong>{outcome === null ? t('attempt.underWay') : t(`attempt.outcome.${outcome}`)}</strong>
        <span className="quiet tabular">
          {[
            t('attempt.number', { number: format.number(attempt.number) }),
            `${format.date(startedAt)} ${format.timeSeconds(startedAt)}`,
            ...(finishedAt === null
              ? []
              : [t('attempt.took', { duration: format.milliseconds(finishedAt - startedAt) })]),
          ].join(' · ')}
        </span>
        <span>
          <ChargeTag charge={attempt.charge} practice={attempt.practice} />
        </span>
      </div>
      <Facts
        facts={[
          [t('attempt.connection'), attempt.connectionName],
          [t('attempt.code'), attempt.code === null ? null : String(attempt.code)],
          [t('attempt.http'), attempt.httpStatus === null ? null : String(attempt.httpStatus)],
          [t('attempt.message'), own === null ? attempt.message : `${own} (${attempt.message})`],
          [
            t('attempt.sequence'),
            attempt.sequenceId === null || attempt.sequenceId === '' ? (
              attempt.code !== null && attempt.message !== 'SEQUENCE_REPEATED' ? (
                t('attempt.noSequence')
              ) : null
            ) : (
              <Copyable key="sequence" text={attempt.sequenceId} label={t('detail.copySequence')} />
            ),
          ],
        ]}
      />
      {rawBytes === null ? null : (
        <details className={classes.raw}>
          <summary>{t('attempt.rawBytes')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <pre tabIndex={0}>{rawBytes}</pre>
        </details>
      )}
      {raw === null ? null : (
        <details className={classes.raw}>
          <summary>{t('attempt.raw')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <pre tabIndex={0}>{readableAnswer(raw)}</pre>
        </details>
      )}
    </>
  );
}

// A stored answer made readable: JSON gets line breaks, anything else is shown as it came.

/** Characters; a login page can be long, and nobody reads on. */
const shownAtMost = 20_000;

function readableAnswer(raw: string): string {
  const text = indented(raw) ?? raw;
  return text.length > shownAtMost ? `${text.slice(0, shownAtMost)}…` : text;
}

function indented(raw: string): string | null {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return null;
  }
}
