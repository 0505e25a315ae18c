/** The port of the last time, so that a tab, a bookmark and what the browser keeps for this address are good for the next start too. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebHost } from './web-host.ts';

const portFile = (dataDir: string) => join(dataDir, 'web-port');

/** null: never served yet, or nothing that is a port. */
function keptPort(dataDir: string): number | null {
  try {
    const port = Number(readFileSync(portFile(dataDir), 'utf8'));
    return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : null;
  } catch {
    return null;
  }
}

/** At the kept port, or another where that is taken; `keeps`: that one is kept from then on. Rejects as `start` does with any port. */
export async function startAtKeptPort(
  dataDir: string,
  start: (port: number) => Promise<WebHost>,
  keeps: boolean,
): Promise<WebHost> {
  const kept = keptPort(dataDir);
  const atKept = kept === null ? null : await start(kept).catch(() => null);
  if (atKept) return atKept;
  const host = await start(0);
  if (keeps) keepPort(dataDir, Number(new URL(host.url).port));
  return host;
}

function keepPort(dataDir: string, port: number): void {
  try {
    writeFileSync(portFile(dataDir), String(port), { mode: 0o600 });
  } catch {
    // A folder that cannot be written: the next start has another one, and says it.
  }
}
