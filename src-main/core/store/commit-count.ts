/**
 * Counts the commits this data has seen, in the database and in files beside it, so that a database that is older than
 * it was is noticed.
 */
import type Database from 'better-sqlite3';
import type { CommitCount, CommitFiles } from './count-files.ts';
import type { SentJournal } from './sent-journal.ts';

export type CommitCounter = {
  /** As the last statement of a transaction that changed something. */
  count(): void;
  /** That transaction is committed. */
  committed(): void;
  /** The count of the last commit. */
  latest(): number;
  /** What is missing of the database, until the operator decides; null: nothing. */
  missing(): CommitCount | null;
  /**
   * By the owner, before anything is sent: compares the database with the files. `restored`: it is a backup that was
   * put in place, and older than it was whatever the files say. Within a transaction.
   */
  compare(restored: boolean): void;
  /**
   * The operator goes on with what there is: what the journal knows to be sent since is written down (sent-calls.ts). Within a
   * transaction; follow it with `committed`.
   */
  accept(): void;
};

type Row = { commits: number; missing_commits: number | null; missing_calls: number | null; calls: number };

/**
 * Where the count is kept. The database counts each of its commits in the commit itself (table `store_state`). After
 * the commit the new count goes into two small files, overwritten in place: `sambung.commits` in the data folder, and
 * one named after the vault in a folder of the host's outside it (`Ports.stateDir`), so that an older copy of the whole
 * folder is noticed as well. A file counts when it is whole (its checksum) and belongs to this vault; of two the higher
 * one is believed.
 *
 * What a start concludes:
 *   database = file   nothing happened.
 *   database > file   killed between commit and file, or a power cut: the files follow.
 *   database < file   commits are missing: an older copy was put back, or the write-ahead log was deleted. Nothing is sent
 *                     until the operator has decided, for what is missing may have been asked and paid for. The decision
 *                     sets the database one above the highest count seen, so that the copy it came from is the older one now.
 *   no file           nothing to compare with: a folder that moved to another machine without `sambung.commits`, a first
 *                     start, or both lost. It is believed, and counting continues from the database.
 * The files are not flushed at each commit: a power cut may take them back, never forward, and that looks like a kill.
 *
 * A store of a schema before there was a count has none, and tells of nothing.
 */
export function createCommitCounter(
  db: Database.Database,
  files: CommitFiles,
  journal: Pick<SentJournal, 'after'>,
): CommitCounter {
  if (!db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'store_state'`).get()) return uncounted;
  const calls = '(SELECT coalesce(max(id), 0) FROM attempts)';
  const read = db.prepare<[], Row>(
    `SELECT commits, missing_commits, missing_calls, ${calls} AS calls FROM store_state`,
  );
  const add = db.prepare<[], CommitCount>(
    `UPDATE store_state SET commits = commits + 1 RETURNING commits, ${calls} AS calls`,
  );
  const miss = db.prepare<[number, number]>('UPDATE store_state SET missing_commits = ?, missing_calls = ?');
  const journaled = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'older_copy'`).get() !== undefined;
  const goOn = db.prepare<[number]>(
    'UPDATE store_state SET commits = max(commits, ?) + 1, missing_commits = NULL, missing_calls = NULL',
  );
  /** null: not read yet. */
  let known: { missing: CommitCount | null } | null = null;
  let last: CommitCount | null = null;

  function missingIn({ missing_commits: commits, missing_calls: missed }: Row): CommitCount | null {
    return commits === null ? null : { commits, calls: missed ?? 0 };
  }

  /** Returns the highest count of commits that the journal knows. */
  function takeSent(): number {
    const from = db.prepare('SELECT commits FROM older_copy').pluck().get() as number | undefined;
    const { calls: sent, lastCommits } = journal.after(from ?? read.get()?.commits ?? 0);
    const known = db.prepare('INSERT OR REPLACE INTO sent_since (question, sent_at, price) VALUES (?, ?, ?)');
    for (const { question, at, price } of sent) known.run(question, at, price);
    db.prepare('DELETE FROM older_copy').run();
    return lastCommits;
  }

  return {
    count() {
      last = add.get() ?? null;
    },
    committed() {
      // What the files know of the commits that are missing must outlive those that come now.
      if (last && !known?.missing) files.write(last);
    },
    latest: () => last?.commits ?? 0,
    missing() {
      if (known) return known.missing;
      // Beside an owner: it decides, and writes it down.
      const row = read.get();
      return row ? missingIn(row) : null;
    },
    compare(restored) {
      const row = read.get();
      if (!row) return;
      const found = files.read();
      last = row;
      let missing = missingIn(row);
      const behind = Math.max(0, (found?.commits ?? 0) - row.commits);
      if (behind > 0 || restored) {
        // Of a backup one change is missing at least: that before which it was made.
        missing = { commits: Math.max(1, behind), calls: Math.max(0, (found?.calls ?? 0) - row.calls) };
        miss.run(missing.commits, missing.calls);
        if (journaled) db.prepare('INSERT OR IGNORE INTO older_copy VALUES (1, ?)').run(row.commits);
      }
      known = { missing };
    },
    accept() {
      goOn.run(Math.max(files.read()?.commits ?? 0, journaled ? takeSent() : 0));
      last = read.get() ?? null;
      known = { missing: null };
    },
  };
}

const uncounted: CommitCounter = {
  count() {},
  committed() {},
  latest: () => 0,
  missing: () => null,
  compare() {},
  accept() {},
};
