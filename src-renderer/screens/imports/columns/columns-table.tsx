/** Every column of the file, what it was taken for and why, with a few of its values to judge by; correctable by hand. */
import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import { type ColumnField, columnFieldSchema, columnFields } from '../../../../src-main/contract/person.ts';
import type { SourceColumn } from '../../../../src-main/contract/reading.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { doubtTexts } from '../../../parts/list/doubt-texts.ts';
import { columnLetters, fieldOfColumn, isDoubtful, reasonOfColumn } from '../draft/column-map.ts';
import { useImport } from '../state/import-state.ts';
import classes from './columns-table.module.css';
import { layoutTexts } from './layout-texts.ts';
import { MappingMenu } from './mapping-menu.tsx';

export function ColumnsTable({ draft }: { draft: Draft }) {
  const t = useTexts(layoutTexts);
  const common = useTexts(commonTexts);
  const assign = useImport((state) => state.assign);
  const pendingChoices = useImport((state) => state.pendingChoices?.columns);
  const guesses = useImport((state) => state.guesses);
  // A choice shows at once, before the rows have been read again with it.
  const map = pendingChoices ?? draft.file.columns;
  const doubts = useTexts(doubtTexts);
  const withheld = new Set(draft.file.apart?.flatMap(({ column, kept }) => (kept ? [] : [column])));
  const unnamed = draft.file.headerRow === null;
  const options = [
    { value: '', label: t('noField') },
    ...columnFields.map((field) => ({
      value: field,
      label: field === 'birthDate' ? t('birthDate') : common(`field.${field}`),
    })),
  ];

  return (
    <Stack gap="xs">
      <div className={classes.head}>
        <div>
          <Title order={2} id="import-columns">
            {t('columns')}
          </Title>
          <Text size="sm" c="dimmed">
            <Source draft={draft} />
          </Text>
        </div>
        <MappingMenu draft={draft} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it */}
      <section className={classes.frame} aria-labelledby="import-columns" tabIndex={0}>
        <table className={classes.table} aria-labelledby="import-columns">
          <thead>
            <tr>
              <th>{t('column.column')}</th>
              <th>{t('column.samples')}</th>
              <th className={classes.field}>{t('column.field')}</th>
              <th className={classes.guess}>{t('column.guess')}</th>
            </tr>
          </thead>
          <tbody>
            {draft.columns.map((column) => {
              const field = fieldOfColumn(map, column.column);
              const letters = columnLetters(column.column);
              const samples = column.samples.join(', ');
              return (
                <tr key={column.column} className={field === null ? undefined : classes.used}>
                  <td className={classes.heading} title={column.heading}>
                    {unnamed ? (
                      t('columnLetter', { letters })
                    ) : (
                      <>
                        <span className={classes.letter}>{letters}</span>
                        {column.heading === '' ? <i>{t('noHeading')}</i> : column.heading}
                      </>
                    )}
                    {column.hidden ? <div className={classes.hidden}>{t('hidden')}</div> : null}
                    {withheld.has(column.column) ? <div className={classes.hidden}>{doubts('withheld')}</div> : null}
                  </td>
                  <td className={classes.samples} title={samples}>
                    {samples}
                  </td>
                  <td className={classes.field}>
                    <NativeSelect
                      size="xs"
                      aria-label={t('fieldOf', {
                        column: unnamed || column.heading === '' ? letters : `${letters} (${column.heading})`,
                      })}
                      data={options}
                      value={field ?? ''}
                      onChange={(event) => {
                        const chosen = columnFieldSchema.safeParse(event.currentTarget.value);
                        void assign(column.column, chosen.success ? chosen.data : null);
                      }}
                    />
                  </td>
                  <td className={classes.guess}>
                    <Reason column={column} field={field} reason={reasonOfColumn(guesses, column.column, field)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Stack>
  );
}

/** Where the columns are from, when it is not this file alone. */
function Source({ draft }: { draft: Draft }) {
  const t = useTexts(layoutTexts);
  const remembered = useImport((state) => state.guesses.some((one) => one.guessedBy === 'remembered'));
  if (draft.mapping !== null) return t('mapped', { name: draft.mapping.name });
  return remembered ? t('remembered') : t('columnsHint');
}

function Reason({
  column,
  field,
  reason,
}: {
  column: SourceColumn;
  field: ColumnField | null;
  reason: SourceColumn['guessedBy'];
}) {
  const t = useTexts(layoutTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  if (field === null) return null;
  // What fits was counted for the field it had when it was read.
  const fits = column.field === field ? column.fits : null;
  const share = format.percent(fits ?? 0);
  return (
    <>
      <div>{reason === null ? null : t(`guessedBy.${reason}`)}</div>
      {field === 'birthDate' ? <div className={classes.fits}>{t('birthDateHint')}</div> : null}
      {fits === null ? null : (
        <div
          className={classes.fits}
          data-low={isDoubtful(fits) || undefined}
          title={t('fitsHint', { field: common(`field.${field}`) })}
        >
          {isDoubtful(fits) ? <IconAlertTriangle size={13} aria-hidden /> : null}
          {isDoubtful(fits) ? t('fitsLow', { share }) : t('fits', { share })}
        </div>
      )}
    </>
  );
}
