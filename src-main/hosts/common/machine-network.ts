/** How a Node process reaches the outside: the environment's proxy, and the certificates that this machine trusts. */
import { readFileSync } from 'node:fs';
import type { Logger, MachineCertificates, MachineNetwork, Worker } from '../../core/kernel/ports.ts';
import type { FoundCertificates } from './certificates-process.ts';
import { environmentRoute } from './environment-proxy.ts';
import type { WorkerLimits } from './worker.ts';

/** Milliseconds until this machine's store is done without; reading it takes some tenths of a second. */
const longestReadMs = 8_000;
/** Of the process that reads them: a few hundred certificates. */
const memoryMb = 64;
/** Where OpenSSL looks on Linux, what is added to it, and whose keychain it is on macOS. */
const asked = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'HOME'];

/** `start` starts certificates-process.ts. */
export function machineNetwork(
  env: NodeJS.ProcessEnv,
  logger: Logger,
  start: (limits: WorkerLimits) => Worker,
): MachineNetwork {
  return {
    resolveProxy: async (origin) => [environmentRoute(origin, env)],
    /** Older Nodes (Electron 33's) cannot say what the system trusts, nor what NODE_EXTRA_CA_CERTS added. Loaded only now: most starts need none of it. */
    async certificates(): Promise<MachineCertificates> {
      const { default: tls } = await import('node:tls');
      if (typeof tls.getCACertificates !== 'function') {
        logger.info('system-certificates-not-readable');
        return { bundled: [...tls.rootCertificates, ...extraFile(env)], system: [], whole: true };
      }
      try {
        const { extra, system } = await readInProcess(env, start);
        return { bundled: [...tls.rootCertificates, ...extra], system, whole: true };
      } catch (error) {
        logger.error('system-certificates-not-read', error);
        return { bundled: [...tls.rootCertificates, ...tls.getCACertificates('extra')], system: [], whole: false };
      }
    },
  };
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

function readInProcess(env: NodeJS.ProcessEnv, start: (limits: WorkerLimits) => Worker): Promise<FoundCertificates> {
  const more = Object.fromEntries(asked.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
  return new Promise((resolve, reject) => {
    const worker = start({ memoryMb, env: more });
    const late = setTimeout(() => end('The system’s certificates took too long.'), longestReadMs);
    function end(failure: string | null): void {
      clearTimeout(late);
      worker.kill();
      if (failure !== null) reject(new Error(failure));
    }
    worker.onMessage((found) => {
      resolve(found as FoundCertificates);
      end(null);
    });
    worker.onExit((code) => end(`The process that reads the system’s certificates ended: ${code}.`));
  });
}
