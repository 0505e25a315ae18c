/** Field reports on the real core: who comes first, whom to call, what may be shown, and the record of it. Invented people. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, type WorkSheet } from 'xlsx';
import { realClock } from '../../../fakes/clock.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { column, fieldBench, people, tableOf } from './field-bench.ts';

const field = { kind: 'field', language: 'id' } as const;

/** Monday, 30 November 2026, 10:00 in Jakarta, from the start of the test on. */
function monday() {
  const clock = realClock();
  const start = clock.monotonic();
  const at = Date.parse('2026-11-30T10:00:00+07:00');
  return { ...clock, now: () => at + Math.round(clock.monotonic() - start) };
}

function cellUnder(sheet: WorkSheet, heading: string, row: number) {
  const rows = sheet['!data'] ?? [];
  const index = (rows[0] ?? []).findIndex((cell) => cell?.v === heading);
  return rows[row]?.[index];
}

describe('the sheet', () => {
  it('orders people by the chance of reaching them, and says of each whom to call, until when, and why', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { out } = await bench.make({ listIds: [list.id] });
    const table = tableOf(readFileSync(out), 'Kunjungan');
    expect(column(table, 'Nama')).toEqual(['Siti Contoh', 'Dewi Contoh', 'Rina Contoh', 'Budi Contoh', '=Agus Contoh']);
    expect(column(table, 'No.')).toEqual(['1', '2', '3', '4', '5']);
    expect(column(table, 'Kesimpulan')[0]).toBe('● LATIHAN: Dapat dihubungi');
    expect(column(table, 'Waktu menghubungi')).toEqual([
      'Hari ini (2026-11-30) sampai 20.00 WITA',
      'Hari ini (2026-11-30) sampai 20.00 WIB (menurut NIK, tempat terbitnya pertama kali)',
      'Hari ini (2026-11-30) sampai 20.00 WIB',
      'Hari ini (2026-11-30) sampai 20.00 WIB',
      'Hari ini (2026-11-30) sampai 20.00 WIT',
    ]);
    // A number without a link to the person is not handed out to be called.
    expect(column(table, 'Telepon')).toEqual([
      'LATIHAN: 081200779900',
      'LATIHAN: 081200779904',
      'LATIHAN: 081200779905',
      null,
      null,
    ]);
    expect(column(table, 'Hasil kunjungan')).toEqual([null, null, null, null, null]);
    expect(new Set(column(table, 'Kode baris (jangan diubah)')).size).toBe(5);
  });

  it('has numbers to tap, real dates and amounts, and text that stays what it was', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { out } = await bench.make({ listIds: [list.id], nik: 'whole', language: 'en' });
    const sheet = read(readFileSync(out), { dense: true, cellNF: true, cellDates: true }).Sheets.Visits as WorkSheet;
    expect(cellUnder(sheet, 'Call', 1)?.l?.Target).toBe('tel:+6281200779900');
    expect(cellUnder(sheet, 'WhatsApp', 1)?.l?.Target).toBe('https://wa.me/6281200779900');
    expect(cellUnder(sheet, 'Call', 1)?.f).toBeUndefined();
    expect(cellUnder(sheet, 'NIK', 1)).toMatchObject({ t: 's', v: '7371010101910012' });
    expect(cellUnder(sheet, 'Tunggakan', 1)).toMatchObject({ t: 'n', v: 250_000 });
    expect(cellUnder(sheet, 'Jatuh tempo', 1)?.t).toBe('d');
    const name = cellUnder(sheet, 'Name', 5);
    expect(name).toMatchObject({ t: 's', v: '=Agus Contoh' });
    expect(name?.f).toBeUndefined();
  });

  it('shows the NIK masked or whole, as was chosen, and records which', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const masked = await bench.make({ listIds: [list.id] });
    expect(column(tableOf(readFileSync(masked.out), 'Kunjungan'), 'NIK')[0]).toBe('7371••••••••0012');
    expect(readFileSync(masked.out).includes('7371010101910012')).toBe(false);
    const whole = await bench.make({ listIds: [list.id], nik: 'whole' });
    expect(column(tableOf(readFileSync(whole.out), 'Kunjungan'), 'NIK')[0]).toBe('7371010101910012');
    expect([masked.report.masked, whole.report.masked]).toEqual([true, false]);
  });

  it('names emergency contacts only where the list says that they have consented', async () => {
    const bench = await fieldBench();
    const without = await bench.list();
    const with_ = await bench.list(people, { read: { ecConsent: true }, name: 'Setuju' });
    const bare = await bench.make({ listIds: [without.id] });
    expect(JSON.stringify(tableOf(readFileSync(bare.out), 'Kunjungan'))).not.toContain('Ani Contoh');
    expect(() => column(tableOf(readFileSync(bare.out), 'Kunjungan'), 'Nama kontak darurat')).toThrow('no column');
    const both = tableOf(readFileSync((await bench.make({ listIds: [without.id, with_.id] })).out), 'Kunjungan');
    const shown = column(both, 'Nama kontak darurat');
    const lists = column(both, 'Daftar');
    const names = column(both, 'Nama');
    expect(shown.map((contact, index) => (contact === null ? null : [names[index], lists[index]]))).toContainEqual([
      'Dewi Contoh',
      'Setuju',
    ]);
    expect(shown.filter((contact) => contact !== null)).toEqual(['Ani Contoh']);
  });

  it('has the kept columns that were chosen, in that order, and no others', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    expect((await bench.ask('reports.columns', { listIds: [list.id] })).columns).toEqual([
      ...['Alamat', 'Petugas', 'Tunggakan', 'Jatuh tempo'],
    ]);
    const { out } = await bench.make({ listIds: [list.id], columns: ['TUNGGAKAN', 'alamat'] });
    const [first = []] = tableOf(readFileSync(out), 'Kunjungan');
    expect(
      first.filter((heading) => ['Alamat', 'Petugas', 'Tunggakan', 'Jatuh tempo'].includes(String(heading))),
    ).toEqual(['Tunggakan', 'Alamat']);
    const unknown = await bench.core.call('reports.create', {
      ...{ kind: 'field', listIds: [list.id], fileId: join(tempDir(), 'x.xlsx'), language: 'id' },
      columns: ['Cabang'],
    });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'column-unknown' } });
  });

  it('leaves out the rows that were not accepted: they name nobody to be reached', async () => {
    const bench = await fieldBench();
    const list = await bench.list([...people, 'bukan nik;Salah Contoh;0812;;;;;;;']);
    expect(list.rejected).toBe(1);
    const { report, out } = await bench.make({ listIds: [list.id] });
    expect(report).toMatchObject({ people: 5, rows: 5 });
    expect(column(tableOf(readFileSync(out), 'Kunjungan'), 'Nama')).not.toContain('Salah Contoh');
  });

  it('says on its cover what it is, how it comes back, and that the holidays of next year are not known', async () => {
    const bench = await fieldBench({ clock: { ...realClock(), now: () => Date.parse('2026-12-28T09:00:00+07:00') } });
    const list = await bench.list(people, { startNow: false });
    await bench.ask('lists.setPurpose', { listId: list.id, purpose: 'collection', legalBasis: 'contract' });
    const { report, out } = await bench.make({ listIds: [list.id] });
    expect(report.purpose).toBe('collection');
    const cover = JSON.stringify(tableOf(readFileSync(out), 'Petunjuk'));
    for (const said of [
      'POJK 22/2023',
      'petugas uji',
      'Penagihan',
      'Nasabah Uji',
      'Libur nasional 2027 belum diketahui',
      'tidak menjelaskan is_other',
      'LATIHAN',
      'kode baris jangan diubah',
    ])
      expect(cover).toContain(said);
  });

  it('as CSV speaks in codes, in one language whoever asks', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { out } = await bench.make({ listIds: [list.id], format: 'csv' });
    const [first = '', siti = '', , , , agus = ''] = readFileSync(out, 'utf8').replace('\uFEFF', '').split('\r\n');
    expect(first.split(',').slice(0, 6)).toEqual(['order', 'row_code', 'practice', 'list', 'row', 'nik']);
    expect(siti).toContain(
      ',reachable,recent-and-frequent,call-this-number,number-linked,081200779900,tel:+6281200779900,',
    );
    expect(siti).toContain(',WITA,address,');
    expect(agus).toContain(`,'=Agus Contoh,`);
  });

  it('opens with its password alone; nobody keeps it', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { report, out } = await bench.make({ listIds: [list.id], password: 'rahasia-uji' });
    expect(report.locked).toBe(true);
    // A compound file, as Excel encrypts.
    expect(readFileSync(out).subarray(0, 4).toString('hex')).toBe('d0cf11e0');
    expect(JSON.stringify((await bench.ask('reports.page', {})).reports)).not.toContain('rahasia-uji');
    const again = { reportId: report.reportId, fileId: join(tempDir(), 'lagi.xlsx') };
    expect(await bench.core.call('reports.again', again)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', fields: [{ path: 'password' }] },
    });
    expect(await bench.ask('reports.again', { ...again, password: 'lain' })).toMatchObject({ locked: true, people: 5 });
    const csv = { ...field, listIds: [list.id], format: 'csv' as const, password: 'x' };
    expect(await bench.core.call('reports.create', { ...csv, fileId: join(tempDir(), 'x.csv') })).toMatchObject({
      error: { code: 'invalid-input', fields: [{ path: 'password' }] },
    });
  });
});

