/** How the file was read: its layout, its columns and what the check counted; every guess can be corrected here. */
import { Anchor, Button, Loader, Stack, Switch, Text, Title } from '@mantine/core';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { ColumnField, ProblemCode } from '../../../../src-main/contract/person.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { doubtTexts } from '../../../parts/list/doubt-texts.ts';
import { afterColumns } from '../../../parts/list/next-step.ts';
import { Notice } from '../../../ui/notice.tsx';
import { missingFields } from '../draft/column-map.ts';
import { useDraft } from '../draft/draft-state.ts';
import { ImportFoot } from '../frame/import-foot.tsx';
import { importTexts } from '../frame/import-texts.ts';
import { MendChoice } from '../frame/mend-choice.tsx';
import { useImport } from '../state/import-state.ts';
import { ApartColumns } from './apart-columns.tsx';
import { ColumnQuestions } from './column-questions.tsx';
import classes from './columns-step.module.css';
import { ColumnsTable } from './columns-table.tsx';
import { LayoutCard } from './layout-card.tsx';
import { RoundedColumns } from './rounded-columns.tsx';

export function ColumnsStep() {
  const draft = useDraft((state) => state.draft);
  const rereading = useImport((state) => state.pendingChoices !== null);
  const missing = useMissing();
  if (draft === null) return null;
  // Without both columns nothing was checked; and what the reading before found means nothing any more.
  const known = missing.length === 0 && draft.missing.length === 0 && draft.doubts.length === 0;
  return (
    <>
      <Stack gap="sm" mb="md" className={classes.notices}>
        {draft.mends === null ? null : <MendChoice mends={draft.mends} counts={draft.counts} />}
        <Restored count={draft.restored} />
        <RoundedColumns draft={draft} />
      </Stack>
      <div className={classes.layout} aria-busy={rereading}>
        <div className={classes.main}>
          <LayoutCard draft={draft} />
          <ColumnQuestions draft={draft} />
          <ApartColumns draft={draft} />
          <div className={classes.columns}>
            <ColumnsTable draft={draft} />
          </div>
        </div>
        <div className={classes.side}>
          <Counts draft={draft} known={known} stale={rereading} />
          <Rules draft={draft} />
        </div>
      </div>
      <Foot draft={draft} missing={missing} />
    </>
  );
}

/** Of the columns as shown: a choice counts at once, before the rows have been read again with it. */
function useMissing(): ColumnField[] {
  const chosen = useImport((state) => state.pendingChoices?.columns);
  const columns = useDraft((state) => state.draft?.file.columns);
  return missingFields(chosen ?? columns ?? {});
}

function Restored({ count }: { count: number }) {
  const t = useTexts(importTexts);
  const startAfresh = useImport((state) => state.startAfresh);
  if (count === 0) return null;
  return (
    <Notice
      boxed
      tone="info"
      actions={
        <Button size="xs" variant="default" onClick={() => void startAfresh()}>
          {t('check.startAfresh')}
        </Button>
      }
    >
      {t('check.restored', { count })}
    </Notice>
  );
}

function Counts({ draft, known, stale }: { draft: Draft; known: boolean; stale: boolean }) {
  const t = useTexts(importTexts);
  const format = useFormats();
  const goTo = useImport((state) => state.goTo);
  const { counts } = draft;
  const found = (count: number) => (known ? format.number(count) : '–');
  return (
    <section
      className={`card ${classes.card} ${classes.countsCard}`}
      aria-label={t('check.counts.label')}
      aria-live="polite"
    >
      <dl className={`${classes.counts} ${stale ? classes.stale : ''}`}>
        <div>
          <dt>{t('check.counts.rows')}</dt>
          <dd>{format.number(counts.rows)}</dd>
        </div>
        <div>
          <dt>{t('check.counts.accepted')}</dt>
          <dd>{found(counts.accepted)}</dd>
        </div>
        <div data-tone={known && counts.rejected > 0 ? 'bad' : undefined}>
          <dt>{t('check.counts.rejected')}</dt>
          <dd>{found(counts.rejected)}</dd>
        </div>
        <div title={t('check.counts.twinsHint')}>
          <dt>{t('check.counts.twins')}</dt>
          <dd>{found(counts.duplicates)}</dd>
        </div>
        {counts.skipped === 0 ? null : (
          <div>
            <dt>{t('check.counts.skipped')}</dt>
            <dd>{found(counts.skipped)}</dd>
          </div>
        )}
      </dl>
      {known && !stale ? (
        <Anchor component="button" type="button" size="sm" mt="sm" onClick={() => goTo('repair')}>
          {t('check.toRepair')}
        </Anchor>
      ) : null}
    </section>
  );
}

