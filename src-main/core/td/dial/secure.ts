/** TLS over a socket that is open already: the certificate is checked whatever the environment says, and who issued it is kept. */
import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { OwnCode } from '../../../contract/own-codes.ts';
import { errorCodeOf } from '../error-code.ts';

export type Secured =
  | { readonly socket: TLSSocket; readonly issuer: string | null }
  | { readonly code: string; readonly issuer: string | null };

/** `done` is called once, never before this has returned, and not at all after the returned function called it off. */
export function secure(
  plain: Socket,
  options: { host: string; context: SecureContext },
  done: (secured: Secured) => void,
): () => void {
  const { host, context } = options;
  let issuer: string | null = null;
  const socket = connectTls({
    socket: plain,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ALPNProtocols: ['http/1.1'],
    // Said outright, because an environment variable can turn the default off.
    rejectUnauthorized: true,
    secureContext: context,
  });
  // Before the library looks at it: of one that is not trusted nothing is left afterwards.
  socket.prependListener('secure', () => {
    issuer = issuerOf(socket);
  });

  function onReady(): void {
    release();
    done({ socket, issuer });
  }
  function onError(error: unknown): void {
    discard();
    done({ code: errorCodeOf(error), issuer });
  }
  function onClose(): void {
    discard();
    done({ code: 'CLOSED_EARLY' satisfies OwnCode, issuer });
  }
  function release(): void {
    socket.off('secureConnect', onReady);
    socket.off('error', onError);
    socket.off('close', onClose);
  }
  function discard(): void {
    release();
    // A late error of a socket nobody waits for any more must not end the program.
    socket.on('error', () => {});
    socket.destroy();
  }
  socket.on('secureConnect', onReady);
  socket.on('error', onError);
  socket.on('close', onClose);
  return discard;
}

/** Comes from the network like everything else, and is shown. */
function issuerOf(socket: TLSSocket): string | null {
  const { issuer } = socket.getPeerCertificate() ?? {};
  const named = issuer?.CN ?? issuer?.O;
  const name = (Array.isArray(named) ? named[0] : named)?.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return name ? name.slice(0, 120) : null;
}
