/** Statements are prepared with their first use; here all of them are, so that SQL nobody has come to yet is not wrong. */
import { expect, test, vi } from 'vitest';
import type { Statement } from '../../src-main/core/store/store.ts';
import { coreBench } from '../fakes/core-bench.ts';

const kept = vi.hoisted((): string[] => []);
vi.mock('../../src-main/core/store/store.ts', async (original) => {
  const real = await original<typeof import('../../src-main/core/store/store.ts')>();
  const openStore: typeof real.openStore = async (ports) => {
    const store = await real.openStore(ports);
    return {
      ...store,
      prepare<P extends Parameters<Statement<never, never>['get']>[0], Row>(sql: string): Statement<P, Row> {
        kept.push(sql);
        return store.prepare(sql);
      },
    };
  };
  return { ...real, openStore };
});
const { openStore } = await import('../../src-main/core/store/store.ts');

test('every statement of the core fits the schema', async () => {
  const { ports, core } = await coreBench({ drain: false });
  await core.close();
  expect(kept.length).toBeGreaterThan(150);

  const store = await openStore(ports);
  const wrong = [...new Set(kept)].filter((sql) => !explained(store, sql));
  store.close();
  expect(wrong).toEqual([]);
});

/** Whether SQLite makes a plan of it. Running it would need its parameters; explaining one needs none. */
function explained(store: Awaited<ReturnType<typeof openStore>>, sql: string): boolean {
  try {
    store.prepare(`EXPLAIN ${sql}`).all({});
    return true;
  } catch (error) {
    // What is missing of parameters is said only of a statement that could be prepared.
    return error instanceof RangeError;
  }
}
