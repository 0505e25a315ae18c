/** A company's proxy on a real socket: CONNECT with or without a password, and one that breaks off wherever a test says. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where it breaks off. `closed`: as soon as it is reached. */
export type Cut = 'closed' | 'asked' | 'half-head' | 'opened' | 'first-bytes' | 'request' | 'answer';

export type ConnectProxy = {
  readonly port: number;
  /** What it was asked for: the head of each CONNECT, as it came. */
  readonly heads: string[];
  /** Bytes that went through a tunnel towards the provider. */
  through(): number;
  /** What the next sockets meet. */
  behave(changes: Partial<ProxyBehaviour>): void;
  close(): Promise<void>;
};

export type ProxyBehaviour = {
  /** `user:password` that it takes; null: it asks for none. */
  readonly login: string | null;
  /** Of a 407: each a `Proxy-Authenticate`. */
  readonly schemes: readonly string[];
  /** Instead of opening a tunnel; the whole answer as it goes out. */
  readonly answer: string | null;
  /** null: nowhere. Of the socket with that number, counted from 0. */
  cut(number: number): Cut | null;
  /** Whether the provider has read a question; for `answer`. */
  answering(): boolean;
  /** Where a name leads that no resolver knows. */
  readonly hosts: Readonly<Record<string, { host: string; port: number }>>;
};

export async function connectProxy(changes: Partial<ProxyBehaviour> = {}): Promise<ConnectProxy> {
  let behaviour: ProxyBehaviour = {
    login: null,
    schemes: ['Basic realm="kantor"'],
    answer: null,
    cut: () => null,
    answering: () => false,
    hosts: {},
    ...changes,
  };
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  let number = 0;
  let through = 0;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    return socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  }

  function refuse(socket: Socket, head: string): boolean {
    const { login, schemes, answer } = behaviour;
    const given = /proxy-authorization: basic (\S+)/i.exec(head)?.[1];
    if (login !== null && Buffer.from(given ?? '', 'base64').toString() !== login) {
      const asked = schemes.map((scheme) => `Proxy-Authenticate: ${scheme}\r\n`).join('');
      socket.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${asked}Content-Length: 5\r\n\r\nLogin`);
      return true;
    }
    if (answer !== null) socket.end(answer);
    return answer !== null;
  }

  function open(socket: Socket, head: string, cut: Cut | null): void {
    const [, name = '', port = ''] = /^CONNECT (\S+):(\d+) HTTP\/1\.1\r\n/.exec(head) ?? [];
    const bare = name.replace(/^\[|\]$/g, '');
    const target = behaviour.hosts[bare] ?? { host: bare, port: Number(port) };
    const provider = keep(connect(target));
    provider.once('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    provider.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      let sent = 0;
      if (cut === 'opened') {
        socket.destroy();
        provider.destroy();
        return;
      }
      socket.on('data', (chunk) => {
        sent += 1;
        // Of TLS the first is the hello; the request comes after the handshake's end.
        if (cut === 'first-bytes' || (cut === 'request' && sent > 1)) {
          socket.destroy();
          provider.destroy();
          return;
        }
        through += chunk.length;
        provider.write(chunk);
      });
      provider.on('data', (chunk) => {
        if (cut === 'answer' && behaviour.answering()) {
          socket.destroy();
          provider.destroy();
        } else socket.write(chunk);
      });
      socket.on('close', () => provider.destroy());
      provider.on('close', () => socket.destroy());
    });
  }

  const server = createServer((socket) => {
    keep(socket);
    const cut = behaviour.cut(number);
    number += 1;
    if (cut === 'closed') {
      socket.destroy();
      return;
    }
    let head = '';
    socket.on('data', function read(chunk) {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      socket.off('data', read);
      heads.push(head);
      if (cut === 'asked') socket.destroy();
      else if (cut === 'half-head') socket.end('HTTP/1.1 200 Connec');
      else if (!refuse(socket, head)) open(socket, head, cut);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    heads,
    through: () => through,
    behave(more) {
      behaviour = { ...behaviour, ...more };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
