/** A proxy that says each answer twice on a kept-alive socket: no row may take another person's answer. */
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Answer } from '../../../../src-main/contract/answer.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { type QueueBench, queueBench, until } from '../../../fakes/queue-bench.ts';
import { scriptedProvider, success } from '../../../fakes/scripted-provider.ts';

/** Answers with the asked person's own number as the count; `speak` writes it, as often and as late as it likes. */
async function provider(speak: (socket: Socket, answer: string) => void, sequence: (n: number) => string | null) {
  let asked = 0;
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      for (;;) {
        const end = text.indexOf('\r\n\r\n');
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
        if (end < 0 || text.length < end + 4 + length) return;
        const { id_number } = JSON.parse(text.slice(end + 4, end + 4 + length)) as { id_number: string };
        text = text.slice(end + 4 + length);
        asked += 1;
        const id = sequence(asked);
        const answer = success('True', 'False', 'False', id ?? '');
        answer.result.phone_number_count = Number(id_number.slice(-5));
        const body = JSON.stringify(answer);
        speak(
          socket,
          `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}/td`, asked: () => asked, connections: () => connections };
}

/** Of the rows that were answered, those whose answer is somebody else's. */
function strangers(bench: QueueBench, listId: number): number {
  const people = bench.store
    .prepare<{ list_id: number }, { nik: string; answer: string | null }>(
      'SELECT nik, answer FROM lookups WHERE list_id = :list_id',
    )
    .all({ list_id: listId });
  return people.filter(({ nik, answer }) => {
    const read = answer === null ? null : (JSON.parse(answer) as Answer);
    return read !== null && read.phoneNumberCount !== Number(nik.slice(-5));
  }).length;
}

/** Sends the whole list, resuming where the queue pauses for the operator. */
async function sendAll(bench: QueueBench, listId: number): Promise<void> {
  bench.queue.drain.start(null);
  await until(
    () => bench.states(listId).every((state) => state === 'answered' || state === 'in_doubt'),
    () => [bench.lane(), bench.states(listId)],
    30_000,
    async () => {
      if (bench.lane().state === 'paused' && bench.lane().nextTryAt === null) {
        await bench.queue.handlers['queue.resume']({});
      }
    },
  );
}

const own = (n: number) => `17640000000000000${n}`;

test.each([0, 1, 4, 12, 25])('each answer said again %i ms later, over 100 rows: none has another’s', async (ms) => {
  const said = (socket: Socket, answer: string) => {
    socket.write(answer);
    setTimeout(() => socket.write(answer), ms);
  };
  const twice = await provider((socket, answer) => void setTimeout(() => said(socket, answer), 6), own);
  const bench = await queueBench(twice.baseUrl, { settings: { ratePerSecond: 500, concurrency: 4, retryBaseMs: 1 } });
  const { listId } = bench.list(100);
  await sendAll(bench, listId);
  expect(strangers(bench, listId)).toBe(0);
  expect(twice.asked()).toBe(100);
  // What a person was answered is in no other person's log either.
  const copies = bench.store
    .prepare<Record<string, never>, { n: number }>(
      'SELECT count(*) AS n FROM (SELECT raw FROM attempts WHERE raw IS NOT NULL GROUP BY raw HAVING count(*) > 1)',
    )
    .get({});
  expect(copies?.n).toBe(0);
  expect(bench.states(listId).filter((state) => state === 'answered').length).toBeGreaterThan(40);
});

test('…and where the provider gives no tracking id, each socket carries one question', async () => {
  const twice = await provider(
    (socket, answer) => {
      socket.write(answer);
      setTimeout(() => socket.write(answer), 12);
    },
    () => null,
  );
  const bench = await queueBench(twice.baseUrl);
  const { listId } = bench.list(100);
  await sendAll(bench, listId);
  expect(strangers(bench, listId)).toBe(0);
  expect(bench.states(listId).every((state) => state === 'answered')).toBe(true);
  expect(twice.connections()).toBe(100);
});

test.each([
  ['a byte', ' '],
  ['a line end', '\r\n'],
  ['a whole answer', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'],
])('%s nobody asked for ends the socket, before or after the answer is out', async (_what, stray) => {
  for (const wait of [0, 5]) {
    const chatty = await provider((socket, answer) => {
      if (wait === 0) socket.write(answer + stray);
      else {
        socket.write(answer);
        setTimeout(() => socket.write(stray), wait);
      }
    }, own);
    const bench = await queueBench(chatty.baseUrl, { settings: { ratePerSecond: 8, concurrency: 1 } });
    const { listId } = bench.list(4);
    await sendAll(bench, listId);
    expect(bench.states(listId)).toEqual(['answered', 'answered', 'answered', 'answered']);
    expect(chatty.connections()).toBe(4);
  }
});

test('a tracking id stored long ago is never a new answer: in doubt, its sockets dropped, no copy kept', async () => {
  const dir = tempDir();
  const ids = ['A1', 'A2', 'A3', 'A1', 'A5'];
  const replies = await scriptedProvider((_, index) => ({
    body: success('True', 'True', 'False', ids[index] ?? 'A9'),
  }));
  const first = await queueBench(replies.baseUrl, { ports: { dir }, settings: { concurrency: 1 } });
  const before = first.list(3);
  first.queue.drain.start(null);
  await until(() => first.states(before.listId).every((state) => state === 'answered'));
  await first.close();

  const second = await queueBench(replies.baseUrl, { ports: { dir } });
  second.queue.recover();
  const after = second.list(2, { from: 50 });
  second.queue.drain.start(null);
  await until(
    () => second.states(after.listId).join() === 'in_doubt,answered',
    () => second.states(after.listId),
  );
  const stored = second.store
    .prepare<{ id: number }, { sequence_id: string | null; raw: string | null; message: string; charge: string }>(
      'SELECT sequence_id, raw, message, charge FROM attempts WHERE lookup_id = :id',
    )
    .all({ id: after.ids[0] as number });
  expect(stored).toEqual([{ sequence_id: null, raw: null, message: 'SEQUENCE_REPEATED', charge: 'unknown' }]);
});

test('…nor is one of the same turn, on another socket', async () => {
  const same = await scriptedProvider(() => ({ body: success('True', 'True', 'False', 'SAMA'), delayMs: 30 }));
  const bench = await queueBench(same.baseUrl, { settings: { concurrency: 3 } });
  const { listId } = bench.list(3);
  bench.queue.drain.start(null);
  await until(() => bench.states(listId).every((state) => state === 'answered' || state === 'in_doubt'));
  expect(bench.states(listId).filter((state) => state === 'answered')).toHaveLength(1);
});

test('another answer under a known id is kept as evidence, and is nobody’s answer', async () => {
  const flags = ['True', 'False'];
  const odd = await scriptedProvider((_, index) => ({ body: success(flags[index], 'True', 'False', 'SAMA') }));
  const bench = await queueBench(odd.baseUrl, { settings: { concurrency: 1 } });
  const { listId } = bench.list(2);
  bench.queue.drain.start(null);
  await until(() => bench.states(listId).join() === 'answered,in_doubt');
  const raws = bench.store
    .prepare<Record<string, never>, { raw: string }>('SELECT raw FROM attempts ORDER BY id')
    .all({});
  expect(raws[1]?.raw).toContain('"is_recently_used":"False"');
});

const trouble = (code: number, id: string) => {
  const body = JSON.stringify({ code, message: 'internal error', sequence_id: id });
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

test.each([11350, 600])('trouble (%i) that is always said under one id is no answer said twice', async (code) => {
  let told = 0;
  const fixed = await provider((socket, answer) => {
    told += 1;
    socket.write(told % 2 === 1 ? trouble(code, 'TETAP') : answer);
  }, own);
  const bench = await queueBench(fixed.baseUrl, { settings: { concurrency: 1, retryBaseMs: 1, maxAttempts: 20 } });
  const { listId } = bench.list(12);
  await sendAll(bench, listId);
  expect(bench.states(listId).every((state) => state === 'answered')).toBe(true);
  expect(strangers(bench, listId)).toBe(0);
});

test.each([0, 1, 4, 12, 25])(
  '…and trouble said again %i ms later is not the next one’s, which was paid',
  async (ms) => {
    let told = 0;
    const paid = new Map<string, number>();
    const twice = await provider((socket, answer) => {
      told += 1;
      const first = told % 3 === 1;
      const said = first ? trouble(11350, `G${told}`) : answer;
      const person = /"phone_number_count":(\d+)/.exec(answer)?.[1] ?? '';
      if (!first) paid.set(person, (paid.get(person) ?? 0) + 1);
      setTimeout(() => {
        socket.write(said);
        setTimeout(() => socket.write(said), ms);
      }, 6);
    }, own);
    const settings = { concurrency: 1, ratePerSecond: 500, retryBaseMs: 1, retryMaxMs: 2, maxAttempts: 20 };
    const bench = await queueBench(twice.baseUrl, { settings });
    const { listId } = bench.list(30);
    await sendAll(bench, listId);
    expect(strangers(bench, listId)).toBe(0);
    // Whoever was paid for is answered or in doubt: nobody was asked again at a cost. Who is in doubt may have met trouble.
    const answered = bench.states(listId).filter((state) => state === 'answered').length;
    expect(paid.size).toBeGreaterThanOrEqual(answered);
    expect([...paid.values()].filter((times) => times !== 1)).toEqual([]);
  },
);

test.each(['0', '-', 'null', 'N/A'])(
  'an id that is none (%s) tells no answer from another: reconciled by time',
  async (id) => {
    const none = await provider(
      (socket, answer) => void socket.write(answer),
      () => id,
    );
    const bench = await queueBench(none.baseUrl);
    const { listId } = bench.list(6);
    await sendAll(bench, listId);
    expect(bench.states(listId).every((state) => state === 'answered')).toBe(true);
    expect(none.connections()).toBe(6);
  },
);

test('twins and reused rows share one answer all the same', async () => {
  const replies = await scriptedProvider(() => ({ body: success() }));
  const bench = await queueBench(replies.baseUrl);
  const { listId, ids } = bench.list(1, { from: 7 });
  bench.addTwin(listId, ids[0] as number);
  const again = bench.list(1, { from: 7 });
  bench.queue.drain.start(null);
  await until(() => bench.states(again.listId)[0] === 'reused');
  expect(bench.states(listId)).toEqual(['answered', 'reused']);
  expect(replies.requests).toHaveLength(1);
});