/** Errors that may be accepted for the whole file: shown where the file has them. */
function Rules({ draft }: { draft: Draft }) {
  const t = useTexts(importTexts);
  const pendingChoices = useImport((state) => state.pendingChoices);
  const choose = useImport((state) => state.choose);
  const choices = pendingChoices ?? draft.choices;
  const has = (code: ProblemCode) =>
    draft.problemCounts.some((one) => one.code === code && one.severity === 'error' && one.count > 0);
  const length = choices.acceptNikLength || has('nik-length');
  const date = choices.acceptNikDate || has('nik-date-impossible');
  const serial = choices.acceptNikSerial || has('nik-serial-zero') || has('nik-one-digit');
  if (!length && !date && !serial) return null;
  return (
    <section className={`card ${classes.card} ${classes.rules}`} aria-labelledby="import-rules">
      <Stack gap="sm">
        <Title order={2} id="import-rules">
          {t('check.rules')}
        </Title>
        {length ? (
          <Switch
            label={t('check.acceptLength')}
            description={t('check.acceptLengthHint')}
            checked={choices.acceptNikLength}
            onChange={(event) => void choose({ acceptNikLength: event.currentTarget.checked })}
          />
        ) : null}
        {date ? (
          <Switch
            label={t('check.acceptDate')}
            description={t('check.acceptDateHint')}
            checked={choices.acceptNikDate}
            onChange={(event) => void choose({ acceptNikDate: event.currentTarget.checked })}
          />
        ) : null}
        {serial ? (
          <Switch
            label={t('check.acceptSerial')}
            description={t('check.acceptSerialHint')}
            checked={choices.acceptNikSerial}
            onChange={(event) => void choose({ acceptNikSerial: event.currentTarget.checked })}
          />
        ) : null}
      </Stack>
    </section>
  );
}

/** The way on, or why there is none yet. */
function Foot({ draft, missing }: { draft: Draft; missing: ColumnField[] }) {
  const t = useTexts(importTexts);
  const doubts = useTexts(doubtTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const error = useImport((state) => state.error);
  const rereading = useImport((state) => state.pendingChoices !== null);
  const progress = useImport((state) => state.progress);
  const goTo = useImport((state) => state.goTo);
  const reopen = useImport((state) => state.reopen);
  const [first = '', second] = missing.map((field) => common(`field.${field}`));
  const obstacle =
    error !== null
      ? errorSentence(error)
      : draft.doubts.length > 0
        ? doubts('first')
        : missing.length > 0
          ? t('check.missing', { fields: second === undefined ? first : t('check.and', { first, second }) })
          : draft.counts.rows === 0
            ? t('check.nothingAccepted')
            : draft.roundedColumns.some(({ accepted }) => !accepted)
              ? t('check.rounded.obstacle')
              : null;
  const { accepted, rejected } = draft.counts;
  const outlook = rejected > 0 ? t('check.withErrors', { count: rejected }) : accepted > 0 ? t('check.clean') : null;
  return (
    <ImportFoot
      text={
        rereading ? (
          <Text component="span" c="dimmed">
            <Loader size={12} mr={8} aria-hidden />
            {progress === null
              ? t('check.rereading')
              : t('check.rereadingRows', { done: format.number(progress.done) })}
          </Text>
        ) : (
          <Text component="span" c={obstacle === null ? 'dimmed' : 'var(--tone-bad-text)'}>
            {obstacle ?? outlook}
          </Text>
        )
      }
    >
      {error?.code === 'draft-unknown' ? (
        <Button onClick={() => void reopen()}>{t('check.reopen')}</Button>
      ) : (
        <Button disabled={obstacle !== null || rereading} onClick={() => goTo(afterColumns(draft))}>
          {t('check.next')}
        </Button>
      )}
    </ImportFoot>
  );
}
