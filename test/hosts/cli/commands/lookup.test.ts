/** One person from the terminal: what comes back, what it cost, and when the operator is needed. */
import { describe, expect, it } from 'vitest';
import { cli, expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { expectCliProcess } from '../cli-process.ts';
import { nikOf, scriptedPhone, writeList } from '../people.ts';
import { connect, startProvider } from '../provider.ts';

function lookup(row: number, ...more: string[]): string[] {
  return ['lookup', '--nik', nikOf(0), '--phone', scriptedPhone(row), '--name', 'Siti', '--json', ...more];
}

describe('lookup', { timeout: 60_000 }, () => {
  it('asks the practice connection when no other is named', async () => {
    const ended = await expectCli(0, lookup(0), { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({
      state: 'answered',
      verdict: { kind: 'reachable' },
      person: { phone: scriptedPhone(0), name: 'Siti' },
      charges: { charged: 1, free: 0, unknown: 0 },
      queue: { state: 'running', reason: null },
    });
    expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  it('asks practice also where there is an account: nothing is paid for that nobody named', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    const list = writeList(tempDir(), 1, () => scriptedPhone(10));
    await expectCli(0, lookup(0), { dataDir });
    await expectCli(0, ['import', list, '--json'], { dataDir });
    await expectCli(0, ['run', '--json'], { dataDir });
    expect(await provider.ledger()).toEqual([]);
  });

  it('takes the person from standard input, so that nobody reads it off the list of processes', async () => {
    const person = { nik: nikOf(0), phone: scriptedPhone(0), name: 'Siti', 'ec-nik': nikOf(1), ecPhone: null };
    for (const input of [JSON.stringify(person), `\uFEFF${JSON.stringify(person, null, 2)}\r\n`]) {
      const ended = await expectCliProcess(0, ['lookup', '--stdin', '--json'], { dataDir: tempDir(), input });
      expect(ended.json()).toMatchObject({
        state: 'answered',
        person: { nik: nikOf(0), phone: scriptedPhone(0), name: 'Siti', ecNik: nikOf(1) },
      });
    }
  });

  it('refuses what is no person on standard input, and repeats nothing of it', async () => {
    const nik = nikOf(0);
    for (const input of [
      nik,
      `[${JSON.stringify({ nik, phone: '0812' })}]`,
      JSON.stringify({ nik: Number(nik), phone: scriptedPhone(0) }),
      JSON.stringify({ nik }),
      JSON.stringify({ nik, phone: scriptedPhone(0), nama: 'Siti' }),
      JSON.stringify({ nik, NIK: nik, phone: scriptedPhone(0) }),
    ]) {
      const ended = await expectCli(2, ['lookup', '--stdin', '--json'], { input });
      expect(ended.stdout + ended.stderr).not.toContain(nik);
      expect(ended.json()).toMatchObject({ error: { code: 'invalid-input' } });
    }
  });

  it('says that too much came on standard input, or the person twice', async () => {
    const person = JSON.stringify({ nik: nikOf(0), phone: scriptedPhone(0) });
    const long = await expectCli(2, ['lookup', '--stdin', '--json'], { input: person + ' '.repeat(70_000) });
    expect(long.json()).toMatchObject({ error: { message: expect.stringMatching(/^More came on standard input/) } });
    const twice = await expectCli(2, ['lookup', '--stdin', '--name', 'Siti', '--json'], { input: person });
    expect(twice.json()).toMatchObject({ error: { message: 'Say the person either by --stdin or by options.' } });
  });

  it('sends the emergency contact that was named', async () => {
    const contact = ['--ec-nik', nikOf(1), '--ec-phone', '081298765432', '--ec-name', 'Budi'];
    const ended = await expectCli(0, lookup(10, ...contact), { dataDir: tempDir() });
    expect(ended.json<{ answer: { emergency: object | null } }>().answer.emergency).not.toBeNull();
  });

  it('counts no record and a refusal as answers, a failure and a doubt as the operator’s', async () => {
    const dataDir = tempDir();
    const provider = await startProvider();
    await connect(dataDir, provider.baseUrl);
    const at = ['--connection', 'UJI'];
    expect((await expectCli(0, lookup(31, ...at), { dataDir })).json()).toMatchObject({ state: 'no_record' });
    expect((await expectCli(0, lookup(29, ...at), { dataDir })).json()).toMatchObject({ state: 'refused' });
    expect((await expectCli(1, lookup(32, ...at), { dataDir })).json()).toMatchObject({ state: 'failed' });
    expect((await expectCli(1, lookup(60, ...at), { dataDir })).json()).toMatchObject({
      state: 'in_doubt',
      charges: { charged: 0, unknown: 1 },
    });
  });

  it('refuses a number nobody can have, naming the field', async () => {
    const ended = await expectCli(2, ['lookup', '--nik', nikOf(0), '--phone', '021555', '--json'], {
      dataDir: tempDir(),
    });
    expect(ended.json()).toMatchObject({ error: { code: 'person-invalid', fields: [{ path: 'phone' }] } });
  });

  it('tells a person the verdict and the next step in words', async () => {
    const args = lookup(0).filter((arg) => arg !== '--json');
    const ended = await cli([...args, '--language', 'id'], { dataDir: tempDir() });
    expect(ended.stdout).toMatch(/Kesimpulan +LATIHAN: Dapat dihubungi/);
    expect(ended.stdout).toMatch(/Langkah berikutnya +Telepon nomor ini/);
  });

  it('gives up waiting for the connection when the time is up', async () => {
    const dataDir = tempDir();
    await connect(dataDir, 'http://127.0.0.1:9/x');
    const ended = await expectCli(1, lookup(0, '--connection', 'Uji', '--for', '1'), { dataDir });
    expect(ended.json()).toMatchObject({ state: 'queued', queue: { state: 'offline', reason: 'unreachable' } });
  });

  it('does not know a connection of another name', async () => {
    const ended = await expectCli(2, lookup(0, '--connection', 'Bogor'), { dataDir: tempDir() });
    expect(ended.json()).toMatchObject({ error: { code: 'connection-unknown' } });
  });
});
