/** Corrections of people: what was wrong, and what is right. Known by the NIK, which is never corrected. */
import type { Correction } from '../../contract/privacy.ts';
import type { Store } from '../store/store.ts';

export function createCorrections(store: Pick<Store, 'prepare'>) {
  const of = store.prepare<{ nik: string }, Correction>(`
    SELECT field, before, after, reason, corrected_at AS at, corrected_by AS "by" FROM corrections
    WHERE nik = :nik ORDER BY id DESC`);
  const tables = ['corrections', 'corrected_questions'];
  const forget = tables.map((table) => store.prepare<{ nik: string }>(`DELETE FROM ${table} WHERE nik = :nik`));
  const forgetGone = tables.map((table) =>
    store.prepare<{ niks: string }>(`
      DELETE FROM ${table} WHERE nik IN (
        SELECT value FROM json_each(:niks) n WHERE NOT EXISTS (SELECT 1 FROM lookup_niks k WHERE k.nik = n.value))`),
  );

  return {
    /** Newest first. */
    of: (nik: string): Correction[] => of.all({ nik }),
    forget(nik: string): void {
      for (const one of forget) one.run({ nik });
    },
    /** Of those people whom no lookup is about any more. */
    forgetGone(niks: readonly string[]): void {
      for (const one of forgetGone) one.run({ niks: JSON.stringify(niks) });
    },
  };
}

/** `newestFirst`: of the person whose number it is. null: it was not corrected, or it is the right one by a later correction. */
export function correctedTo(phone: string, newestFirst: readonly Correction[]): string | null {
  const last = newestFirst.find(
    ({ field, before, after }) => field === 'phone' && (before === phone || after === phone),
  );
  return last?.before === phone ? last.after : null;
}
