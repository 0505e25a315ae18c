/**
 * Asks a proxy for a tunnel to the provider (RFC 9110, 9.3.6). All it says is a host and a port: whatever fails here, nothing of
 * a request has left, and a tunnel is handed on only when the proxy's answer came whole and nothing beyond it.
 */
import type { Socket } from 'node:net';
import type { OwnCode } from '../../../contract/own-codes.ts';
import { proxyPlace } from '../../../contract/proxy.ts';

export type ProxyCode = Extract<OwnCode, `PROXY_${string}`>;
export type Tunnelled = { readonly socket: Socket } | { readonly code: ProxyCode };

/** Bytes of a proxy's answer; a longer head is none of a proxy's. */
const headLimit = 32 * 1024;

export type TunnelOptions = {
  readonly host: string;
  readonly port: number;
  /** Basic alone: the only login that needs no second question on the same socket. Sent to this proxy and to nobody else. */
  readonly user: string | null;
  readonly password: string | null;
};

/** `done` is called once, never before this has returned, and not at all after the returned function called it off. */
export function openTunnel(socket: Socket, options: TunnelOptions, done: (tunnelled: Tunnelled) => void): () => void {
  let head = Buffer.alloc(0);

  function release(): void {
    socket.off('readable', onReadable);
    socket.off('end', onEnd);
    socket.off('error', onEnd);
    socket.off('close', onEnd);
  }
  function fail(code: ProxyCode): void {
    discard();
    done({ code });
  }
  function discard(): void {
    release();
    // A late error of a socket nobody waits for any more must not end the program.
    socket.on('error', () => {});
    socket.destroy();
  }
  function onEnd(): void {
    fail('PROXY_CLOSED');
  }
  function onReadable(): void {
    for (let chunk: unknown = socket.read(); Buffer.isBuffer(chunk); chunk = socket.read()) {
      head = Buffer.concat([head, chunk]);
      const text = head.toString('latin1');
      const end = /\r?\n\r?\n/.exec(text);
      if (end !== null) {
        answered(text.slice(0, end.index), text.length > end.index + end[0].length || socket.readableLength > 0);
        return;
      }
      if (head.length > headLimit) {
        fail('PROXY_CLOSED');
        return;
      }
    }
  }
  /** Nobody speaks in a tunnel before we do: what stands there would be taken for an answer to what was not asked yet. */
  function answered(text: string, more: boolean): void {
    const code = codeOf(text) ?? (more ? 'PROXY_CLOSED' : null);
    if (code !== null) {
      fail(code);
      return;
    }
    release();
    done({ socket });
  }

  socket.on('readable', onReadable);
  socket.on('end', onEnd);
  socket.on('error', onEnd);
  socket.on('close', onEnd);
  socket.write(question(options));
  return discard;
}

function question({ host, port, user, password }: TunnelOptions): string {
  const place = proxyPlace({ host, port });
  const login = user === null ? null : Buffer.from(`${user}:${password ?? ''}`, 'utf8').toString('base64');
  const lines = [
    `CONNECT ${place} HTTP/1.1`,
    `Host: ${place}`,
    ...(login === null ? [] : [`Proxy-Authorization: Basic ${login}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** null: the tunnel is open. */
function codeOf(head: string): ProxyCode | null {
  const [first = '', ...lines] = head.split(/\r?\n/);
  const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(first)?.[1] ?? 0);
  if (status >= 200 && status < 300) return null;
  if (status === 407) {
    const schemes = lines.flatMap((line) => /^proxy-authenticate:\s*(.*)$/i.exec(line)?.[1] ?? []);
    return schemes.length === 0 || schemes.some(offersBasic) ? 'PROXY_PASSWORD' : 'PROXY_LOGIN_KIND';
  }
  // A login page of a Wi-Fi stands between here and the proxy.
  if ((status >= 300 && status < 400) || status === 511) return 'PROXY_PAGE';
  if (status >= 500 || status === 408 || status === 429) return 'PROXY_FAILED';
  return status >= 400 ? 'PROXY_DENIED' : 'PROXY_CLOSED';
}

/** Several may stand in one line: `Negotiate, Basic realm="…"`. */
function offersBasic(schemes: string): boolean {
  return /(?:^|,)\s*basic(?:\s|,|$)/i.test(schemes);
}
