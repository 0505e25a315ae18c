/** A field report to print: the sheet's facts on cards, with boxes to tick; read again by another program. Invented people. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { realClock } from '../../../fakes/clock.ts';
import { tempDir } from '../../../fakes/ports.ts';
import { readPrinted } from '../../../fakes/printed-file.ts';
import { column, fieldBench, people, tableOf } from './field-bench.ts';

/** Monday, 30 November 2026, 10:00 in Jakarta, from the start of the test on. */
function monday() {
  const clock = realClock();
  const start = clock.monotonic();
  const at = Date.parse('2026-11-30T10:00:00+07:00');
  return { ...clock, now: () => at + Math.round(clock.monotonic() - start) };
}

const pdf = () => ({ format: 'pdf' as const, fileId: join(tempDir(), 'kunjungan.pdf') });

describe('the printed visit list', () => {
  it('says of each person what the sheet says, in its order', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { report, out } = await bench.make({ listIds: [list.id], ...pdf() });
    const { pages, text } = await readPrinted(readFileSync(out));
    expect(report).toMatchObject({ format: 'pdf', fileName: 'kunjungan.pdf', people: 5, masked: true });
    expect(report.files[0]?.sha256).toBe(createHash('sha256').update(readFileSync(out)).digest('hex'));
    const names = ['1. Siti Contoh', '2. Dewi Contoh', '3. Rina Contoh', '4. Budi Contoh', '5. =Agus Contoh'];
    const places = names.map((name) => text.indexOf(name));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const siti = text.slice(places[0], places[1]);
    for (const said of [
      'LATIHAN: Dapat dihubungi. Nomor yang terakhir dan paling sering dipakai orang ini.',
      ...['Telepon nomor ini', '0812 0077 9900', 'Telkomsel', 'WhatsApp'],
      'Waktu menghubungi: Hari ini (2026-11-30) sampai 20.00 WITA',
      ...['Berhasil dihubungi', 'Tidak menjawab', 'Nomor salah', 'Pindah alamat', 'Janji bayar', 'Menolak'],
      ...['Meninggal dunia', 'Lainnya', 'Tanggal', 'Petugas', 'Janji bayar tgl.', 'Rp', 'Catatan'],
      'Alamat: Jl. Mawar 2, Makassar · Petugas: Agen A · Tunggakan: Rp 250.000 · Jatuh tempo: 2026-12-01',
      'NIK: 7371••••••••0012 · Umur jawaban (hari): 0 · Kode baris: SB2-',
    ])
      expect(siti).toContain(said);
    // Not handed out to be called, but seen.
    const budi = text.slice(places[3], places[4]);
    expect(budi).toContain('Tidak ada nomor untuk ditelepon');
    expect(budi).toContain('Nomor HP: 081200779903');
    expect(pages.flatMap(({ links }) => links)).toEqual([
      ...['tel:+6281200779900', 'https://wa.me/6281200779900'],
      ...['tel:+6281200779904', 'https://wa.me/6281200779904'],
      ...['tel:+6281200779905', 'https://wa.me/6281200779905'],
    ]);
  });

  it('says in front of them what it is, for how many, the rules of contact, and how it comes back', async () => {
    const bench = await fieldBench({ clock: { ...realClock(), now: () => Date.parse('2026-12-28T09:00:00+07:00') } });
    const list = await bench.list(people, { startNow: false });
    await bench.ask('lists.setPurpose', { listId: list.id, purpose: 'collection', legalBasis: 'contract' });
    const { out } = await bench.make({ listIds: [list.id], ...pdf() });
    const { pages } = await readPrinted(readFileSync(out));
    for (const said of [
      ...['Laporan lapangan', 'Jumlah orang 5', 'petugas uji', 'Penagihan', 'Nasabah Uji', 'POJK 22/2023'],
      ...['Senin–Sabtu, bukan hari libur nasional, 08.00–20.00', 'Libur nasional 2027 belum diketahui'],
      ...['centang satu hasil', 'Kode baris menunjukkan baris yang mana', 'bukan nasihat hukum'],
    ])
      expect(pages[0]?.text).toContain(said);
    expect(pages[0]?.text).not.toContain('.xlsx');
    for (const { text } of pages) expect(text).toContain('LATIHAN: semua jawaban di sini rekaan');
  });

  it('speaks English where it is asked to, and shows the whole NIK where that was chosen', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { report, out } = await bench.make({ listIds: [list.id], ...pdf(), language: 'en', nik: 'whole' });
    const { text, title } = await readPrinted(readFileSync(out));
    expect(title).toBe('Visits: Nasabah Uji');
    for (const said of ['Outcome of the visit: tick one', 'Promised to pay', 'Call this number', '7371010101910012'])
      expect(text).toContain(said);
    expect(text).not.toMatch(/Telepon|Hasil|Halaman/);
    expect(report.masked).toBe(false);
  });

  it('names emergency contacts only where they have consented, with a number to tap only where they are to be asked', async () => {
    const bench = await fieldBench({ clock: monday() });
    const asked =
      '3374010101900016;Tono Contoh;081200779903;;Agen B;1;2026-11-05;3201014101910013;081200779900;Ina Contoh';
    const bare = await bench.list([...people, asked]);
    const without = await bench.make({ listIds: [bare.id], ...pdf() });
    expect((await readPrinted(readFileSync(without.out))).text).not.toMatch(/Kontak darurat:|Ani Contoh|Ina Contoh/);
    const list = await bench.list([...people, asked], { read: { ecConsent: true }, name: 'Setuju' });
    const { out } = await bench.make({ listIds: [list.id], ...pdf() });
    const { text, pages } = await readPrinted(readFileSync(out));
    expect(text).toMatch(/Kontak darurat: Ani Contoh \(Lainnya\) 081200779900/);
    expect(text).toMatch(/Tanyakan keberadaannya ke kontak darurat.*Kontak darurat: Ina Contoh \(.*?\) 0812 0077 9900/);
    expect(pages.flatMap(({ links }) => links).filter((link) => link === 'tel:+6281200779900')).toHaveLength(2);
  });

  it('has the kept columns that were chosen, and the same code that a clerk types back as a sheet of that report would', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { out } = await bench.make({ listIds: [list.id], ...pdf(), columns: ['Tunggakan', 'Alamat'] });
    const { text } = await readPrinted(readFileSync(out));
    expect(text).toContain('Tunggakan: Rp 250.000 · Alamat: Jl. Mawar 2, Makassar');
    expect(text).not.toContain('Jatuh tempo');
    expect(new Set(text.match(/SB\d+-1-[0-9A-Z]{12}-[0-9A-Z]{6}/g)).size).toBe(5);
  });
});

