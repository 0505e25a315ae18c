/** The access log as somebody looks through it: newest first, what a filter finds, some entries at a time. */
import {
  type AccessDetail,
  type AccessLogEntry,
  type AccessLogFilter,
  accessDetailSchema,
  accessKinds,
} from '../../../contract/access-log.ts';
import { CoreError } from '../../kernel/errors.ts';
import { plainText, withoutSeparators } from '../../person/digits.ts';
import { checkPhone } from '../../person/phone.ts';
import type { Store } from '../../store/store.ts';
import type { AccessLog } from '../access-log.ts';

type Row = {
  seq: number;
  at: number;
  system_user: string;
  operator: string | null;
  what: AccessLogEntry['what'];
  people: number;
  detail: string;
};
/** What an entry may be about to be found, and since when: in a list it was not part of nobody was looked at. */
type About = { about: string; since: number };

/** Entries looked at in one go, which takes milliseconds. */
const lookedAt = 2_000;

export type AccessWalk = ReturnType<typeof createAccessWalk>;

export function createAccessWalk(store: Pick<Store, 'prepare'>, aboutOf: AccessLog['aboutOf']) {
  type Bounds = { kinds: string; from: number; to: number; before: number; limit: number };
  const columns = 'seq, at, system_user, operator, what, people, detail';
  const wanted = `at >= :from AND at < :to AND (:kinds = '[]' OR what IN (SELECT value FROM json_each(:kinds)))`;
  const some = store.prepare<Bounds & { looked: number }, Row>(`
    SELECT ${columns} FROM (SELECT ${columns} FROM access_log WHERE seq < :before ORDER BY seq DESC LIMIT :looked)
    WHERE ${wanted} ORDER BY seq DESC LIMIT :limit`);
  const ofPerson = store.prepare<Bounds & { abouts: string }, Row>(`
    SELECT ${columns} FROM access_log WHERE seq IN (
      SELECT b.seq FROM json_each(:abouts) j CROSS JOIN access_log_about b ON b.about = j.value ->> 'about'
      JOIN access_log e ON e.seq = b.seq AND e.at >= j.value ->> 'since'
      WHERE b.seq < :before)
    AND ${wanted} ORDER BY seq DESC LIMIT :limit`);
  const end = store.prepare<Record<string, never>, { seq: number | null }>('SELECT max(seq) AS seq FROM access_log');
  const listsOf = (field: 'nik' | 'phone') =>
    store.prepare<{ value: string }, { list_id: number; since: number }>(
      `SELECT list_id, min(created_at) AS since FROM lookups WHERE ${field} = :value GROUP BY list_id`,
    );
  const [byNik, byPhone] = [listsOf('nik'), listsOf('phone')];
  // Of whom nothing is left, the erasure still says in which lists.
  const erasedFrom = store.prepare<{ about: string }, { about: string }>(`
    SELECT l.about FROM access_log_about n CROSS JOIN access_log e ON e.seq = n.seq AND e.what = 'erased'
    JOIN access_log_about l ON l.seq = n.seq AND l.about LIKE 'list:%' WHERE n.about = :about`);
  const listNames = store.prepare<{ from: number; to: number }, { seq: number; listId: number; listName: string }>(`
    SELECT b.seq, lists.id AS listId, lists.name AS listName FROM access_log_about b
    JOIN lists ON lists.id = CAST(substr(b.about, 6) AS INTEGER)
    WHERE b.seq BETWEEN :from AND :to AND b.about LIKE 'list:%' ORDER BY lists.id`);

  function aboutsOf(typed: string): About[] {
    const digits = withoutSeparators(plainText(typed));
    // Of another length than the usual a NIK may have been taken all the same.
    const phone = /^\d{16}$/.test(digits) ? null : checkPhone(typed, 'phone').value;
    if (phone !== null) return about({ phone }, byPhone.all({ value: phone }));
    if (/^\d{12,20}$/.test(digits)) return about({ nik: digits }, byNik.all({ value: digits }));
    throw new CoreError('invalid-input', 'That is neither a NIK of 16 digits nor a phone number.', {
      fields: [{ path: 'person', code: 'person' }],
    });
  }

  function about(person: { nik: string } | { phone: string }, lists: { list_id: number; since: number }[]): About[] {
    const own = aboutOf(person);
    return [
      { about: own, since: 0 },
      ...lists.map(({ list_id, since }) => ({ about: `list:${list_id}`, since })),
      ...erasedFrom.all({ about: own }).map((list) => ({ about: list.about, since: 0 })),
    ];
  }

  function withLists(rows: readonly Row[]): AccessLogEntry[] {
    const [newest, oldest] = [rows.at(0), rows.at(-1)];
    if (!newest || !oldest) return [];
    const wantedSeqs = new Map(rows.map(({ seq }) => [seq, [] as AccessLogEntry['lists']]));
    const found =
      rows.length * 4 > newest.seq - oldest.seq
        ? listNames.all({ from: oldest.seq, to: newest.seq })
        : rows.flatMap(({ seq }) => listNames.all({ from: seq, to: seq }));
    for (const { seq, ...list } of found) wantedSeqs.get(seq)?.push(list);
    return rows.map(({ system_user: systemUser, what, detail, ...row }) => ({
      ...row,
      systemUser,
      // What somebody wrote there by hand is shown as what it is: a log that is not whole. The check says where.
      what: Object.hasOwn(accessKinds, what) ? what : 'gap',
      detail: detailOf(detail),
      lists: wantedSeqs.get(row.seq) ?? [],
    }));
  }

  return {
    /**
     * At most `limit` entries before that one (null: from the newest), and where the next slice goes on; null: that was all. It
     * may find none and have more. Errors: `invalid-input`.
     */
    slice(
      filter: AccessLogFilter,
      before: number | null,
      limit: number,
    ): { entries: AccessLogEntry[]; next: number | null } {
      const bounds = {
        kinds: JSON.stringify(filter.kinds),
        from: filter.from ?? 0,
        to: filter.to ?? Number.MAX_SAFE_INTEGER,
        before: before ?? (end.get({})?.seq ?? 0) + 1,
        limit,
      };
      const rows =
        filter.person === ''
          ? some.all({ ...bounds, looked: lookedAt })
          : ofPerson.all({ ...bounds, abouts: JSON.stringify(aboutsOf(filter.person)) });
      const last = rows.at(-1);
      const full = rows.length === limit && last !== undefined;
      const lookedTo = Math.max(1, bounds.before - lookedAt);
      const next = full ? last.seq : filter.person === '' ? lookedTo : 1;
      return { entries: withLists(rows), next: next > 1 ? next : null };
    },
  };
}

/** {}: it is not as it was written. */
function detailOf(stored: string): AccessDetail {
  try {
    return accessDetailSchema.safeParse(JSON.parse(stored)).data ?? {};
  } catch {
    return {};
  }
}
