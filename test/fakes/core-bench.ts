/** A whole core on a real store, with its practice provider, and the few steps most tests need. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import { pieceBytes } from '../../src-main/contract/files.ts';
import type { CallName, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import type { List } from '../../src-main/contract/lists.ts';
import { type Core, createCore } from '../../src-main/core/core.ts';
import type { Ports } from '../../src-main/core/kernel/ports.ts';
import { testPorts } from './ports.ts';
import { until } from './queue-bench.ts';

export type CoreBench = Awaited<ReturnType<typeof coreBench>>;

export async function coreBench(options: { ports?: Partial<Ports> & { dir?: string }; drain?: boolean } = {}) {
  const ports = testPorts(options.ports);
  const core: Core = await createCore(ports, { drain: options.drain ?? true });
  const told: AnyEvent[] = [];
  core.subscribe((event) => told.push(event));
  onTestFinished(() => core.close());

  /** The value; an expected error fails the test with its code. */
  async function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result: Result<OutputOf<N>> = await core.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  }

  async function upload(name: string, bytes: Buffer): Promise<string> {
    const { fileId } = await ask('files.begin', { name, bytes: bytes.length });
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      await ask('files.append', { fileId, base64: bytes.subarray(at, at + pieceBytes).toString('base64') });
    }
    return fileId;
  }

  async function download(fileId: string): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const piece: OutputOf<'files.read'> = await ask('files.read', { fileId, offset });
      pieces.push(Buffer.from(piece.base64, 'base64'));
      offset = piece.nextOffset;
    }
    return Buffer.concat(pieces);
  }

  return {
    ports,
    core,
    ask,
    told,
    upload,
    uploadFile: (path: string) => upload(basename(path), readFileSync(path)),
    download,
    practice: async () => {
      const { connections } = await ask('connections.list', {});
      const practice = connections.find((connection) => connection.kind === 'practice');
      if (!practice) throw new Error('There is no practice connection.');
      return practice;
    },
    /** Waits until nothing of the list is queued or sending. */
    async finished(listId: number): Promise<List> {
      let list = await ask('lists.get', { listId });
      await until(
        () => list.states.queued + list.states.sending === 0,
        () => list.states,
        15_000,
        async () => {
          list = await ask('lists.get', { listId });
        },
      );
      return list;
    },
  };
}
