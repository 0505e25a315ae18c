/** How an entry of the ledger looks in a row: when and where, the outcome, what it cost and who says so. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ChargeEntry, InvoiceMark } from '../../../../src-main/contract/charges.ts';
import type { Charge } from '../../../../src-main/contract/states.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { PracticeTag } from '../../../parts/connection/practice-tag.tsx';
import { historyTexts } from '../../../parts/lookup/history-texts.ts';
import { ChargeTag } from '../../../parts/money/charge-tag.tsx';
import { useMoney } from '../../../parts/money/use-money.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import type { Column } from '../../../ui/table/columns.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { chargesTexts } from './charges-texts.ts';

/** Pixels: two lines of text. */
export const entryRowHeight = 50;

const markTones: Record<InvoiceMark, Tone> = { agrees: 'good', 'billed-though-free': 'bad', 'not-billed': 'warn' };

export function useEntryColumns(): Column<ChargeEntry>[] {
  const t = useTexts(chargesTexts);
  const history = useTexts(historyTexts);
  const format = useFormats();
  const money = useMoney();

  function amount(charge: Charge, price: number): string {
    if (charge === 'free') return '';
    if (price === 0) return money(null);
    return charge === 'charged' ? money(price) : t('perhaps', { rupiah: money(price) });
  }

  return [
    {
      key: 'time',
      heading: t('column.time'),
      width: 'minmax(10.25rem, 1fr)',
      render: (entry) => (
        <Lines
          first={format.dateTime(entry.startedAt)}
          firstTitle={`${format.date(entry.startedAt)} ${format.timeSeconds(entry.startedAt)}`}
          second={entry.connectionName}
        />
      ),
    },
    {
      key: 'list',
      heading: t('column.list'),
      width: 'minmax(8.5rem, 1fr)',
      render: ({ listName, row }) => (
        <Lines first={listName} second={row === null ? t('rowRemoved') : t('row', { row: format.number(row) })} />
      ),
    },
    {
      key: 'outcome',
      heading: t('column.outcome'),
      width: 'minmax(10.5rem, 1.4fr)',
      render: ({ outcome, number, code }) => (
        <Lines
          first={outcome === null ? history('attempt.underWay') : history(`attempt.outcome.${outcome}`)}
          second={[
            t('attempt', { number: format.number(number) }),
            ...(code === null ? [] : [t('code', { code: String(code) })]),
          ].join(' · ')}
        />
      ),
    },
    {
      key: 'sequence',
      heading: t('column.sequence'),
      width: '9.75rem',
      render: ({ sequenceId }) => <SequenceId sequenceId={sequenceId} />,
    },
    {
      key: 'charge',
      heading: t('column.charge'),
      width: '9rem',
      render: ({ charge, price, practice }) =>
        practice ? (
          <Lines first={<PracticeTag />} second={t('practiceCharge')} />
        ) : (
          <Lines first={<ChargeTag charge={charge} />} second={amount(charge, price)} />
        ),
    },
    {
      key: 'settledBy',
      heading: t('column.settledBy'),
      width: '10.75rem',
      render: ({ settledBy, mark }) => (
        <Lines
          first={t(`settledBy.${settledBy ?? 'nobody'}`)}
          second={
            mark === null ? (
              ''
            ) : (
              <Tag tone={markTones[mark]} title={t(`markMeaning.${mark}`)}>
                {t(`mark.${mark}`)}
              </Tag>
            )
          }
        />
      ),
    },
  ];
}

function Lines({ first, firstTitle, second }: { first: ReactNode; firstTitle?: string; second: ReactNode }) {
  return (
    <div className="lines">
      <span className="cut" title={firstTitle ?? (typeof first === 'string' ? first : undefined)}>
        {first}
      </span>
      {second === '' ? null : (
        <span className="cut quiet" title={typeof second === 'string' ? second : undefined}>
          {second}
        </span>
      )}
    </div>
  );
}

/** Its end, which is what tells one from the next; whole when pointed at and when copied. */
export function SequenceId({ sequenceId }: { sequenceId: string | null }) {
  const t = useTexts(chargesTexts);
  const history = useTexts(historyTexts);
  if (sequenceId === null || sequenceId === '') return <span className="cut quiet">{t('noSequence')}</span>;
  return (
    // Only keeps the press on the button from opening the row.
    <Text span ff="monospace" size="xs" title={sequenceId} onClick={(event) => event.stopPropagation()}>
      <Copyable text={sequenceId} shown={shortSequence(sequenceId)} label={history('detail.copySequence')} />
    </Text>
  );
}

function shortSequence(sequenceId: string): string {
  return sequenceId.length <= 16 ? sequenceId : `…${sequenceId.slice(-12)}`;
}
