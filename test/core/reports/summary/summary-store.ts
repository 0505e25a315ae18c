/** A store with rows as they lie there after a run, for summaries: their state, their answer, their day. Invented people. */
import { onTestFinished } from 'vitest';
import type { OutcomeKind } from '../../../../src-main/contract/outcomes.ts';
import type { Charge, LookupState } from '../../../../src-main/contract/states.ts';
import { createCore } from '../../../../src-main/core/core.ts';
import { openStore, type Store } from '../../../../src-main/core/store/store.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';

/** Noon of that local day. */
function noonOf(day: string): number {
  return new Date(`${day}T12:00:00`).getTime();
}

const letters: Record<string, string> = { y: 'yes', n: 'no', u: 'unknown' };

/** `yyn`: recent, frequent, other. */
function answerOf(flags: string, relation: string | null = null): string {
  const [recentlyUsed, frequentlyUsed, other] = [...flags].map((letter) => letters[letter] ?? 'unknown');
  return JSON.stringify({
    sequenceId: 'S',
    phoneNumberCount: 1,
    applicant: { recentlyUsed, frequentlyUsed, other },
    emergency: relation === null ? null : { relation, relationRecognised: true, usage: null },
  });
}

type NewRow = {
  list: number;
  /** The day of its state. */
  on: string;
  state?: LookupState;
  flags?: string;
  relation?: string;
  contact?: string;
  nik?: string;
  phone?: string;
  twinOf?: number;
  /** Its call: charged, free or unknown, at so many rupiah. */
  paid?: [Charge, number];
};

export type SummaryStore = Awaited<ReturnType<typeof summaryStore>>;

export async function summaryStore() {
  const dir = tempDir();
  const ports = testPorts({ dir });
  // The practice connection is the core's to make.
  const core = await createCore(ports, { drain: false });
  const made = await core.call('connections.create', {
    ...{ name: 'Uji', baseUrl: 'https://penyedia.invalid/x', partnerCode: 'A', partnerKey: 'B' },
  });
  if (!made.ok) throw new Error(made.error.message);
  await core.close();
  const store = await openStore(ports);
  onTestFinished(() => store.close());
  return { dir, store, ...writers(store, made.value.id) };
}

function writers(store: Store, account: number) {
  const insertList = store.prepare<{ name: string; practice: number; account: number; consent: number }>(`
    INSERT INTO lists (kind, name, connection_id, ec_consent, complete, created_at, started_at)
    SELECT 'file', :name, id, :consent, 1, 0, 0 FROM connections
    WHERE (:practice AND kind = 'practice') OR (NOT :practice AND id = :account)`);
  const insertRow = store.prepare<Record<string, string | number | null>>(`
    INSERT INTO lookups (list_id, source_row, nik, phone, ec_nik, ec_phone, fingerprint, twin_of, state, run_at, answer,
      created_at, updated_at)
    VALUES (:list, :row, :nik, :phone, :contact, :contact_phone, :nik, :twin_of, :state, 0, :answer, :at, :at)`);
  const insertAttempt = store.prepare<Record<string, string | number>>(`
    INSERT INTO attempts (lookup_id, list_id, connection_id, number, started_at, finished_at, outcome, charge, price)
    SELECT :id, :list, connection_id, 1, :at, :at, 'answered', :charge, :price FROM lists WHERE id = :list`);
  const insertOutcome = store.prepare<Record<string, string | number | null>>(`
    INSERT INTO outcomes (lookup_id, phone, kind, agent, day, recorded_at, recorded_by, nik, practice)
    SELECT :id, coalesce(:phone, phone), :kind, :agent, :day, 0, 'uji', nik,
      (SELECT c.kind = 'practice' FROM lists l JOIN connections c ON c.id = l.connection_id WHERE l.id = lookups.list_id)
    FROM lookups WHERE id = :id`);
  let rows = 0;
  return {
    list: (name: string, { practice = false, consent = true } = {}): number =>
      insertList.run({ name, practice: Number(practice), account, consent: Number(consent) }).id,
    row({ list, on, state = 'answered', flags, relation, contact, nik, phone, twinOf, paid }: NewRow): number {
      rows += 1;
      const at = noonOf(on);
      const { id } = insertRow.run({
        ...{ list, row: rows + 1, state, at, twin_of: twinOf ?? null },
        ...{ nik: nik ?? `32010101019${String(rows).padStart(5, '0')}`, phone: phone ?? '081200000001' },
        ...{ contact: contact ?? null, contact_phone: contact === undefined ? null : '081200000099' },
        answer: flags === undefined ? null : answerOf(flags, relation ?? null),
      });
      if (paid) insertAttempt.run({ id, list, at, charge: paid[0], price: paid[1] });
      return id;
    },
    outcome: (id: number, kind: OutcomeKind, day: string, agent: string | null = null, phone: string | null = null) =>
      insertOutcome.run({ id, kind, day, agent, phone }).id,
  };
}
