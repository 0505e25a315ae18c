/** `person`: whom it takes from where, and that nobody who was not asked about is shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectCli } from '../../../fakes/command-line.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { nikOf, scriptedPhone, writeList } from '../people.ts';

type Shown = {
  person: { nik: string };
  lookups: { attemptLog: { raw: string | null }[] }[];
  numbers: { phone: string }[];
};

async function asked(): Promise<string> {
  const dataDir = tempDir();
  const list = writeList(tempDir(), 3, (index) => scriptedPhone([0, 3, 31][index] ?? 0));
  await expectCli(0, ['import', list], { dataDir });
  await expectCli(0, ['run'], { dataDir });
  return dataDir;
}

describe('person', { timeout: 60_000 }, () => {
  it('is the same by NIK, by phone, and from standard input, where the NIK decides', async () => {
    const dataDir = await asked();
    const shown = async (args: string[], input?: object) =>
      (
        await expectCli(0, ['person', ...args, '--json'], { dataDir, ...(input && { input: JSON.stringify(input) }) })
      ).json<Shown>();
    const phone = scriptedPhone(3);
    const byNik = await shown(['--nik', nikOf(1)]);
    expect(byNik.person.nik).toBe(nikOf(1));
    expect(byNik.numbers).toMatchObject([{ phone, practice: true, alsoAsked: 0 }]);
    expect(byNik.lookups).toHaveLength(1);
    expect(byNik.lookups[0]?.attemptLog[0]?.raw).toContain('sequence_id');
    expect(await shown(['--phone', `+62${phone.slice(1)}`])).toEqual(byNik);
    expect(await shown(['--stdin'], { nik: nikOf(1), phone: scriptedPhone(0) })).toEqual(byNik);
    expect(await shown(['--stdin'], { phone })).toEqual(byNik);
  });

  it('says in words what it says in JSON', async () => {
    const dataDir = await asked();
    const { stdout } = await expectCli(0, ['person', '--nik', nikOf(1), '--language', 'id'], { dataDir });
    expect(stdout).toContain(scriptedPhone(3));
    expect(stdout).toContain('Semua nomornya');
    expect(stdout).not.toContain(nikOf(0));
  });

  it('says plainly that somebody was never asked about, and does not repeat who', async () => {
    const dataDir = await asked();
    const nobody = nikOf(9);
    for (const language of ['id', 'en']) {
      const ended = await expectCli(2, ['person', '--nik', nobody, '--language', language, '--json'], { dataDir });
      expect(ended.json()).toMatchObject({
        error: { code: 'not-found', message: expect.stringContaining('never asked') },
      });
      expect(ended.stderr).toContain({ id: 'belum pernah dicek', en: 'never asked' }[language]);
      expect(ended.stdout + ended.stderr).not.toContain(nobody);
    }
    const wrong = await expectCli(2, ['person', '--nik', 'abc', '--json'], { dataDir });
    expect(wrong.json()).toMatchObject({
      error: { code: 'person-invalid', fields: [{ path: 'nik', code: 'nik-chars' }] },
    });
    await expectCli(2, ['person', '--stdin'], { dataDir, input: '{"nik": 3273014507900001}' });
    await expectCli(2, ['person', '--stdin', '--nik', nobody], { dataDir, input: '{}' });
  });

  it('writes everything held about them, and who did so stands in the access log', async () => {
    const dataDir = await asked();
    const out = join(tempDir(), 'orang.json');
    const given = { dataDir, input: JSON.stringify({ nik: nikOf(1) }) };
    const ended = await expectCli(0, ['person', 'export', '--stdin', '--out', out, '--json'], given);
    expect(ended.json()).toMatchObject({ out, held: { lookups: 1, attempts: 1 } });
    const text = readFileSync(out, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ nik: nikOf(1), lookups: [{ phone: scriptedPhone(3) }] });
    expect(text).not.toContain(nikOf(0));
    await expectCli(0, ['person', '--nik', nikOf(1)], { dataDir });
    const log = (await expectCli(0, ['privacy', 'log', '--json'], { dataDir })).json<{ entries: { what: string }[] }>();
    expect(log.entries.map(({ what }) => what).slice(0, 2)).toEqual(['viewed', 'exported']);
    const nobody = { dataDir, input: JSON.stringify({ nik: nikOf(9) }) };
    await expectCli(2, ['person', 'export', '--stdin', '--out', out], nobody);
    expect(readFileSync(out, 'utf8')).toBe(text);
  });
});
