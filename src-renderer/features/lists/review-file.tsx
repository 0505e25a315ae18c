/** What was understood of the file: its counts, columns, rules and problems, every guess correctable before anything is stored. */
import { Anchor, Button, Checkbox, Loader, NativeSelect, NumberInput, Stack, Switch, Text, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Preview } from '../../../src-main/contract/lists.ts';
import type { PersonField } from '../../../src-main/contract/person.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { missingFields } from './column-map.ts';
import { ColumnsTable } from './columns-table.tsx';
import { ImportFoot } from './import-foot.tsx';
import { useImport } from './import-state.ts';
import { importTexts } from './import-texts.ts';
import { ProblemsPanel, problemsId } from './problems-panel.tsx';
import classes from './review-file.module.css';

export function ReviewFile() {
  const preview = useImport((state) => state.preview);
  const rereading = useImport((state) => state.rereading);
  const missing = useMissing();
  if (preview === null) return null;
  // Without both columns nothing was checked; and what the reading before found means nothing any more.
  const known = missing.length === 0 && preview.missing.length === 0;
  return (
    <>
      <div className={classes.layout} aria-busy={rereading}>
        <div className={classes.main}>
          <FileCard preview={preview} />
          <div className={classes.columns}>
            <ColumnsTable preview={preview} />
          </div>
          <div className={classes.problems}>{known ? <ProblemsPanel preview={preview} /> : null}</div>
        </div>
        <div className={classes.side}>
          <Counts preview={preview} known={known} stale={rereading} />
          <Rules />
        </div>
      </div>
      <Foot preview={preview} />
    </>
  );
}

/** Of the columns as shown: a choice counts at once, before the file has been read again with it. */
function useMissing(): PersonField[] {
  const chosen = useImport((state) => state.choices.columns);
  const preview = useImport((state) => state.preview);
  return missingFields(chosen ?? preview?.file.columns ?? {});
}

/** Which sheet and heading row; for text files how they were decoded. */
function FileCard({ preview }: { preview: Preview }) {
  const t = useTexts(importTexts);
  const format = useFormats();
  const file = useImport((state) => state.file);
  const reread = useImport((state) => state.reread);
  const reset = useImport((state) => state.reset);
  const chosenSheet = useImport((state) => state.choices.sheet);
  const { sheet, encoding, delimiter } = preview.file;
  const named = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
  const sign = Object.entries(named).find(([char]) => char === delimiter)?.[1];
  const facts = [
    format.bytes(file?.bytes ?? 0),
    ...(encoding === null ? [] : [t('review.encoding', { encoding: encoding.toUpperCase() })]),
    ...(sign === undefined ? [] : [t('review.delimiter', { delimiter: t(`review.delimiterName.${sign}`) })]),
  ];
  return (
    <div className={`${classes.card} ${classes.fileLine}`}>
      <div className={classes.fileName}>
        <Title order={2} style={{ overflowWrap: 'anywhere' }}>
          {file?.name}
        </Title>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      {preview.sheets.length < 2 ? null : (
        <NativeSelect
          label={t('review.sheet')}
          data={preview.sheets}
          value={chosenSheet ?? sheet ?? ''}
          maw="14rem"
          onChange={(event) => {
            // Another sheet has other headings and columns: they are guessed anew.
            void reread({ sheet: event.currentTarget.value, headerRow: undefined, columns: undefined });
          }}
        />
      )}
      <HeaderRow preview={preview} />
      <Button variant="default" onClick={() => void reset()}>
        {t('review.change')}
      </Button>
    </div>
  );
}

function HeaderRow({ preview }: { preview: Preview }) {
  const t = useTexts(importTexts);
  const reread = useImport((state) => state.reread);
  const guessed = useImport((state) => state.guessedHeaderRow);
  const chosen = useImport((state) => state.choices.headerRow);
  const read = preview.file.headerRow;
  // A choice shows at once, before the file has been read again with it.
  const none = (chosen === undefined ? read : chosen) === null;
  const [typed, setTyped] = useState<number | string>(read ?? '');
  // A new reading may have found another one.
  useEffect(() => setTyped(read ?? ''), [read]);
  const correct = useDebouncedCallback((row: number) => {
    if (row !== read) void reread({ headerRow: row });
  }, 500);
  return (
    <div className={classes.headerRow}>
      <NumberInput
        label={t('review.headerRow')}
        title={t('review.headerRowHint')}
        placeholder="–"
        value={typed}
        min={1}
        max={1000}
        allowDecimal={false}
        allowNegative={false}
        w="7rem"
        onChange={(value) => {
          setTyped(value);
          if (typeof value === 'number' && value >= 1 && value <= 1000) correct(value);
        }}
      />
      <Checkbox
        label={t('review.noHeaderRow')}
        checked={none}
        onChange={(event) => {
          correct.cancel();
          void reread({ headerRow: event.currentTarget.checked ? null : (guessed ?? 1) });
        }}
      />
    </div>
  );
}

