/** Entries of the access log that are about a person: named by a keyed digest, or of a list the person was in by then. */
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Store } from '../../store/store.ts';
import type { HeldOf } from './held-rows.ts';

/** The newest of them: a branch that makes a report a day has as many in ten years. */
const mostEntries = 5_000;

export function createHeldAccess(store: Pick<Store, 'prepare'>, { aboutOf }: Pick<AccessLog, 'aboutOf'>) {
  const entries = store.prepare<{ abouts: string; most: number }, HeldOf<'accessLog'>>(`
    SELECT seq, at, system_user AS systemUser, operator, what, people FROM access_log WHERE seq IN (
      SELECT b.seq FROM json_each(:abouts) j CROSS JOIN access_log_about b ON b.about = j.value ->> 'about'
      JOIN access_log e ON e.seq = b.seq AND e.at >= j.value ->> 'since')
    ORDER BY seq DESC LIMIT :most`);

  /** `since`: of each list, when the person came into it. */
  return function about(
    nik: string,
    phones: readonly string[],
    since: ReadonlyMap<number, number>,
  ): HeldOf<'accessLog'>[] {
    const own = [aboutOf({ nik }), ...phones.map((phone) => aboutOf({ phone }))];
    const abouts = [
      ...own.map((one) => ({ about: one, since: 0 })),
      ...[...since].map(([listId, at]) => ({ about: `list:${listId}`, since: at })),
    ];
    return entries.all({ abouts: JSON.stringify(abouts), most: mostEntries }).reverse();
  };
}
