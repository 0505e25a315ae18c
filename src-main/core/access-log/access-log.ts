/**
 * The access log (UU PDP 27/2022 art. 31): who saw, took in, gave away or changed what, of how many people, and when. It is
 * only added to, its entries are chained by keyed hashes, and it names persons by keyed digests alone, so that an erasure need
 * not touch it.
 *
 * Its end is written down outside the database after each commit (end-mark.ts). What a start, or the next entry, concludes:
 *   the log has the marked entry     nothing happened; entries after it: killed between commit and mark.
 *   it has not                       its end was cut off, or written anew: an entry `gap` says so, once and for good.
 *   it has not, and the store is an older copy (commit-count.ts)   nothing is concluded, and no mark is written, until the
 *                                    operator goes on with it: an entry `restored` says so.
 *   no mark, and entries             the mark is lost, as in a folder that moved without it: a `gap` that says that nobody knows.
 */
import type { AccessDetail, AccessKind, VerifiedAccessLog } from '../../contract/access-log.ts';
import type { Ports } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import { type EndMark, endMarkFiles } from './end-mark.ts';
import { createEntryRows } from './entry-rows.ts';
import { createSearches } from './searches.ts';
import { createVerification } from './verify.ts';

export type AccessEntry = {
  what: Exclude<AccessKind, 'restored' | 'gap' | 'searched'>;
  /** How many people; 0 where it is not about people. */
  people: number;
  /** Those that were chosen one by one: more than `mostNamed` are not named. */
  niks?: readonly string[];
  /** Lists of which it was, where it was of lists: whoever stands in one is found by it. */
  lists?: readonly number[];
  detail?: AccessDetail;
};

/** People of one entry who are named each for themselves: of more, the lists say whom it was about. */
export const mostNamed = 2_000;

export type AccessLog = {
  /**
   * Within the transaction of what it tells of, so that there is none without the other. In a second copy of the program, which
   * only reads, nothing is written down.
   */
  record(entry: AccessEntry): void;
  /**
   * A whole NIK (16 digits) or phone (as it is stored) stands in a search. Each once per session, phones when the typing has
   * ended. Never throws.
   */
  searched(typed: { nik: string } | { phone: string }): void;
  /** Somebody goes on with an older copy of the data: to be called before the store is told. `calls`: that are missing. */
  restored(calls: number): void;
  /** In turns of the main thread. Rejects with those of the store. */
  verify(): Promise<VerifiedAccessLog>;
  /** What an entry about that person bears. */
  aboutOf(typed: { nik: string } | { phone: string }): string;
  /** What was typed last is written down. */
  close(): void;
};

type Deps = {
  store: Pick<Store, 'prepare' | 'transaction' | 'afterCommit' | 'digest' | 'role' | 'missing'>;
  ports: Pick<Ports, 'clock' | 'operator' | 'dataDir' | 'stateDir' | 'logger'>;
  /** The name given at unlock; null: there is no lock. */
  operator?: () => string | null;
};

export function createAccessLog({ store, ports, operator = () => null }: Deps): AccessLog {
  const { clock, logger } = ports;
  const rows = createEntryRows(store);
  const files = endMarkFiles(store, ports);
  /** undefined: not read yet. */
  let mark: EndMark | null | undefined;
  /** The newest of this process, whether it is committed or not. */
  let newest: EndMark | null = null;

  type Written = { what: AccessKind; people: number; about: readonly string[]; detail: AccessDetail };

  function append({ what, people, about, detail }: Written): void {
    const last = rows.last();
    const sorted = [...new Set(about)].sort();
    const entry = {
      ...{ seq: last.seq + 1, at: clock.now(), system_user: ports.operator, operator: operator() },
      ...{ what, people, detail: JSON.stringify(detail), prev: last.hash },
    };
    const hash = rows.hashOf(entry, sorted);
    rows.add({ ...entry, hash }, sorted);
    const end = { seq: entry.seq, hash };
    newest = end;
    store.afterCommit(() => {
      // Of a transaction with several the last. What the mark knows of entries that are missing must outlive those that come now.
      if (newest !== end || store.missing() !== null) return;
      mark = end;
      files.write(end);
    });
  }

  /** Says once that the log does not end where it had ended. */
  function noticeEnd(): void {
    const { seq, hash } = rows.last();
    if (hash === newest?.hash || store.missing() !== null) return;
    if (mark === undefined) mark = files.read();
    if (mark === null) {
      // Killed before the very first mark.
      if (seq > 1 && !rows.isTold(`unmarked ${seq}`)) gap({ cut: 'unmarked', until: seq, mark: `unmarked ${seq}` });
    } else if (rows.hashAt(mark.seq) !== mark.hash && !rows.isTold(mark.hash)) {
      gap({ cut: 'cut', until: mark.seq, mark: mark.hash });
    }
  }

  function gap(detail: AccessDetail): void {
    logger.warn('access-log-gap', { cut: detail.cut ?? null, until: detail.until ?? null });
    append({ what: 'gap', people: 0, about: [], detail });
  }

  function write(entries: readonly Written[]): void {
    if (store.role() !== 'owner') return;
    store.transaction(() => {
      noticeEnd();
      for (const entry of entries) append(entry);
    });
  }

  const aboutOf: AccessLog['aboutOf'] = (typed) =>
    'nik' in typed ? `nik:${store.digest('nik', typed.nik)}` : `phone:${store.digest('phone', typed.phone)}`;

  const searches = createSearches(clock, (typed) => {
    try {
      write(
        typed.map((one) => {
          const by = 'nik' in one ? 'nik' : 'phone';
          return { what: 'searched', people: 0, about: [aboutOf(one)], detail: { by } };
        }),
      );
    } catch (error) {
      // Finding somebody must go on where the disk is full: only masked numbers show.
      logger.error('search-not-in-access-log', error);
    }
  });

  return {
    record({ what, people, niks = [], lists = [], detail = {} }) {
      const named = niks.length > mostNamed ? [] : niks.map((nik) => aboutOf({ nik }));
      write([{ what, people, about: [...named, ...lists.map((id) => `list:${id}`)], detail }]);
    },
    searched: (typed) => searches.typed(typed),
    restored(calls) {
      const end = files.read();
      store.transaction(() =>
        append({
          what: 'restored',
          people: 0,
          about: [],
          detail: { calls, ...(end && { until: end.seq, mark: end.hash }) },
        }),
      );
    },
    verify: createVerification({ store, rows, files, clock }),
    aboutOf,
    close: () => searches.close(),
  };
}
