/**
 * Calls known outside the database (sent-journal.ts), and those of them that this data does not know: it is a copy of before they
 * were sent, with which somebody went on. Whoever is to be asked again is looked for there first.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { CommitCounter } from './commit-count.ts';
import { sentFolder } from './data-folder.ts';
import { openSentJournal, questionBytes, type SentJournal, type SentRecord } from './sent-journal.ts';

export type SentCall = Pick<SentRecord, 'kind' | 'at' | 'price'> & { readonly question: string };

export type SentCalls = {
  /** Within the transaction that writes them down; they lie outside the database before it returns to who sends them. */
  note(calls: readonly SentCall[]): void;
  /**
   * Within a transaction: when that question was sent since the copy this data came of, and what it costs if it was charged. Once:
   * whoever asked is told, and the question is a doubt of this data from then on. null: nobody knows of it.
   */
  take(question: string): { readonly at: number; readonly price: number } | null;
  /** No copy that anybody keeps was made before that count of commits. */
  keepAfter(commits: number): void;
  close(): void;
};

type Deps = {
  journal: SentJournal;
  storeKey: Uint8Array;
  counter: () => Pick<CommitCounter, 'latest'>;
  /** Something is unknown to this data. */
  any: () => boolean;
  takeOut: (question: Buffer) => { at: number; price: number } | undefined;
  afterCommit: (run: () => void) => void;
};

/** `vault`: its identity. Beside the store and, where the host has a place outside the data folder, there. */
export function journalOf(dataDir: string, stateDir: string | null, vault: string): SentJournal {
  const outside = stateDir === null ? [] : [join(stateDir, `${vault}.sent`)];
  return openSentJournal([join(dataDir, sentFolder), ...outside]);
}

/** `reread`: what is unknown to this data has changed. */
export function createSentCalls({
  journal,
  storeKey,
  counter,
  any,
  takeOut,
  afterCommit,
}: Deps): SentCalls & { reread(): void } {
  const key = Buffer.from(hkdfSync('sha256', storeKey, Buffer.alloc(0), 'sambung sent questions', 32));
  /** Nearly always nothing: then no digest is made for it. null: not looked yet. */
  let some: boolean | null = null;

  function digest(question: string): Buffer {
    return createHmac('sha256', key).update(question).digest().subarray(0, questionBytes);
  }

  return {
    note(calls) {
      const records = calls.map((call) => ({ ...call, question: digest(call.question) }));
      afterCommit(() => journal.append(records, counter().latest()));
    },
    take(question) {
      some ??= any();
      return some ? (takeOut(digest(question)) ?? null) : null;
    },
    keepAfter: journal.keepAfter,
    close() {
      journal.close();
      key.fill(0);
    },
    reread() {
      some = null;
    },
  };
}
