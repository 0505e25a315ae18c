/** Runs inside the fake utility process: turns Node's own channel into `process.parentPort` and loads the program. */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

const send = process.send?.bind(process);
const early: unknown[] = [];

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    send?.(message);
  }
}

const port = new ParentPort();
process.on('message', (data) => {
  if (port.listenerCount('message') > 0) port.emit('message', { data, ports: [] });
  else early.push(data);
});
// What came before the program listens is delivered when it does, as a message port does it.
port.on('newListener', (name) => {
  if (name !== 'message') return;
  setImmediate(() => {
    for (const data of early.splice(0)) port.emit('message', { data, ports: [] });
  });
});
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'send', { value: undefined });
Object.assign(process, { parentPort: port });

const [, , program = ''] = process.argv;
await import(pathToFileURL(program).href);
