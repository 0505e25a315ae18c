/** What lies outside every data folder, as on a machine of its own: gone with the process that made it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const stateDir = mkdtempSync(join(tmpdir(), 'sambung-test-state-'));
process.once('exit', () => rmSync(stateDir, { recursive: true, force: true }));
