/**
 * Corrects a name or a number of a person. The correction is written down with its first rows and `pending`, so that a program
 * that was killed goes on at its next start.
 *
 *   name    every row of the NIK with the old name, but what is under way. A question that differs by nothing else stays the same
 *           one: its fingerprints of before and after are noted as one question, so that neither is paid for again.
 *   phone   only what waits: an answer is about the number that was asked. The new number is a question of its own.
 */
import type { OutputOf, ParsedInputOf } from '../../../contract/index.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import { createCorrections } from '../../lookups/corrections.ts';
import { type PersonRow, personColumns } from '../../lookups/person-columns.ts';
import { checkName } from '../../person/name.ts';
import { checkPhone } from '../../person/phone.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import { fingerprint, foldName } from '../../td/question.ts';
import { createCorrectedQuestions } from './corrected-questions.ts';

/** Rows of one step of a turn: a millisecond's work. */
const stepRows = 20;

type Wanted = ParsedInputOf<'privacy.correct'>;
type Corrected = OutputOf<'privacy.correct'> & { lists: number[] };
type Order = Pick<Wanted, 'nik' | 'field' | 'before' | 'after'> & { id: number };
type Stored = Omit<Wanted, 'id'> & { corrected_at: number; corrected_by: string };
type Place = { phone: string; id: number };
type Row = PersonRow & {
  id: number;
  list_id: number;
  waits: 0 | 1;
  under_way: 0 | 1;
  /** By an erasure of the contact: its question is nobody's any more. */
  blanked: 0 | 1;
};

