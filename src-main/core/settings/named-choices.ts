/**
 * What somebody chose, kept under a name: another of that name, whatever its case, takes its place. Keeping and removing it stands
 * in the access log as a setting that changed.
 */
import type { AccessDetail } from '../../contract/access-log.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';

type Kept<Chosen> = Chosen & { name: string; by: string; at: number };
export type NamedRow<Chosen> = Kept<Chosen> & { id: number };

/** `chosen`: the table's columns besides; `by`, `at`: those that say who kept it, and when (milliseconds since the epoch). */
type Table<Column extends string> = {
  table: string;
  chosen: readonly Column[];
  by: string;
  at: string;
  setting: NonNullable<AccessDetail['settings']>[number];
};

export function createNamedChoices<Chosen extends Record<string, string>>(
  {
    store,
    accessLog,
    ports,
  }: { store: Store; accessLog: Pick<AccessLog, 'record'>; ports: Pick<Ports, 'clock' | 'operator'> },
  { table, chosen, by, at, setting }: Table<Extract<keyof Chosen, string>>,
) {
  const shown = ['id', 'name', ...chosen, `${by} AS "by"`, `${at} AS at`].join(', ');
  const kept = ['name', ...chosen, by, at];
  const all = store.prepare<readonly [], NamedRow<Chosen>>(
    `SELECT ${shown} FROM ${table} ORDER BY name COLLATE NOCASE`,
  );
  const upsert = store.prepare<Kept<Chosen>, NamedRow<Chosen>>(`
    INSERT INTO ${table} (${kept.join(', ')}) VALUES (:name, ${chosen.map((column) => `:${column}`).join(', ')}, :by, :at)
    ON CONFLICT (name COLLATE NOCASE) DO UPDATE SET ${kept.map((column) => `${column} = excluded.${column}`).join(', ')}
    RETURNING ${shown}`);
  const remove = store.prepare<{ id: number }>(`DELETE FROM ${table} WHERE id = :id`);

  const logged = () => accessLog.record({ what: 'setting-changed', people: 0, detail: { settings: [setting] } });

  return {
    /** By name. */
    all: (): NamedRow<Chosen>[] => all.all([]),
    save(name: string, choices: Chosen): NamedRow<Chosen> {
      return store.transaction(() => {
        logged();
        const saved = upsert.get({ ...choices, name, by: ports.operator, at: ports.clock.now() });
        if (!saved) throw new Error('What was kept under a name vanished as it was saved.');
        return saved;
      });
    },
    /** false: it was not there. */
    remove: (id: number): boolean =>
      store.transaction(() => {
        if (remove.run({ id }).changes === 0) return false;
        logged();
        return true;
      }),
  };
}
