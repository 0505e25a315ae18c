/** Which sheet and headings, how a text file was decoded, and what else was found: each with its correction beside it. */
import { Box, Button, Checkbox, Group, NativeSelect, NumberInput, SegmentedControl, Text, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { importTexts } from '../frame/import-texts.ts';
import { useImport } from '../state/import-state.ts';
import classes from './layout-card.module.css';
import { type Finding, findingsOf } from './layout-findings.ts';
import { layoutTexts } from './layout-texts.ts';

const signs = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

export function LayoutCard({ draft }: { draft: Draft }) {
  const t = useTexts(layoutTexts);
  const words = useTexts(importTexts);
  const format = useFormats();
  const file = useImport((state) => state.file);
  const discard = useImport((state) => state.discard);
  const chooseSheet = useImport((state) => state.chooseSheet);
  const pendingChoices = useImport((state) => state.pendingChoices);
  const { sheet, sheets = draft.sheets, encoding, delimiter } = draft.file;
  const sign = Object.entries(signs).find(([char]) => char === delimiter)?.[1];
  const facts = [
    format.bytes(file?.bytes ?? 0),
    ...(encoding === null ? [] : [t('encoding', { encoding: encoding.toUpperCase() })]),
    ...(sign === undefined ? [] : [t('delimiter', { delimiter: t(`delimiterName.${sign}`) })]),
  ];
  return (
    <Box className="card" px="md" py="0.875rem">
      <Group gap="0.5rem 1rem" align="flex-start">
        <Box flex={1} miw="12rem">
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {draft.sourceName}
          </Title>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </Box>
        <Button variant="default" onClick={() => void discard()}>
          {words('check.discard')}
        </Button>
      </Group>
      <Group gap="0.625rem 0.75rem" align="flex-end" mt="0.625rem">
        {sheets.length < 2 ? null : (
          <NativeSelect
            label={t('sheet')}
            data={sheets}
            value={pendingChoices?.sheet ?? sheet ?? ''}
            maw="16rem"
            onChange={(event) => void chooseSheet(event.currentTarget.value)}
          />
        )}
        <Headings draft={draft} />
      </Group>
      <Findings findings={findingsOf(draft.layout, pendingChoices ?? draft.choices)} />
    </Box>
  );
}

function Headings({ draft }: { draft: Draft }) {
  const t = useTexts(layoutTexts);
  const choose = useImport((state) => state.choose);
  const guessed = useImport((state) => state.guessedHeaderRow);
  const pendingChoices = useImport((state) => state.pendingChoices);
  const read = draft.file.headerRow;
  // A choice shows at once, before the rows have been read again with it.
  const none = (pendingChoices?.headerRow === undefined ? read : pendingChoices.headerRow) === null;
  const height = pendingChoices?.headerRows ?? draft.layout.headerRows;
  const [typed, setTyped] = useState<number | string>(read ?? '');
  // A new reading may have found another one.
  useEffect(() => setTyped(read ?? ''), [read]);
  const correct = useDebouncedCallback((row: number) => {
    if (row !== read) void choose({ headerRow: row });
  }, 500);
  return (
    <>
      <NumberInput
        label={t('headerRow')}
        title={t('headerRowHint')}
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
      {none ? null : (
        <SegmentedControl
          aria-label={t('headerRows')}
          value={height === 2 ? '2' : '1'}
          data={[
            { value: '1', label: t('headerRowsOne') },
            { value: '2', label: t('headerRowsTwo') },
          ]}
          onChange={(value) => {
            correct.cancel();
            void choose({ headerRows: value === '2' ? 2 : 1 });
          }}
        />
      )}
      <Checkbox
        className={classes.none}
        label={t('noHeaderRow')}
        checked={none}
        onChange={(event) => {
          correct.cancel();
          void choose({ headerRow: event.currentTarget.checked ? null : (guessed ?? 1), headerRows: undefined });
        }}
      />
    </>
  );
}

/** What can be corrected has a line of its own; the rest is said in one. */
function Findings({ findings }: { findings: Finding[] }) {
  const t = useTexts(layoutTexts);
  const said = useSaid();
  if (findings.length === 0) return null;
  const correctable = findings.filter((finding) => 'taken' in finding);
  // People who are not read weigh more than lines that hold none.
  const unread = findings.filter((finding) => finding.kind === 'other-lists');
  const others = findings.filter((finding) => !('taken' in finding) && finding.kind !== 'other-lists').map(said);
  return (
    <ul className={classes.findings} aria-label={t('found')}>
      {unread.map((finding) => (
        <li key={finding.kind} className={classes.finding} data-tone="warn">
          {said(finding)}
        </li>
      ))}
      {others.length === 0 ? null : <li className={classes.finding}>{others.join(' ')}</li>}
      {correctable.map((finding) => (
        <li key={finding.kind} className={classes.finding}>
          {said(finding)}
          <TakeButton kind={finding.kind} taken={finding.taken} />
        </li>
      ))}
    </ul>
  );
}

/** A finding as a sentence. Rows and columns as Excel shows them, without a separator of thousands. */
function useSaid(): (finding: Finding) => string {
  const t = useTexts(layoutTexts);
  return (finding) => {
    switch (finding.kind) {
      case 'other-lists':
        return t('finding.otherLists', { sheets: finding.sheets.join(', ') });
      case 'titles':
        return t('finding.titles', { count: finding.count });
      case 'blank':
        return t('finding.blank', { count: finding.count });
      case 'merged':
        return t('finding.merged');
      case 'hidden-columns':
        return t('finding.hiddenColumns', { columns: finding.columns.join(', ') });
      case 'hidden-rows':
        return t(finding.taken ? 'finding.hiddenTaken' : 'finding.hiddenLeft', { count: finding.count });
      case 'totals':
      case 'repeated': {
        const shown = finding.rows.join(', ');
        const rows = finding.more ? t('andMore', { rows: shown }) : shown;
        const left = finding.kind === 'totals' ? 'finding.totalsLeft' : 'finding.repeatedLeft';
        return t(finding.taken ? 'finding.totalsTaken' : left, { rows });
      }
    }
  };
}

function TakeButton({ kind, taken }: { kind: 'hidden-rows' | 'totals' | 'repeated'; taken: boolean }) {
  const t = useTexts(layoutTexts);
  const choose = useImport((state) => state.choose);
  const wanted = taken ? 'leave-out' : 'take';
  return (
    <Button
      size="xs"
      variant="default"
      style={{ flex: 'none' }}
      onClick={() => void choose(kind === 'hidden-rows' ? { hiddenRows: wanted } : { totalsRows: wanted })}
    >
      {taken ? t('leaveOut') : t('take')}
    </Button>
  );
}
