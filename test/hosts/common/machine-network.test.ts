/** The certificates that this machine trusts, as a process of its own finds them. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { machineNetwork } from '../../../src-main/hosts/common/machine-network.ts';
import { companyRoot, forThisMachine } from '../../core/td/certificates.ts';
import { tempDir } from '../../fakes/ports.ts';

const source = (name: string) =>
  JSON.stringify(fileURLToPath(new URL(`../../../src-main/hosts/common/${name}`, import.meta.url)));

/** Where the company's and another certificate stand among `bundled` and `system`: at first, and after `change` of the system's file. */
function foundIn(env: Record<string, string>, change: { path: string; pem: string } | null = null) {
  const script = `
    import { writeFileSync } from 'node:fs';
    import { machineNetwork } from ${source('machine-network.ts')};
    import { startNodeWorker } from ${source('worker.ts')};
    const logger = { info() {}, warn() {}, error(_, error) { console.error(error); } };
    const { certificates } = machineNetwork(process.env, logger, (limits) => startNodeWorker('certificates-process', limits));
    const [company, other, change] = process.argv.slice(1);
    async function look() {
      const { bundled, system, whole } = await certificates();
      const place = (pem) => [bundled, system].map((list) => list.some((one) => one.replace(/\\s/g, '') === pem.replace(/\\s/g, '')));
      return { company: place(company), other: place(other), bundled: bundled.length, whole };
    }
    const first = await look();
    const changed = JSON.parse(change);
    if (changed) writeFileSync(changed.path, changed.pem);
    console.log(JSON.stringify(changed ? [first, await look()] : [first]));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, '--', companyRoot, forThisMachine.cert, JSON.stringify(change)],
    { env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as { company: boolean[]; other: boolean[]; bundled: number; whole: boolean }[];
}

function pemFile(pem: string): string {
  const path = join(tempDir(), 'certificates.pem');
  writeFileSync(path, `${pem}\n`);
  return path;
}

test('what the system trusts, and what NODE_EXTRA_CA_CERTS adds', () => {
  const env = { SSL_CERT_FILE: pemFile(companyRoot), NODE_EXTRA_CA_CERTS: pemFile(forThisMachine.cert) };
  const [found] = foundIn(env);
  expect(found).toMatchObject({ company: [false, true], other: [true, false], whole: true });
  expect(found?.bundled).toBeGreaterThan(50);
});

test('what IT adds while the program runs is there when it is read again', () => {
  const path = pemFile(forThisMachine.cert);
  const [first, second] = foundIn({ SSL_CERT_FILE: path }, { path, pem: companyRoot });
  expect(first).toMatchObject({ company: [false, false], other: [false, true] });
  expect(second).toMatchObject({ company: [false, true], other: [false, false] });
});

test('a store that cannot be read is said to be so: the program goes on with its own certificates', async () => {
  const told: string[] = [];
  const logger = { info() {}, warn() {}, error: (event: string) => void told.push(event) };
  const { certificates } = machineNetwork({}, logger, () => ({
    ...{ post() {}, onMessage() {}, kill() {} },
    onExit: (listener) => listener(1),
  }));
  const { bundled, system, whole } = await certificates();
  expect([bundled.length > 50, system, whole]).toEqual([true, [], false]);
  expect(told).toEqual(['system-certificates-not-read']);
});