describe('the record', () => {
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  it('says who, when, what, how many, masked or not, and what the file is', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const { report, out } = await bench.make({ listIds: [list.id], language: 'en' });
    expect(report).toMatchObject({
      ...{
        kind: 'field',
        people: 5,
        masked: true,
        locked: false,
        language: 'en',
        madeBy: 'petugas uji',
        practice: true,
      },
      lists: [{ listId: list.id, listName: 'Nasabah Uji' }],
      files: [{ name: 'lapangan.xlsx', group: null, people: 5, sha256: sha256(readFileSync(out)), givenBefore: [] }],
    });
    expect((await bench.ask('reports.page', {})).reports).toEqual([report]);
  });

  it('makes it again of the same lists with the same choices', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const first = await bench.make({ listIds: [list.id], columns: ['Petugas'], nik: 'whole' });
    const out = join(tempDir(), 'lagi.xlsx');
    const again = await bench.ask('reports.again', { reportId: first.report.reportId, fileId: out });
    expect(again).toMatchObject({ kind: 'field', masked: false, people: 5, fileName: 'lagi.xlsx' });
    // The codes name the report: only they differ.
    const withoutCodes = (path: string) => tableOf(readFileSync(path), 'Kunjungan').map((line) => line.slice(0, -1));
    expect(withoutCodes(out)).toEqual(withoutCodes(first.out));
    expect(await bench.core.call('reports.again', { reportId: 99, fileId: out })).toMatchObject({
      error: { code: 'not-found' },
    });
    const rows = await bench.ask('reports.create', { listId: list.id, fileId: out, format: 'csv', language: 'id' });
    expect(rows).toMatchObject({ kind: 'rows', rows: 5, files: [{ sha256: sha256(readFileSync(out)) }] });
    expect(await bench.ask('reports.again', { reportId: rows.reportId, fileId: out })).toMatchObject({ kind: 'rows' });
  });

  it('says where the same people were given before, also by another list, and to whom', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const first = await bench.make({ listIds: [list.id] });
    // Three of the same people again, and one who is new.
    const other = await bench.list([...people.slice(0, 3), '3201010101990099;Baru Contoh;081234560099;;;;;;;'], {
      name: 'Daftar lain',
    });
    const second = await bench.make({ listIds: [other.id] });
    expect(second.report.files[0]?.givenBefore).toEqual([
      {
        ...{ reportId: first.report.reportId, fileName: 'lapangan.xlsx', group: null, people: 3 },
        ...{ madeAt: first.report.madeAt, madeBy: 'petugas uji' },
      },
    ]);
    expect(JSON.stringify(tableOf(readFileSync(second.out), 'Petunjuk'))).toContain(
      '3 orang di sini juga ada di \\"lapangan.xlsx\\"',
    );
  });

  it('is not there where nothing could be written, and names nobody', async () => {
    const bench = await fieldBench();
    const list = await bench.list();
    const order = { ...field, listIds: [list.id] };
    const fileId = join(tempDir(), 'tidak-ada', 'x.xlsx');
    expect(await bench.core.call('reports.create', { ...order, fileId })).toMatchObject({
      error: { code: 'file-not-writable' },
    });
    expect((await bench.ask('reports.page', {})).reports).toEqual([]);
    expect((await bench.make({ listIds: [list.id] })).report.files[0]?.givenBefore).toEqual([]);
  });

  it('holds no practice beside real people', async () => {
    const bench = await fieldBench();
    const practice = await bench.list(people, { startNow: false });
    const { id } = await bench.ask('connections.create', {
      ...{
        name: 'Uji',
        baseUrl: 'https://td.example/',
        partnerCode: 'mitra',
        partnerKey: 'kunci-rahasia',
        settings: {},
      },
    });
    const real = await bench.list(people, { startNow: false, connectionId: id });
    const order = { ...field, listIds: [practice.id, real.id] };
    expect(await bench.core.call('reports.create', { ...order, fileId: join(tempDir(), 'x.xlsx') })).toMatchObject({
      error: { code: 'practice-and-real' },
    });
  });
});