/** They stand below the columns, out of sight at first. */
function showProblems(): void {
  const panel = document.getElementById(problemsId);
  panel?.scrollIntoView({ block: 'center' });
  panel?.focus({ preventScroll: true });
}

function Counts({ preview, known, stale }: { preview: Preview; known: boolean; stale: boolean }) {
  const t = useTexts(importTexts);
  const format = useFormats();
  const found = (count: number) => (known ? format.number(count) : '–');
  return (
    <section
      className={`${classes.card} ${classes.countsCard}`}
      aria-label={t('review.counts.label')}
      aria-live="polite"
    >
      <dl className={`${classes.counts} ${stale ? classes.stale : ''}`}>
        <div>
          <dt>{t('review.counts.rows')}</dt>
          <dd>{format.number(preview.rows)}</dd>
        </div>
        <div>
          <dt>{t('review.counts.accepted')}</dt>
          <dd>{found(preview.accepted)}</dd>
        </div>
        <div data-tone={known && preview.rejected > 0 ? 'bad' : undefined}>
          <dt>{t('review.counts.rejected')}</dt>
          <dd>{found(preview.rejected)}</dd>
        </div>
        <div title={t('review.counts.twinsHint')}>
          <dt>{t('review.counts.twins')}</dt>
          <dd>{found(preview.duplicates)}</dd>
        </div>
      </dl>
      {!known || preview.problemCounts.length === 0 ? null : (
        <Anchor component="button" type="button" size="sm" mt="sm" onClick={showProblems}>
          {t('review.toProblems')}
        </Anchor>
      )}
    </section>
  );
}

function Rules() {
  const t = useTexts(importTexts);
  const choices = useImport((state) => state.choices);
  const reread = useImport((state) => state.reread);
  return (
    <section className={`${classes.card} ${classes.rules}`} aria-labelledby="import-rules">
      <Stack gap="sm">
        <Title order={2} id="import-rules">
          {t('review.rules')}
        </Title>
        <Switch
          label={t('review.consent')}
          description={t('review.consentHint')}
          checked={choices.ecConsent}
          onChange={(event) => void reread({ ecConsent: event.currentTarget.checked })}
        />
        <Switch
          label={t('review.acceptLength')}
          description={t('review.acceptLengthHint')}
          checked={choices.acceptNikLength}
          onChange={(event) => void reread({ acceptNikLength: event.currentTarget.checked })}
        />
      </Stack>
    </section>
  );
}

/** The way on, or why there is none yet. */
function Foot({ preview }: { preview: Preview }) {
  const t = useTexts(importTexts);
  const common = useTexts(commonTexts);
  const error = useImport((state) => state.error);
  const rereading = useImport((state) => state.rereading);
  const goTo = useImport((state) => state.goTo);
  const missing = useMissing().map((field) => common(`field.${field}`));
  const [first = '', second] = missing;
  const obstacle =
    error !== null
      ? errorSentence(error)
      : missing.length > 0
        ? t('review.missing', { fields: second === undefined ? first : t('review.and', { first, second }) })
        : preview.accepted === 0
          ? t('review.nothingAccepted')
          : null;
  return (
    <ImportFoot
      text={
        rereading ? (
          <Text component="span" c="dimmed">
            <Loader size={12} mr={8} aria-hidden />
            {t('review.rereading')}
          </Text>
        ) : obstacle === null ? null : (
          <Text component="span" c="var(--tone-bad-text)">
            {obstacle}
          </Text>
        )
      }
    >
      <Button disabled={obstacle !== null || rereading} onClick={() => goTo('confirm')}>
        {t('review.next')}
      </Button>
    </ImportFoot>
  );
}
