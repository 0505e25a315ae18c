/** What was sent after a copy was made is known outside the database: with the copy put back nothing of it is sent again unasked. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSentJournal } from '../../../src-main/core/store/sent-journal.ts';
import { keyFileKeyring } from '../../../src-main/hosts/common/keyrings/key-file.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { tempDir } from '../../fakes/ports.ts';
import { until } from '../../fakes/queue-bench.ts';
import { type Reply, type ScriptedProvider, scriptedProvider, success } from '../../fakes/scripted-provider.ts';

type Bench = Awaited<ReturnType<typeof coreBench>>;

const siti = { nik: '3273014507900001', phone: '081234567890', name: 'Siti Uji' };
const budi = { nik: '3273014507900002', phone: '081234567891', name: 'Budi Uji' };
const busy: Reply = { status: 503, body: 'busy' };

async function opened(dir: string, { stateDir = null as string | null, drain = true } = {}): Promise<Bench> {
  return coreBench({ ports: { dir, stateDir, keyrings: [keyFileKeyring(dir)] }, drain });
}

const accountOf = (provider: ScriptedProvider) => ({
  ...{ name: 'Uji', baseUrl: provider.baseUrl, partnerCode: 'p', partnerKey: 'k' },
  settings: { pricePerCall: 1_500, retryBaseMs: 100_000, retryMaxMs: 100_000, inDoubtPolicy: 'resend' as const },
});

/** Of the database alone, with what waits in it: somebody asked for these people, and nothing left yet. */
async function withOldCopy(people: readonly (typeof siti)[], stateDir: string | null = null) {
  const dir = tempDir();
  const provider = await scriptedProvider(() => ({ body: success() }));
  const bench = await opened(dir, { stateDir, drain: false });
  const { id } = await bench.ask('connections.create', accountOf(provider));
  const lists: number[] = [];
  for (const person of people) lists.push((await bench.ask('people.check', { ...person, connectionId: id })).listId);
  await bench.core.close();
  const old = tempDir();
  cpSync(dir, old, { recursive: true });
  return {
    ...{ dir, provider, connectionId: id, lists, stateDir },
    putBack() {
      for (const name of readdirSync(dir)) if (name.startsWith('sambung.db')) rmSync(join(dir, name));
      cpSync(join(old, 'sambung.db'), join(dir, 'sambung.db'));
    },
    /** The whole folder, as it was copied. */
    old,
  };
}

async function statesOf(bench: Bench): Promise<string[]> {
  const { items } = await bench.ask('history.page', {});
  return items.map(({ state }) => state).sort();
}

async function settled(bench: Bench): Promise<void> {
  let states: string[] = [];
  await until(
    () => states.length > 0 && !states.includes('queued') && !states.includes('sending'),
    () => states,
    15_000,
    async () => {
      states = await statesOf(bench);
    },
  );
}

/** Everything waiting is sent once. */
async function sendAll(dir: string, stateDir: string | null = null): Promise<void> {
  const bench = await opened(dir, { stateDir });
  await settled(bench);
  await bench.core.close();
}

test('is in doubt when its turn comes, with when and for how much it was sent; the operator decides, once', async () => {
  const { dir, provider, putBack, lists } = await withOldCopy([siti]);
  const before = Date.now();
  await sendAll(dir);
  const after = Date.now();
  expect(provider.requests).toHaveLength(1);
  putBack();
  const bench = await opened(dir);
  expect((await bench.ask('system.info', {})).older).toMatchObject({ calls: 1 });
  await bench.ask('system.acceptOlder', {});
  await settled(bench);
  // Whatever the connection says of doubts: nobody decided on this one.
  expect(await statesOf(bench)).toEqual(['in_doubt']);
  expect(provider.requests).toHaveLength(1);
  const [item] = (await bench.ask('history.page', {})).items;
  const { attemptLog } = await bench.ask('history.get', { lookupId: item?.lookupId ?? 0 });
  expect(attemptLog).toMatchObject([{ outcome: 'in-doubt', message: 'sent-since-copy', charge: 'unknown' }]);
  expect(attemptLog[0]?.startedAt).toBeGreaterThanOrEqual(before);
  expect(attemptLog[0]?.startedAt).toBeLessThanOrEqual(after);
  const { states } = await bench.ask('lists.get', { listId: lists[0] ?? 0 });
  expect(states).toMatchObject({ in_doubt: 1, queued: 0 });
  await bench.ask('queue.resolve', { scope: { lookupId: item?.lookupId ?? 0 }, action: 'resend' });
  await settled(bench);
  expect(await statesOf(bench)).toEqual(['answered']);
  expect(provider.requests).toHaveLength(2);
});

