/** The watch over the process that holds a draft: it ends with the question it was set for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDraftSession } from '../../../../src-main/core/imports/draft/open-session.ts';
import type { Worker } from '../../../../src-main/core/kernel/ports.ts';
import { realClock } from '../../../fakes/clock.ts';
import { tempDir, testPorts } from '../../../fakes/ports.ts';

test('no watch goes on after the answer, though two messages came in one piece before it', async () => {
  let waiting = 0;
  let tell: (message: unknown) => void = () => {};
  const worker: Worker = {
    post() {
      queueMicrotask(async () => {
        tell({ kind: 'begun' });
        tell({ kind: 'begun' });
        await new Promise(setImmediate);
        tell({ kind: 'answer', answer: { digest: 'd', headings: [] } });
      });
    },
    onMessage(listener) {
      tell = listener;
    },
    onExit() {},
    kill() {},
  };
  const clock = {
    ...realClock(),
    after() {
      waiting += 1;
      let over = false;
      return () => {
        if (!over) waiting -= 1;
        over = true;
      };
    },
  };
  const path = join(tempDir(), 'daftar.csv');
  writeFileSync(path, 'NIK');
  const ports = testPorts({ clock, startWorker: () => worker });
  await openDraftSession(ports, { path }, {}, { signal: new AbortController().signal });
  expect(waiting).toBe(0);
});
