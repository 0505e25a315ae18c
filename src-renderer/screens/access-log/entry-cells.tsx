/** How an entry looks in its row. */
import { Text } from '@mantine/core';
import { type AccessLogEntry, accessKinds } from '../../../src-main/contract/access-log.ts';
import { accessDetailText, accessLogWords } from '../../../src-main/words/access-log.ts';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import type { Column } from '../../ui/table/columns.ts';
import { accessLogTexts } from './access-log-texts.ts';

/** Pixels: two lines of text. */
export const entryRowHeight = 50;

export function useEntryColumns(): Column<AccessLogEntry>[] {
  const t = useTexts(accessLogTexts);
  const language = useLanguage();
  const format = useFormats();
  const { kind } = accessLogWords[language];
  return [
    {
      key: 'at',
      heading: t('column.at'),
      width: '8.5rem',
      render: ({ at, seq }) => (
        <div className="lines">
          <span className="cut">{format.moment(at)}</span>
          <span className="cut quiet tabular">#{format.number(seq)}</span>
        </div>
      ),
    },
    {
      key: 'who',
      heading: t('column.who'),
      width: 'minmax(7rem, 0.8fr)',
      render: ({ systemUser, operator }) => (
        <div className="lines">
          <span className="cut" title={operator ?? systemUser}>
            {operator ?? systemUser}
          </span>
          {operator === null ? null : <span className="cut quiet">{systemUser}</span>}
        </div>
      ),
    },
    {
      key: 'what',
      heading: t('column.what'),
      width: 'minmax(14rem, 2fr)',
      render: ({ what, detail }) => {
        const more = accessDetailText(detail, language);
        return (
          <div className="lines">
            <Text span inherit fw={500} className="cut" {...(what === 'gap' && { c: 'var(--tone-bad-text)' })}>
              {kind[what]}
            </Text>
            <span className="cut quiet" title={more}>
              {more}
            </span>
          </div>
        );
      },
    },
    {
      key: 'people',
      heading: t('column.people'),
      width: '7.75rem',
      numeric: true,
      render: ({ what, people }) => (accessKinds[what].persons ? format.number(people) : null),
    },
    {
      key: 'lists',
      heading: t('column.lists'),
      width: 'minmax(8rem, 1fr)',
      render: ({ lists }) => {
        const names = lists.map(({ listName }) => listName).join(', ');
        return (
          <span className="cut dimmed" title={names}>
            {names}
          </span>
        );
      },
    },
  ];
}
