/** The ledger, entry by entry: filtered, opened down to the lookup, and settled where a charge is not certain. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import type { ChargeEntry } from '../../../../src-main/contract/charges.ts';
import { useCanCommand } from '../../../core/core-state.ts';
import { useKeyset } from '../../../core/use-keyset.ts';
import { useQuery } from '../../../core/use-query.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { LookupDrawer } from '../../../parts/lookup/lookup-drawer.tsx';
import { type ChargesRoute, chargeKinds, markKinds, navigate } from '../../../routes.ts';
import { Chips } from '../../../ui/chips.tsx';
import { KeysetTable } from '../../../ui/table/keyset-table.tsx';
import { type Choice, canChoose, toggled } from './charge-choice.ts';
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
  const allowed = useCanCommand();
  const filter = filterOf(route, Date.now());
  const filterKey = JSON.stringify(filter);
  // What is chosen holds as long as the same entries are looked at: nothing is settled that is out of sight.
  const [chosen, setChosen] = useState({ filterKey, choice: nothing });
  const choice = chosen.filterKey === filterKey ? chosen.choice : nothing;
  const setChoice = (next: Choice) => setChosen({ filterKey, choice: next });
  const sums = useQuery('charges.totals', { ...scopeOf(route, Date.now()), by: 'connection' });
  const keyset = useKeyset('charges.page', { ...filter, limit: 100 });

  const selection = {
    chosen: new Set(choice.keys()),
    onToggle: (entry: ChargeEntry) => setChoice(toggled(choice, entry)),
    can: canChoose,
    heading: t('column.choose'),
    label: (entry: ChargeEntry) => t('chooseRow', { time: format.dateTime(entry.startedAt) }),
  };

  return (
    <>
      <Filters route={route} counts={sums.data?.all.accounts} />
      {choice.size > 0 || (allowed && showsUnknown(route) && (sums.data?.all.accounts.unknown ?? 0) > 0) ? (
        <SettleBar filter={filter} choice={choice} onChoose={setChoice} />
      ) : null}
      <KeysetTable
        label={t('tableLabel')}
        columns={columns}
        rowHeight={entryRowHeight}
        rowKey={(entry) => entry.attemptId}
        keyset={keyset}
        onOpen={({ lookupId }) => {
          if (lookupId !== null) navigate(withChange(route, { lookupId }));
        }}
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
function Filters({
  route,
  counts,
}: {
  route: ChargesRoute;
  counts: Record<(typeof chargeKinds)[number], number> | undefined;
}) {
  const t = useTexts(chargesTexts);
  const common = useTexts(commonTexts);
  const { charges = [], marks = [] } = route;
  const some = <T,>(chosen: T[]) => (chosen.length === 0 ? undefined : chosen);
  return (
    <Group gap="0.375rem 1rem">
      <Chips
        label={t('filter.charge')}
        chosen={charges}
        onChange={(chosen) => navigate(withChange(route, { charges: some(chosen) }), { replace: true })}
        chips={chargeKinds.map((kind) => ({
          value: kind,
          label: common(`charge.${kind}`),
          ...(counts && { count: counts[kind] }),
        }))}
      />
      <Chips
        label={t('filter.mark')}
        chosen={marks}
        onChange={(chosen) => navigate(withChange(route, { marks: some(chosen) }), { replace: true })}
        chips={markKinds.map((mark) => ({ value: mark, label: t(`mark.${mark}`), title: t(`markMeaning.${mark}`) }))}
      />
    </Group>
  );
}
