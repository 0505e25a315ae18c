/** Looks at everything once: what the store, the queue, the machine and the log say of how the program is doing. */
import { readdirSync, statSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../../contract/connections.ts';
import type { Diagnostics } from '../../contract/diagnostics.ts';
import { proxyPlace, readProxy } from '../../contract/proxy.ts';
import type { QueueStatus } from '../../contract/queue.ts';
import { backupsIn } from '../backups/folder.ts';
import type { Ports, ProxyRoute } from '../kernel/ports.ts';
import { backupsFolder, storeFile } from '../store/data-folder.ts';
import type { Store } from '../store/store.ts';
import { parseBaseUrl } from '../td/base-url.ts';
import type { createEventLoopWatch } from './event-loop.ts';
import { readLines, troublesIn } from './log-lines.ts';

type Lane = Diagnostics['lanes'][number];

/** Milliseconds: reading the machine's certificates starts a process. */
const certificatesOldMs = 10 * 60_000;
/** Bytes of the log in which troubles are looked for. */
const troubleBytes = 512 * 1024;

export function createLook(deps: {
  store: Store;
  ports: Ports;
  queueStatus: () => QueueStatus;
  eventLoop: Pick<ReturnType<typeof createEventLoopWatch>, 'read'>;
}): () => Promise<Diagnostics> {
  const { store, ports, queueStatus, eventLoop } = deps;
  const { dataDir, clock } = ports;
  const versions = store.prepare<Record<string, never>, { sqlite: string; schema: number }>(
    'SELECT sqlite_version() AS sqlite, user_version AS schema FROM pragma_user_version',
  );
  let troubles: { logBytes: number; found: Diagnostics['troubles'] } | null = null;
  let certificates: { at: number; read: Promise<Diagnostics['certificates']> } | null = null;

  function certificatesNow(): Promise<Diagnostics['certificates']> {
    if (certificates === null || clock.monotonic() - certificates.at > certificatesOldMs) {
      const read = ports.machineNetwork
        .certificates()
        .then(({ bundled, system, whole }) => ({ bundled: bundled.length, system: system.length, systemRead: whole }));
      certificates = { at: clock.monotonic(), read };
    }
    return certificates.read;
  }

  /** Read again when the log has grown, or was begun anew. */
  function troublesNow(): Diagnostics['troubles'] {
    if (ports.logs === null) return [];
    const logBytes = sizeOfFolder(ports.logs.folder);
    if (troubles?.logBytes !== logBytes) {
      troubles = { logBytes, found: troublesIn(readLines(ports.logs.read(troubleBytes))) };
    }
    return troubles.found;
  }

  function program({ sqlite }: { sqlite: string }): Diagnostics['program'] {
    const { node, electron = null, chrome = null } = process.versions;
    return {
      ...{ version: ports.version, host: ports.host, node, electron, chromium: chrome, sqlite, arch: process.arch },
      // Whoever builds a kernel may have put a name behind its number.
      system: `${process.platform} ${/^[\d.]*/.exec(release())?.[0]}`,
      upSeconds: Math.round(process.uptime()),
      memoryBytes: process.memoryUsage.rss(),
    };
  }

  function data({ schema }: { schema: number }): Diagnostics['data'] {
    const backups = backupsIn(join(dataDir, backupsFolder));
    const { kind, weak } = store.keyring;
    return {
      ...{ role: store.role(), schema, keyring: kind, weakKeyring: weak },
      databaseBytes: sizeOf(join(dataDir, storeFile)),
      walBytes: sizeOf(join(dataDir, `${storeFile}-wal`)),
      logBytes: ports.logs === null ? 0 : sizeOfFolder(ports.logs.folder),
      newestBackupAt: backups.find(({ ok }) => ok)?.madeAt ?? null,
      backups: backups.length,
      backupBytes: backups.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  async function wayOf({ baseUrl, proxy }: Connection): Promise<Pick<Lane, 'way' | 'wayBy' | 'proxy'>> {
    const choice = readProxy(proxy);
    if (typeof choice === 'string') return { wayBy: 'connection', way: 'unsupported', proxy: null };
    if (choice.kind === 'none') return { wayBy: 'connection', way: 'direct', proxy: null };
    if (choice.kind === 'address') return { wayBy: 'connection', way: 'proxy', proxy: proxyPlace(choice) };
    try {
      const [route = { kind: 'direct' } as ProxyRoute] = await ports.machineNetwork.resolveProxy(
        `${parseBaseUrl(baseUrl).origin}/`,
      );
      return { wayBy: 'system', way: route.kind, proxy: route.kind === 'proxy' ? proxyPlace(route) : null };
    } catch {
      return { wayBy: 'system', way: 'unknown', proxy: null };
    }
  }

  async function laneOf(connection: Connection): Promise<Lane> {
    const { id, kind, queue, ca, proxySealed } = connection;
    const { state, reason, since, nextTryAt } = queue;
    return {
      ...{ connectionId: id, kind, state, reason, since, nextTryAt, proxySealed },
      ...(await wayOf(connection)),
      ownAuthorities: ca.length,
      ownAuthoritiesUntil: ca.length > 0 ? Math.min(...ca.map(({ until }) => until)) : null,
    };
  }

  return async () => {
    const status = queueStatus();
    const found = versions.get({}) ?? { sqlite: '', schema: 0 };
    const { state, reason, draining, open, ratePerSecond, states } = status;
    return {
      at: clock.now(),
      program: program(found),
      data: data(found),
      eventLoop: eventLoop.read(),
      queue: { state, reason, draining, open, ratePerSecond, states },
      lanes: await Promise.all(status.connections.map(laneOf)),
      certificates: await certificatesNow(),
      policy: ports.policy === null ? 'none' : (ports.policy.fault ?? 'followed'),
      troubles: troublesNow(),
    };
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function sizeOfFolder(folder: string): number {
  try {
    return readdirSync(folder).reduce((sum, name) => sum + sizeOf(join(folder, name)), 0);
  } catch {
    return 0;
  }
}
