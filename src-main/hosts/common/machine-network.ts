/** How a Node process reaches the outside: the environment's proxy, and the certificates that this machine trusts. */
import { readFileSync } from 'node:fs';
import type { Logger, MachineCertificates, MachineNetwork } from '../../core/kernel/ports.ts';
import { environmentRoute } from './environment-proxy.ts';

/** Milliseconds until this machine's store is done without; reading it takes some tenths of a second. */
const longestReadMs = 8_000;

export function machineNetwork(env: NodeJS.ProcessEnv, logger: Logger): MachineNetwork {
  let read: Promise<MachineCertificates> | null = null;
  return {
    resolveProxy: async (origin) => [environmentRoute(origin, env)],
    certificates() {
      read ??= readCertificates(env, logger);
      return read;
    },
  };
}

/** Older Nodes (Electron 33's) cannot say what the system trusts, nor what NODE_EXTRA_CA_CERTS added. Loaded only now: most starts need none of it. */
async function readCertificates(env: NodeJS.ProcessEnv, logger: Logger): Promise<MachineCertificates> {
  const { default: tls } = await import('node:tls');
  if (typeof tls.getCACertificates !== 'function') {
    logger.info('system-certificates-not-readable');
    return { bundled: [...tls.rootCertificates, ...extraFile(env)], system: [] };
  }
  const bundled = [...tls.rootCertificates, ...tls.getCACertificates('extra')];
  try {
    return { bundled, system: await systemCertificates() };
  } catch (error) {
    logger.error('system-certificates-not-read', error);
    return { bundled, system: [] };
  }
}

/** Node itself says on stderr where the file does not open. */
function extraFile(env: NodeJS.ProcessEnv): string[] {
  try {
    const pem = env.NODE_EXTRA_CA_CERTS ? readFileSync(env.NODE_EXTRA_CA_CERTS, 'utf8') : '';
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  } catch {
    return [];
  }
}

/** In a thread of its own: it reads files, a keychain or a registry, and the window must not stand still meanwhile. */
async function systemCertificates(): Promise<string[]> {
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve, reject) => {
    const code = `require('node:worker_threads').parentPort.postMessage(require('node:tls').getCACertificates('system'))`;
    const thread = new Worker(code, { eval: true, execArgv: [] });
    const late = setTimeout(
      () => finish(() => reject(new Error('The system’s certificates took too long.'))),
      longestReadMs,
    );
    function finish(tell: () => void): void {
      clearTimeout(late);
      tell();
      void thread.terminate();
    }
    thread.once('message', (pems: string[]) => finish(() => resolve(pems)));
    thread.once('error', (error) => finish(() => reject(error)));
  });
}
