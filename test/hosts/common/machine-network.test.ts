/** The certificates that this machine trusts, as a process of its own finds them. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { companyRoot, forThisMachine } from '../../core/td/certificates.ts';
import { tempDir } from '../../fakes/ports.ts';

const module = JSON.stringify(
  fileURLToPath(new URL('../../../src-main/hosts/common/machine-network.ts', import.meta.url)),
);

/** Where they stand among `bundled` and `system`. */
function foundIn(env: Record<string, string>) {
  const script = `
    import { machineNetwork } from ${module};
    const logger = { info() {}, warn() {}, error(_, error) { console.error(error); } };
    const { certificates } = machineNetwork(process.env, logger);
    const { bundled, system } = await certificates();
    const place = (pem) => [bundled, system].map((list) => list.some((one) => one.replace(/\\s/g, '') === pem.replace(/\\s/g, '')));
    console.log(JSON.stringify({ company: place(process.argv[1]), other: place(process.argv[2]), bundled: bundled.length }));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, '--', companyRoot, forThisMachine.cert],
    { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { company: boolean[]; other: boolean[]; bundled: number };
}

test('what the system trusts, and what NODE_EXTRA_CA_CERTS adds', () => {
  const folder = tempDir();
  const path = (name: string, pem: string) => {
    writeFileSync(join(folder, name), `${pem}\n`);
    return join(folder, name);
  };
  const env = {
    SSL_CERT_FILE: path('system.pem', companyRoot),
    NODE_EXTRA_CA_CERTS: path('extra.pem', forThisMachine.cert),
  };
  const found = foundIn(env);
  expect(found).toMatchObject({ company: [false, true], other: [true, false] });
  expect(found.bundled).toBeGreaterThan(50);
});
