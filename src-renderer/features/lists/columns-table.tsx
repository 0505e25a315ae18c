/** Every column of the file, what it was taken for and why, with a few of its values to judge by; correctable by hand. */
import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import type { Preview } from '../../../src-main/contract/lists.ts';
import { personFieldSchema, personFields } from '../../../src-main/contract/person.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { columnLetters, fieldOfColumn, reasonOfColumn } from './column-map.ts';
import classes from './columns-table.module.css';
import { useImport } from './import-state.ts';
import { importTexts } from './import-texts.ts';

export function ColumnsTable({ preview }: { preview: Preview }) {
  const t = useTexts(importTexts);
  const common = useTexts(commonTexts);
  const assign = useImport((state) => state.assign);
  const choices = useImport((state) => state.choices);
  const guesses = useImport((state) => state.guesses);
  // A choice shows at once, before the file has been read again with it.
  const map = choices.columns ?? preview.file.columns;
  const unnamed = preview.file.headerRow === null;
  const options = [
    { value: '', label: t('review.noField') },
    ...personFields.map((field) => ({ value: field, label: common(`field.${field}`) })),
  ];

  return (
    <Stack gap="xs">
      <div>
        <Title order={2} id="import-columns">
          {t('review.columns')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('review.columnsHint')}
        </Text>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it */}
      <section className={classes.frame} aria-labelledby="import-columns" tabIndex={0}>
        <table className={classes.table} aria-labelledby="import-columns">
          <thead>
            <tr>
              <th>{t('review.column.column')}</th>
              <th>{t('review.column.samples')}</th>
              <th className={classes.field}>{t('review.column.field')}</th>
              <th className={classes.guess}>{t('review.column.guess')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => {
              const field = fieldOfColumn(map, column.column);
              const reason = reasonOfColumn(guesses, column.column, field);
              const letters = columnLetters(column.column);
              const samples = column.samples.join(', ');
              return (
                <tr key={column.column} className={field === null ? undefined : classes.used}>
                  <td className={classes.heading} title={column.heading}>
                    {unnamed ? (
                      t('review.columnLetter', { letters })
                    ) : (
                      <>
                        <span className={classes.letter}>{letters}</span>
                        {column.heading === '' ? <i>{t('review.noHeading')}</i> : column.heading}
                      </>
                    )}
                  </td>
                  <td className={classes.samples} title={samples}>
                    {samples}
                  </td>
                  <td className={classes.field}>
                    <NativeSelect
                      size="xs"
                      aria-label={t('review.fieldOf', {
                        column: column.heading === '' ? letters : `${letters} (${column.heading})`,
                      })}
                      data={options}
                      value={field ?? ''}
                      onChange={(event) => {
                        const chosen = personFieldSchema.safeParse(event.currentTarget.value);
                        void assign(column.column, chosen.success ? chosen.data : null);
                      }}
                    />
                  </td>
                  <td className={classes.guess}>{reason === null ? null : t(`review.guessedBy.${reason}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Stack>
  );
}