export function createCorrection(deps: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'operator' | 'logger'>;
}) {
  const { store, accessLog, ports } = deps;
  const inTurns = createTurns(store, ports.clock);
  const known = createCorrections(store);
  const questions = createCorrectedQuestions(store);
  const names = store.prepare<{ nik: string }, { name: string | null }>(
    'SELECT DISTINCT l.name FROM lookup_niks k CROSS JOIN lookups l ON l.id = k.lookup_id WHERE k.nik = :nik',
  );
  const asked = store.prepare<{ nik: string; phone: string }, { lookup_id: number }>(
    'SELECT lookup_id FROM lookup_niks WHERE nik = :nik AND phone = :phone LIMIT 1',
  );
  const rowsAfter = store.prepare<Place & { nik: string; limit: number }, Row>(`
    SELECT l.id, l.list_id, ${personColumns.list('l')}, l.fingerprint LIKE 'erased %' AS blanked,
           l.state = 'queued' AND coalesce(e.state = 'queued', 1) AS waits,
           l.state = 'sending' OR coalesce(e.state = 'sending', 0) AS under_way
    FROM lookup_niks k CROSS JOIN lookups l ON l.id = k.lookup_id JOIN lists s ON s.id = l.list_id AND s.complete = 1
    LEFT JOIN lookups e ON e.id = l.twin_of
    WHERE k.nik = :nik AND (k.phone, k.lookup_id) > (:phone, :id) ORDER BY k.phone, k.lookup_id LIMIT :limit + 0`);
  const add = store.prepare<Stored, { id: number }>(`
    INSERT INTO corrections (nik, field, before, after, reason, corrected_at, corrected_by, pending)
    VALUES (:nik, :field, :before, :after, :reason, :corrected_at, :corrected_by, 1) RETURNING id`);
  const done = store.prepare<{ id: number }>('UPDATE corrections SET pending = 0 WHERE id = :id');
  const pending = store.prepare<Record<string, never>, Order>(
    'SELECT id, nik, field, before, after FROM corrections WHERE pending = 1 ORDER BY id',
  );
  // Not when it was answered: how old an answer is does not change by it.
  const rename = store.prepare<{ id: number; name: string; print: string }>(`
    UPDATE lookups SET name = :name, fingerprint = iif(fingerprint LIKE 'erased %', fingerprint, :print) WHERE id = :id`);
  const renumber = store.prepare<{ id: number; phone: string; print: string }>(
    'UPDATE lookups SET phone = :phone, fingerprint = :print WHERE id = :id',
  );

  /** One row; what became of it. */
  function correctRow(row: Row, { nik, field, before, after }: Order): 'changed' | 'left' | 'other' {
    const question = personColumns.fromRow(row);
    if (field === 'phone') {
      if (row.phone !== before) return 'other';
      if (row.under_way === 1) return 'left';
      // Its twins wait as well, and follow it with the same number.
      if (row.waits === 0) return 'other';
      renumber.run({ id: row.id, phone: after, print: fingerprint({ ...question, phone: after }) });
      return 'changed';
    }
    if (!isSameName(row.name, before)) return 'other';
    const print = fingerprint({ ...question, name: after });
    if (row.blanked === 0) questions.join(nik, fingerprint(question), print);
    if (row.name === after) return 'other';
    if (row.under_way === 1) return 'left';
    rename.run({ id: row.id, name: after, print });
    return 'changed';
  }

  /** `begin`: within the first turn. */
  async function carryOut(begin: () => Order): Promise<Corrected> {
    let order: Order | null = null;
    let place: Place = { phone: '', id: 0 };
    const lists = new Set<number>();
    const counts = { lookups: 0, left: 0 };
    await inTurns(() => {
      order ??= begin();
      const rows = rowsAfter.all({ ...place, nik: order.nik, limit: stepRows });
      for (const row of rows) {
        place = { phone: row.phone, id: row.id };
        const became = correctRow(row, order);
        if (became === 'other') continue;
        counts[became === 'changed' ? 'lookups' : 'left'] += 1;
        lists.add(row.list_id);
      }
      if (rows.length === stepRows) return true;
      done.run(order);
      return false;
    });
    return { ...counts, lists: [...lists] };
  }

  function isHeld({ nik, field, before }: Wanted): boolean {
    if (field === 'name') return names.all({ nik }).some(({ name }) => isSameName(name, before));
    // One that nothing was asked of yet, and that was a slip itself.
    const corrected = known.of(nik).some((one) => one.field === 'phone' && one.after === before);
    return corrected || asked.get({ nik, phone: before }) !== undefined;
  }

  return {
    /** Errors: `person-invalid`, `invalid-input`, `not-found`. */
    correct(input: Wanted): Promise<Corrected> {
      const wanted = checked(input);
      if (wanted.before === wanted.after) {
        throw new CoreError('invalid-input', 'The new value is the old one: there is nothing to correct.');
      }
      if (!isHeld(wanted)) throw new CoreError('not-found', 'Nobody with that NIK has that name or number.');
      return carryOut(() => {
        const { nik } = wanted;
        accessLog.record({ what: 'corrected', people: 1, niks: [nik] });
        const added = add.get({ ...wanted, corrected_at: ports.clock.now(), corrected_by: ports.operator });
        return { ...wanted, id: added?.id ?? 0 };
      });
    },
    /** By the owner at its start: what was cut off. */
    async resume(): Promise<void> {
      for (const order of pending.all({})) {
        const { lookups } = await carryOut(() => order);
        ports.logger.info('corrected-further', { lookups });
      }
    },
  };
}

/** As questions tell names apart: without case and blanks. null and '' are no name. */
function isSameName(name: string | null, before: string): boolean {
  return foldName(name ?? '') === foldName(before);
}

/** By the rules that a file is read by. Errors: `person-invalid`. */
function checked(wanted: Wanted): Wanted {
  const { field, before, after } = wanted;
  const { value, findings } = field === 'name' ? checkName(after, 'name') : checkPhone(after, 'phone');
  // What is cut off of a file's cell, or guessed of two numbers, is nobody's correction.
  const faults = findings.filter(
    ({ code, severity }) => severity === 'error' || code === 'text-too-long' || code === 'phone-multiple',
  );
  if (value === null || faults.length > 0) {
    const codes = faults.length > 0 ? faults.map(({ code }) => code) : findings.map(({ code }) => code);
    throw new CoreError('person-invalid', 'That is not a name, or not a phone number. Correct it.', {
      fields: codes.map((code) => ({ path: 'after', code })),
    });
  }
  return {
    ...wanted,
    before: field === 'phone' ? (checkPhone(before, 'phone').value ?? before) : before,
    after: value,
  };
}
