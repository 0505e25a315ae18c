/** The core's events to every open window: one line of JSON each, on a response that does not end. */
import type { ServerResponse } from 'node:http';
import type { CoreClient } from '../../contract/index.ts';

export type EventStreams = {
  /** false: too many are open already. */
  add(response: ServerResponse): boolean;
  close(): void;
};

const mostStreams = 16;
const heartbeatMs = 15_000;
/** Unsent bytes after which a window counts as gone. */
const mostBehind = 4 * 1024 * 1024;

/**
 * The window reads with `fetch`, because `EventSource` cannot send the token as a header. A window that does not keep
 * up is disconnected; it reconnects.
 */
export function createEventStreams(core: Pick<CoreClient, 'subscribe'>): EventStreams {
  const streams = new Set<ServerResponse>();

  function send(text: string): void {
    for (const stream of streams) {
      if (stream.writableLength > mostBehind) stream.destroy();
      else stream.write(text);
    }
  }

  const unsubscribe = core.subscribe((event) => {
    if (streams.size > 0) send(`${JSON.stringify(event)}\n`);
  });
  // An empty line says nothing: sleeping laptops drop connections on which nothing moves.
  const heartbeat = setInterval(() => send('\n'), heartbeatMs);
  heartbeat.unref();

  return {
    add(response) {
      if (streams.size >= mostStreams) return false;
      response.writeHead(200, {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        connection: 'keep-alive',
      });
      response.write('\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return true;
    },
    close() {
      unsubscribe();
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };
}
