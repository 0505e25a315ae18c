/** An address that swallows what is sent to it, on loopback and without rights: a listener whose queue is full and who sleeps. */
import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';

/** As an address on a line that does not carry it: handshakes get no answer at all. */
export type ClosedPort = { readonly port: number; close(): void };

/**
 * `wakesAfterMs`: then it takes whoever still knocks, which by the kernel's first repeat is about a second after the first knock.
 * Linux and the BSDs drop what comes while the queue is full; nothing here is called closed before a knock was left unanswered.
 */
export async function closedPort(host: string, port = 0, wakesAfterMs = 60_000): Promise<ClosedPort> {
  const script = `
    const { createServer } = require('net');
    const server = createServer((socket) => socket.on('error', () => {})).listen({ host: '${host}', port: ${port}, backlog: 1 }, () => {
      require('fs').writeSync(1, server.address().port + '\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${wakesAfterMs});
    });
    server.on('error', () => process.exit(1));`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const knocking: Socket[] = [];
  function close(): void {
    for (const socket of knocking) socket.destroy();
    child.kill('SIGKILL');
  }
  const taken = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(Number(text)));
    child.once('exit', () => reject(new Error('The port could not be taken.')));
  });
  for (let knocks = 0; knocks < 64; knocks++) {
    const socket = connect(taken, host).on('error', () => {});
    knocking.push(socket);
    if (!(await answeredWithin(socket, 60))) return { port: taken, close };
  }
  close();
  throw new Error('This system lets everybody into a queue that is full.');
}

function answeredWithin(socket: Socket, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
