/** The ledger, entry by entry: filtered, opened down to the lookup, and settled where a charge is not certain. */
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ChargeEntry } from '../../../src-main/contract/charges.ts';
import { call, useQuery } from '../../core/core.ts';
import { useCanCommand } from '../../core/core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { LookupDrawer } from '../../parts/lookup/lookup-drawer.tsx';
import { type ChargesRoute, chargeKinds, markKinds, navigate } from '../../routes.ts';
import { KeysetTable } from '../../ui/keyset-table.tsx';
import { type Choice, canChoose, toggled } from './charge-choice.ts';
import classes from './charges.module.css';
import { useChargesTurn, useOnChargesChanged } from './charges-changed.ts';
import { filterOf, scopeOf, withChange } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';
import { entryRowHeight, useEntryColumns } from './entry-cells.tsx';
import { NoEntries } from './no-entries.tsx';
import { SettleBar } from './settle-bar.tsx';

const nothing: Choice = new Map();

export function EntriesPanel({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const format = useFormats();
  const columns = useEntryColumns();
  const turn = useChargesTurn();
  const allowed = useCanCommand();
  const filter = filterOf(route, Date.now());
  const filterKey = JSON.stringify(filter);
  // What is chosen holds as long as the same entries are looked at: nothing is settled that is out of sight.
  const [chosen, setChosen] = useState({ filterKey, choice: nothing });
  const choice = chosen.filterKey === filterKey ? chosen.choice : nothing;
  const setChoice = (next: Choice) => setChosen({ filterKey, choice: next });
  const sums = useQuery(
    'charges.totals',
    { ...scopeOf(route, Date.now()), by: 'connection' },
    { refreshOn: (event) => event.name === 'lists.changed' },
  );
  useOnChargesChanged(sums.reload);

  const selection = {
    chosen: new Set(choice.keys()),
    onToggle: (entry: ChargeEntry) => setChoice(toggled(choice, entry)),
    can: canChoose,
    heading: t('column.choose'),
    label: (entry: ChargeEntry) => t('chooseRow', { time: format.dateTime(entry.startedAt) }),
  };

  async function load(after: string | null) {
    const page = await call('charges.page', { ...filter, after, limit: 100 });
    return page.ok ? { ok: true as const, value: { rows: page.value.entries, next: page.value.next } } : page;
  }

  return (
    <>
      <Chips route={route} counts={sums.data?.all.accounts} />
      {choice.size > 0 || (allowed && showsUnknown(route) && (sums.data?.all.accounts.unknown ?? 0) > 0) ? (
        <SettleBar filter={filter} choice={choice} onChoose={setChoice} />
      ) : null}
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowHeight={entryRowHeight}
        rowKey={(entry) => entry.attemptId}
        load={load}
        resetKey={`${filterKey} ${turn}`}
        refreshOn={(event) =>
          event.name === 'lookups.changed' && (filter.listId === undefined || event.payload.listId === filter.listId)
        }
        onOpen={(entry) => navigate(withChange(route, { lookupId: entry.lookupId }))}
        {...(allowed ? { selection } : {})}
        empty={<NoEntries route={route} />}
      />
      <LookupDrawer
        lookupId={route.lookupId ?? null}
        onClose={() => navigate(withChange(route, { lookupId: undefined }), { replace: true })}
        onOpenOther={(lookupId) => navigate(withChange(route, { lookupId }), { replace: true })}
      />
    </>
  );
}

/** An invoice's mark is of what is certain. */
function showsUnknown({ charges = [], marks = [] }: ChargesRoute): boolean {
  return marks.length === 0 && (charges.length === 0 || charges.includes('unknown'));
}

/** Pressed: only these. None pressed: all. */
function Chips({
  route,
  counts,
}: {
  route: ChargesRoute;
  counts: Record<(typeof chargeKinds)[number], number> | undefined;
}) {
  const t = useTexts(chargesTexts);
  const common = useTexts(commonTexts);
  const format = useFormats();
  const { charges = [], marks = [] } = route;
  const press = <T extends string>(known: readonly T[], chosen: readonly T[], one: T) => {
    const next = known.filter((kind) => (kind === one ? !chosen.includes(one) : chosen.includes(kind)));
    return next.length === 0 ? undefined : next;
  };
  return (
    <div className={classes.chips}>
      <fieldset aria-label={t('filter.charge')}>
        {chargeKinds.map((kind) => (
          <UnstyledButton
            key={kind}
            className={classes.chip}
            aria-pressed={charges.includes(kind)}
            onClick={() =>
              navigate(withChange(route, { charges: press(chargeKinds, charges, kind) }), { replace: true })
            }
          >
            {common(`charge.${kind}`)}
            {counts === undefined ? null : <span className={classes.count}>{format.number(counts[kind])}</span>}
          </UnstyledButton>
        ))}
      </fieldset>
      <fieldset aria-label={t('filter.mark')}>
        {markKinds.map((mark) => (
          <UnstyledButton
            key={mark}
            className={classes.chip}
            aria-pressed={marks.includes(mark)}
            title={t(`markMeaning.${mark}`)}
            onClick={() => navigate(withChange(route, { marks: press(markKinds, marks, mark) }), { replace: true })}
          >
            {t(`mark.${mark}`)}
          </UnstyledButton>
        ))}
      </fieldset>
    </div>
  );
}
