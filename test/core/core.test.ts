/** The core as a whole: closing, and taking over from an owner that is gone. */
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCore } from '../../src-main/core/core.ts';
import { coreBench } from '../fakes/core-bench.ts';
import { tempDir, testPorts } from '../fakes/ports.ts';
import { until } from '../fakes/queue-bench.ts';

describe('closing', () => {
  it('answers a late call plainly, and lets the data directory go for good', async () => {
    const dir = tempDir();
    const first = await coreBench({ ports: { dir } });
    await first.core.close();
    expect(await first.core.call('queue.pause', {})).toMatchObject({ ok: false, error: { code: 'closing' } });
    expect(await first.core.call('system.info', {})).toMatchObject({ ok: false, error: { code: 'closing' } });
    const second = await coreBench({ ports: { dir } });
    expect((await second.ask('system.info', {})).role).toBe('owner');
  });
});

describe('a second copy on the same data', () => {
  it('reads, refuses commands, and takes the work over when the owner is gone', async () => {
    const dir = tempDir();
    const owner = await createCore(testPorts({ dir }), { drain: false });
    const reader = await coreBench({ ports: { dir } });
    expect((await reader.ask('system.info', {})).role).toBe('reader');
    expect((await reader.ask('connections.list', {})).connections).toHaveLength(1);
    const refused = await reader.core.call('queue.pause', {});
    expect(refused).toMatchObject({ ok: false, error: { code: 'data-dir-in-use' } });
    const practice = (await reader.ask('connections.list', {})).connections[0];
    const checked = await owner.call('people.check', {
      nik: '3201014101900000',
      phone: '081234560003',
      connectionId: practice?.id ?? 0,
    });
    if (!checked.ok) throw new Error(checked.error.code);
    await owner.close();
    await until(() => reader.told.some((event) => event.name === 'system.changed' && event.payload.role === 'owner'));
    const { listId } = checked.value;
    await reader.finished(listId);
    expect((await reader.ask('lists.get', { listId })).states.queued).toBe(0);
  });
});

describe('a second copy that only reads', () => {
  it('stores nothing, whatever the machine tells it, and ends without an error', async () => {
    const dir = tempDir();
    const owner = await createCore(testPorts({ dir }), { drain: false });
    const ports = testPorts({ dir });
    const reader = await createCore(ports);
    ports.wakeNetwork();
    ports.machine('suspend');
    ports.machine('resume');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await reader.call('queue.status', {})).toMatchObject({ value: { state: 'running', reason: null } });
    await reader.close();
    expect(ports.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    await owner.close();
  });
});

describe('a store with a damaged page', () => {
  it('is told as such at the start, wherever the page is', async () => {
    const dir = tempDir();
    const first = await coreBench({ ports: { dir } });
    await first.core.close();
    const path = join(dir, 'sambung.db');
    const file = openSync(path, 'r+');
    for (let at = 4096; at < statSync(path).size; at += 4096)
      writeSync(file, Buffer.alloc(2048, 0x5a), 0, 2048, at + 512);
    closeSync(file);
    await expect(createCore(testPorts({ dir }))).rejects.toMatchObject({ code: 'store-damaged' });
  });
});