test('is known where the whole folder is an older copy, and of a list that is made anew', async () => {
  const state = tempDir();
  const { dir, old, provider, connectionId } = await withOldCopy([siti], state);
  const bench = await opened(dir, { stateDir: state });
  const { listId } = await bench.ask('people.check', { ...budi, connectionId });
  await bench.finished(listId);
  await settled(bench);
  await bench.core.close();
  expect(provider.requests).toHaveLength(2);
  const older = await opened(old, { stateDir: state });
  await older.ask('system.acceptOlder', {});
  await older.ask('people.check', { ...budi, connectionId });
  await settled(older);
  expect(await statesOf(older)).toEqual(['in_doubt', 'in_doubt']);
  expect(provider.requests).toHaveLength(2);
});

test('is asked again where it came back free, and what was never sent is sent', async () => {
  const { dir, provider, putBack, connectionId } = await withOldCopy([siti]);
  provider.reply = () => busy;
  const first = await opened(dir);
  await until(() => provider.requests.length > 0);
  await first.core.close();
  putBack();
  provider.reply = () => ({ body: success() });
  const bench = await opened(dir);
  await bench.ask('system.acceptOlder', {});
  await bench.ask('people.check', { ...budi, connectionId });
  await settled(bench);
  expect(await statesOf(bench)).toEqual(['answered', 'answered']);
});

test('killed between writing it down and sending it: in doubt, not sent', async () => {
  const { dir, provider, putBack } = await withOldCopy([siti]);
  const { signal } = spawnSync(process.execPath, [join(import.meta.dirname, 'sent-process.ts'), dir]);
  expect(signal).toBe('SIGKILL');
  expect(provider.requests).toHaveLength(0);
  putBack();
  const bench = await opened(dir);
  await bench.ask('system.acceptOlder', {});
  await settled(bench);
  expect(await statesOf(bench)).toEqual(['in_doubt']);
  expect(provider.requests).toHaveLength(0);
});

test('holds nothing of anybody, and nothing of practice', async () => {
  const { dir, lists } = await withOldCopy([siti]);
  expect(lists).toHaveLength(1);
  await sendAll(dir);
  const bytes = readFileSync(join(dir, 'sambung.sent', '00000001'));
  expect(bytes).toHaveLength(32);
  const said = bytes.toString('latin1') + bytes.toString('hex');
  for (const part of [siti.nik, siti.phone, 'Siti', 'siti']) expect(said).not.toContain(part);

  const practised = await opened(tempDir());
  const { listId } = await practised.ask('people.check', { ...siti, connectionId: (await practised.practice()).id });
  await practised.finished(listId);
  expect(existsSync(join(practised.ports.dataDir, 'sambung.sent'))).toBe(false);
});

test('the journal reads past what a full disk cut off, and lets go of what no copy needs', () => {
  const [one, other] = [join(tempDir(), 'a'), join(tempDir(), 'b')];
  const journal = openSentJournal([one, other]);
  const call = (n: number, kind: 'sent' | 'free' = 'sent') => ({
    ...{ kind, at: 1_700_000_000_000 + n, price: 1_500.5 },
    question: Buffer.from(String(n).padStart(11, '0')),
  });
  journal.append([call(1), call(2)], 10);
  journal.append([call(1, 'free'), call(3)], 11);
  journal.close();
  appendFileSync(join(one, '00000001'), 'half');
  rmSync(other, { recursive: true });
  const again = openSentJournal([one, other]);
  again.append([call(4), call(2), call(2, 'free')], 12);
  expect(again.after(9)).toEqual({ calls: [call(2), call(3), call(4)], lastCommits: 12 });
  expect(again.after(10).calls).toEqual([call(3), call(4)]);
  expect(again.after(12).calls).toEqual([]);
  // Two megabytes are a file.
  again.append(
    Array.from({ length: 65_536 }, (_, n) => call(100 + n)),
    13,
  );
  again.append([call(5)], 14);
  expect(readdirSync(one)).toEqual(['00000001', '00000002']);
  again.keepAfter(12);
  expect(readdirSync(one)).toEqual(['00000001', '00000002']);
  again.keepAfter(13);
  expect(readdirSync(one)).toEqual(['00000002']);
  expect(again.after(13).calls).toEqual([call(5)]);
});