describe('as every other field report', () => {
  it('leaves out what was taken out of the sheet, and calls a column what the sheet calls it', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const { out } = await bench.make({
      ...{ listIds: [list.id], ...pdf(), renamed: [{ column: 'Tunggakan', heading: 'Sisa utang' }] },
      without: ['whatsapp', 'operator', 'reason', 'answerAge'],
      sort: { column: 'Tunggakan', descending: false },
    });
    const { text, pages } = await readPrinted(readFileSync(out));
    expect(text).toContain('1. Dewi Contoh');
    expect(text).toContain('Sisa utang: Rp 75.000');
    expect(text).not.toMatch(/WhatsApp|Telkomsel|Umur jawaban|paling sering dipakai orang ini/);
    expect(pages.flatMap(({ links }) => links).filter((link) => link.startsWith('https:'))).toEqual([]);
  });

  it('comes in one file per agent, in a zip or in a folder, each with its people alone', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const zip = join(tempDir(), 'kunjungan.zip');
    const order = { listIds: [list.id], format: 'pdf' as const, by: 'Petugas' };
    const { report } = await bench.make({ ...order, container: 'zip', fileId: zip });
    expect(report.files.map(({ name, people: count }) => [name, count])).toEqual([
      ...[
        ['Agen A.pdf', 3],
        ['Agen B.pdf', 1],
        ['tanpa Petugas.pdf', 1],
      ],
    ]);
    const files = unzipSync(readFileSync(zip));
    const agen = await readPrinted(files['Agen B.pdf'] as Uint8Array);
    expect(agen.title).toBe('Kunjungan: Agen B – Nasabah Uji');
    expect(agen.text).toContain('1. Budi Contoh');
    expect(agen.text).not.toContain('Siti Contoh');
    const folder = join(tempDir(), 'kunjungan');
    await bench.make({ ...order, container: 'folder', fileId: folder });
    expect(readdirSync(folder).sort()).toEqual(['Agen A.pdf', 'Agen B.pdf', 'tanpa Petugas.pdf']);
    const { files: foreseen } = await bench.ask('reports.groups', { ...order, language: 'id' });
    expect(foreseen.map(({ name }) => name)).toEqual(['Agen A.pdf', 'Agen B.pdf', 'tanpa Petugas.pdf']);
  });

  it('is locked with a password, recorded, and made again with the same choices', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const password = 'rahasia Ñ 12345';
    const { report, out } = await bench.make({ listIds: [list.id], ...pdf(), password, columns: ['Alamat'] });
    expect(report.locked).toBe(true);
    expect((await readPrinted(readFileSync(out), password)).text).toContain('Siti Contoh');
    await expect(readPrinted(readFileSync(out), 'rahasia')).rejects.toMatchObject({ name: 'PasswordException' });
    expect(readFileSync(out).toString('latin1')).not.toContain('Siti Contoh');
    expect(JSON.stringify(report)).not.toContain('rahasia');
    const fileId = join(tempDir(), 'lagi.pdf');
    const { reportId } = report;
    const refused = await bench.core.call('reports.again', { reportId, fileId, password: null });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    const again = await bench.ask('reports.again', { reportId, fileId, password: 'lain' });
    expect(again).toMatchObject({ format: 'pdf', locked: true, people: 5 });
    const { text } = await readPrinted(readFileSync(fileId), 'lain');
    expect(text).toContain('Alamat: Jl. Mawar 2, Makassar');
    expect(text).not.toContain('Tunggakan');
  });

  it('is what a template keeps', async () => {
    const bench = await fieldBench();
    const options = { by: null, columns: null, nik: 'masked', language: 'id', format: 'pdf' } as const;
    await bench.ask('reportTemplates.save', { name: 'Cetak', options });
    expect((await bench.ask('reportTemplates.list', {})).templates[0]?.options).toMatchObject({ format: 'pdf' });
  });

  it('is nothing that a report of every row can be: that is said, and nothing is written', async () => {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const fileId = join(tempDir(), 'semua.pdf');
    const refused = await bench.core.call('reports.create', { listId: list.id, fileId, language: 'id', format: 'pdf' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'report-not-pdf' } });
    expect((await bench.ask('reports.page', {})).reports).toEqual([]);
  });

  it('has a sheet beside it that says the same of everybody', async () => {
    const bench = await fieldBench({ clock: monday() });
    const list = await bench.list();
    const printed = await readPrinted(readFileSync((await bench.make({ listIds: [list.id], ...pdf() })).out));
    const table = tableOf(readFileSync((await bench.make({ listIds: [list.id] })).out), 'Kunjungan');
    for (const heading of ['Langkah berikutnya', 'Alasan', 'Waktu menghubungi', 'NIK', 'Alamat'])
      for (const text of column(table, heading)) {
        if (text !== null) expect(printed.text).toContain(String(text).replace('LATIHAN: ', ''));
      }
  });
});
