/** How a lookup looks in a row of a table, the same in a list and in the history. */
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { useCore } from '../../core/core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { verdictTexts } from '../../i18n/verdict-texts.ts';
import type { Column } from '../../ui/table/columns.ts';
import { useDigits } from '../person/revealed.ts';
import { VerdictBadge } from '../verdict/verdict-badge.tsx';
import { ageOf, sharingOf } from './age.ts';
import { historyTexts } from './history-texts.ts';
import { PersonLink } from './person-link.tsx';
import { StateBadge } from './state-badge.tsx';

/** Pixels: two lines of text, or one where somebody wants many rows on screen. */
const roomyRow = 50;
const compactRow = 24;

/** How a table of lookups stands on screen. */
export function useLookupRows(): { rowHeight: number; compact: boolean } {
  const compact = useCore((core) => core.settings.compactRows);
  return { rowHeight: compact ? compactRow : roomyRow, compact };
}

/** `verdictStep`: the verdict with the next step below it, where there is no room for a column of its own. */
export function useLookupColumns(): Record<
  'person' | 'phone' | 'state' | 'verdict' | 'step' | 'verdictStep',
  Column<LookupItem>
> {
  const t = useTexts(historyTexts);
  const verdicts = useTexts(verdictTexts);
  const format = useFormats();
  const digitsOf = useDigits();
  const stepOf = ({ verdict }: LookupItem) =>
    verdict.nextStep === 'nothing' ? null : verdicts(`nextStep.${verdict.nextStep}`);
  return {
    step: {
      key: 'step',
      heading: t('detail.nextStep'),
      width: 'minmax(9rem, 1.25fr)',
      render: (item) => {
        const step = stepOf(item);
        return step === null ? null : (
          <span className={item.verdict.nextStep === 'wait' ? 'two-lines quiet' : 'two-lines'} title={step}>
            {step}
          </span>
        );
      },
    },
    verdictStep: {
      key: 'verdict',
      heading: t('column.verdict'),
      width: 'minmax(9.75rem, 1.75fr)',
      render: (item) => {
        const { verdict, practice } = item;
        const step = stepOf(item) ?? verdicts(`reason.${verdict.reason}`);
        return (
          <div className="lines">
            {verdict.kind === 'none' ? null : (
              <span>
                <VerdictBadge verdict={verdict} />
              </span>
            )}
            <span className="cut quiet tabular" title={step}>
              {practice ? <PracticeMark /> : null}
              {step}
            </span>
          </div>
        );
      },
    },
    person: {
      key: 'person',
      heading: t('column.person'),
      width: 'minmax(10rem, 1.35fr)',
      render: ({ lookupId, person }) => (
        <div className="lines">
          {person.name === null ? (
            <Text span inherit c="dimmed" fs="italic" className="cut">
              {inTable(lookupId, t('noName'))}
            </Text>
          ) : (
            <Text span inherit fw={500} className="cut">
              {inTable(lookupId, person.name)}
            </Text>
          )}
          <span className="cut quiet tabular">{inTable(lookupId, digitsOf(lookupId).nik(person.nik))}</span>
        </div>
      ),
    },
    phone: {
      key: 'phone',
      heading: t('column.phone'),
      width: '8.5rem',
      render: ({ lookupId, person }) => (
        <Text span size="sm">
          {inTable(lookupId, digitsOf(lookupId).phone(person.phone))}
        </Text>
      ),
    },
    state: {
      key: 'state',
      heading: t('column.state'),
      // The longest of its words whole, where there is room.
      width: 'minmax(9.75rem, 14.25rem)',
      render: (item) => (
        <div className="lines">
          <span>
            <StateBadge state={item.state} />
          </span>
          {item.state === 'queued' && item.attempts > 0 && item.runAt !== null && item.runAt > Date.now() ? (
            <span className="cut quiet tabular">{t('again', { time: format.timeSeconds(item.runAt) })}</span>
          ) : (
            <Shared item={item} />
          )}
        </div>
      ),
    },
    verdict: {
      key: 'verdict',
      heading: t('column.verdict'),
      width: 'minmax(9.75rem, 1.75fr)',
      render: ({ verdict, practice }) =>
        verdict.kind === 'none' ? (
          <div className="lines">
            <span className="cut quiet tabular">
              {practice ? <PracticeMark /> : null}
              {verdicts(`reason.${verdict.reason}`)}
            </span>
          </div>
        ) : (
          <div className="lines">
            <span>
              <VerdictBadge verdict={verdict} />
            </span>
            <span className="cut quiet tabular" title={verdicts(`reason.${verdict.reason}`)}>
              {practice ? <PracticeMark /> : null}
              {verdicts(`reason.${verdict.reason}`)}
            </span>
          </div>
        ),
    },
  };
}

function inTable(lookupId: number, shown: string): ReactNode {
  return (
    <PersonLink lookupId={lookupId} plain inTable>
      {shown}
    </PersonLink>
  );
}

/** In a narrow column, a word before the reason: a second badge would push the verdict out of sight. */
function PracticeMark() {
  const t = useTexts(commonTexts);
  return (
    <>
      <Text span inherit c="var(--tone-warn-text)" fw={600}>
        {t('practice')}
      </Text>
      {' · '}
    </>
  );
}

/** A reused answer says how old it is and where it is from; one that waits for another list says so. */
function Shared({ item }: { item: LookupItem }) {
  const t = useTexts(historyTexts);
  const sharing = sharingOf(item);
  if (sharing === null) return null;
  const from = sharing.from?.listName;
  if (sharing.kind === 'waits') {
    return (
      <span className="cut quiet tabular" title={from}>
        {t('waitsFor')}
      </span>
    );
  }
  const age = ageOf(sharing.answeredAt, Date.now());
  return (
    <span className="cut quiet tabular" title={from}>
      {age.kind === 'days' ? t('age.days', { count: age.days }) : t(`age.${age.kind}`)}
    </span>
  );
}
