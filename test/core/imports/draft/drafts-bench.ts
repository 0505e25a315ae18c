/** A whole core with a practice account at full pace, and files opened for import in it: real reading process, real store. */
import type { Draft } from '../../../../src-main/contract/drafts.ts';
import type { CallName, InputOf } from '../../../../src-main/contract/index.ts';
import type { List } from '../../../../src-main/contract/lists.ts';
import type { Ports } from '../../../../src-main/core/kernel/ports.ts';
import type { Store } from '../../../../src-main/core/store/store.ts';
import { realClock } from '../../../fakes/clock.ts';
import { coreBench } from '../../../fakes/core-bench.ts';

export type DraftsBench = Awaited<ReturnType<typeof draftsBench>>;

export async function draftsBench(ports?: Partial<Ports> & { dir?: string }) {
  const bench = await coreBench(ports ? { ports } : {});
  const { ask, upload, core } = bench;
  const { id: connectionId } = await bench.practice();
  const { role } = await ask('system.info', {});
  if (role === 'owner') {
    await ask('connections.update', {
      id: connectionId,
      settings: { ratePerSecond: 1000, retryBaseMs: 5, retryMaxMs: 20 },
    });
  }

  return {
    ...bench,
    connectionId,
    open: async (name: string, lines: readonly string[]): Promise<Draft> =>
      ask('drafts.open', { fileId: await upload(name, Buffer.from(lines.join('\n'))) }),
    /** The code of the expected error. */
    async refusal<N extends CallName>(name: N, input: InputOf<N>): Promise<string> {
      const result = await core.call(name, input);
      return result.ok ? 'no error' : result.error.code;
    },
    async edit(draft: Pick<Draft, 'draftId'>, row: number, column: number, text: string) {
      return ask('drafts.apply', { draftId: draft.draftId, order: { kind: 'edit', cells: [{ row, column, text }] } });
    },
    async importDraft(draft: Pick<Draft, 'draftId'>, name = 'Daftar uji'): Promise<List> {
      const { list } = await ask('drafts.import', { draftId: draft.draftId, name, connectionId });
      return list;
    },
    rows: async (listId: number) => (await ask('lists.rows', { listId, limit: 500 })).rows,
    rejected: async (listId: number) => (await ask('lists.rejected', { listId, limit: 500 })).rows,
  };
}

/** Invented: regency 00 and district 00 exist nowhere. */
export function nik(index: number): string {
  return `310000150590${String(index + 1).padStart(4, '0')}`;
}

export function phone(index: number): string {
  return `08120000${String(index).padStart(4, '0')}`;
}

export function person(index: number, more: readonly string[] = []): string {
  return [nik(index), phone(index), `Orang ${index}`, ...more].join(',');
}

/** Lets so many transactions through, as a program that is killed then. */
export function failingAfter(store: Store, transactions: number): Store {
  let left = transactions;
  return {
    ...store,
    transaction(run) {
      left -= 1;
      if (left < 0) throw new Error('cut short');
      return store.transaction(run);
    },
  };
}

/** Every look at it is a turn later. */
export function clockOfShortTurns() {
  let time = 0;
  return {
    ...realClock(),
    monotonic: () => {
      time += 1_000;
      return time;
    },
  };
}
