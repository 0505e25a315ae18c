/** The branch's name and logo: kept in the store, told by its bytes what may be a logo, and shown on what is written. Invented names. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { LogoFault } from '../../../src-main/contract/branch.ts';
import { readLogo } from '../../../src-main/core/settings/logo.ts';
import { coreBench } from '../../fakes/core-bench.ts';
import { jpeg, pictureOf, png, pngPiece } from '../../fakes/pictures.ts';
import { tempDir } from '../../fakes/ports.ts';
import { readPrinted } from '../../fakes/printed-file.ts';
import { fieldBench, people, tableOf } from '../reports/field/field-bench.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><image href="https://example.com/a.png"/></svg>';

describe('a logo', () => {
  it('is a PNG or a JPEG, whose size is read from it', () => {
    expect(readLogo(png(120, 40))).toMatchObject({ format: 'png', width: 120, height: 40 });
    expect(readLogo(jpeg())).toMatchObject({ format: 'jpeg', width: 40, height: 20 });
    // Some cameras and programs leave bytes behind the end.
    expect(readLogo(Buffer.concat([jpeg(), Buffer.from('\0\0')]))).toMatchObject({ format: 'jpeg' });
  });

  const whole = png(120, 40);
  const flipped = Buffer.from(whole);
  flipped[60] = (flipped[60] ?? 0) ^ 1;
  const noPixels = Buffer.concat([whole.subarray(0, 33), pngPiece('IEND', Buffer.alloc(0))]);
  it.each<[string, Buffer, LogoFault]>([
    ['an SVG, which may load others', Buffer.from(svg), 'kind'],
    ['an SVG that calls itself XML', Buffer.from(`<?xml version="1.0"?>${svg}`), 'kind'],
    ['a GIF', Buffer.from('GIF89a\x28\0\x28\0\0\0\0;', 'latin1'), 'kind'],
    ['a workbook', Buffer.from('PK\x03\x04aaaaaaaaaaaaaaaa', 'latin1'), 'kind'],
    ['nothing', Buffer.alloc(0), 'kind'],
    ['a PNG that was cut off', whole.subarray(0, whole.length - 14), 'damaged'],
    ['a PNG of which a bit fell over', flipped, 'damaged'],
    ['a PNG without pixels', noPixels, 'damaged'],
    ['a JPEG that was cut off', jpeg().subarray(0, jpeg().length - 20), 'damaged'],
    ['a JPEG that ends in its headings', jpeg().subarray(0, 60), 'damaged'],
    ['more bytes than a logo has', Buffer.concat([whole, Buffer.alloc(500_000)]), 'bytes'],
    ['a side longer than a screen needs', png(3_001, 16), 'sides'],
    ['a dot', png(15, 40), 'sides'],
  ])('is not %s', (_what, bytes, problem) => {
    expect(() => readLogo(bytes)).toThrow(expect.objectContaining({ code: 'logo-refused', details: { problem } }));
  });
});

describe('the branch', () => {
  it('has no name and no logo until they are set, and keeps them when the program starts again and the file is gone', async () => {
    const bench = await coreBench({ ports: { namedFile: (fileId) => ({ path: fileId, use: 'read' }) } });
    expect(await bench.ask('branch.get', {})).toEqual({ name: null, logo: null });
    const path = join(tempDir(), 'logo.png');
    writeFileSync(path, png(120, 40));
    const set = await bench.ask('branch.set', { name: '  Bogor Timur ', logo: { fileId: path } });
    expect(set).toEqual({
      name: 'Bogor Timur',
      logo: {
        format: 'png',
        width: 120,
        height: 40,
        bytes: png(120, 40).length,
        base64: png(120, 40).toString('base64'),
      },
    });
    rmSync(path);
    await bench.core.close();
    const again = await coreBench({ ports: { dataDir: bench.ports.dataDir } });
    expect(await again.ask('branch.get', {})).toEqual(set);
    // What is not said stays.
    expect(await again.ask('branch.set', { name: null })).toEqual({ name: null, logo: set.logo });
    expect(await again.ask('branch.set', { name: 'B' })).toMatchObject({ name: 'B', logo: { width: 120 } });
    expect(await again.ask('branch.set', { logo: null })).toEqual({ name: 'B', logo: null });
  });

  it('keeps what it has where a file is refused, or is far too large to be read at all', async () => {
    const namedFile = (path: string) => (path.startsWith('/') ? { path, use: 'read' as const } : null);
    const bench = await coreBench({ ports: { namedFile } });
    const logo = { fileId: await bench.upload('logo.jpg', jpeg()) };
    await bench.ask('branch.set', { name: 'Bogor', logo });
    for (const [name, bytes, problem] of [
      ['logo.png', Buffer.from(svg), 'kind'],
      ['film.png', Buffer.alloc(5_000_000), 'bytes'],
    ] as const) {
      const refused = { fileId: await bench.upload(name, bytes) };
      expect(await bench.core.call('branch.set', { name: 'Lain', logo: refused })).toMatchObject({
        error: { code: 'logo-refused', details: { problem } },
      });
    }
    // More than a program can read in one piece, and nothing of it on the disk.
    const film = join(tempDir(), 'film.png');
    writeFileSync(film, '');
    truncateSync(film, 3 * 2 ** 30);
    expect(await bench.core.call('branch.set', { logo: { fileId: film } })).toMatchObject({
      error: { code: 'logo-refused', details: { problem: 'bytes' } },
    });
    expect(await bench.core.call('branch.set', { logo: { fileId: 'x' } })).toMatchObject({
      error: { code: 'file-unknown' },
    });
    expect(await bench.core.call('branch.set', { name: 'a\nb' })).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await bench.ask('branch.get', {})).toMatchObject({ name: 'Bogor', logo: { format: 'jpeg' } });
  });
});

describe('a visit sheet', { timeout: 60_000 }, () => {
  async function bogor() {
    const bench = await fieldBench();
    const list = await bench.list(people, { startNow: false });
    const logo = { fileId: await bench.upload('logo.png', png(520, 100)) };
    await bench.ask('branch.set', { name: 'Bogor & Timur', logo });
    const made = async (order: object) => {
      const { out, report } = await bench.make({ listIds: [list.id], ...order });
      const parts = unzipSync(readFileSync(out));
      const text = (part: string) => Buffer.from(parts[part] ?? []).toString();
      const media = Object.entries(parts).filter(([name]) => name.startsWith('xl/media/'));
      const cover = tableOf(readFileSync(out), 'Petunjuk');
      return { report, cover, media: media.map(([, bytes]) => Buffer.from(bytes)), text, parts };
    };
    return { bench, made, listIds: [list.id] };
  }

  it('has the branch’s name and logo on its cover, and the name in its footer', async () => {
    const { made } = await bogor();
    const { cover, media, text } = await made({});
    expect(cover.flat().filter((cell) => cell !== null)[0]).toBe('Bogor & Timur');
    expect(media).toEqual([png(520, 100)]);
    // At its own shape, at most 260 × 72 pixels of 9,525 units.
    expect(text('xl/drawings/drawing1.xml')).toContain(`<xdr:ext cx="${260 * 9_525}" cy="${50 * 9_525}"/>`);
    // In a footer an ampersand stands twice.
    expect(text('xl/worksheets/sheet2.xml')).toContain('Bogor &amp;&amp; Timur – Nasabah Uji');
  });

  const half = Array.from({ length: 64 }, () => 128);
  it.each<[string, Buffer]>([
    ['a PNG with alpha', pictureOf({ width: 16, height: 16, colour: 6, bits: 8, line: half })],
    ['a JPEG', jpeg()],
  ])('as a PDF has both on its first page: %s', async (_what, picture) => {
    const { bench, listIds } = await bogor();
    await bench.ask('branch.set', { logo: { fileId: await bench.upload('logo', picture) } });
    const made = async (order: object) =>
      readFileSync((await bench.make({ listIds, format: 'pdf', fileId: join(tempDir(), 'a.pdf'), ...order })).out);
    const out = await made({});
    expect((await readPrinted(out)).pages[0]?.text).toContain('Bogor & Timur');
    expect(out.toString('latin1').split('/Subtype /Image')).toHaveLength(2);
    expect((await made({ logo: false })).toString('latin1')).not.toContain('/Subtype /Image');
  });

  it('has another name, and goes without the logo, where it or its template says so; made again it still does', async () => {
    const { bench, made } = await bogor();
    const other = await made({ branchName: 'Depok', logo: false });
    expect(other.cover.flat().filter((cell) => cell !== null)[0]).toBe('Depok');
    expect(other.media).toEqual([]);
    await bench.ask('branch.set', { name: 'Bekasi' });
    const fileId = join(tempDir(), 'lagi.xlsx');
    await bench.ask('reports.again', { reportId: other.report.reportId, fileId });
    expect(JSON.stringify(tableOf(readFileSync(fileId), 'Petunjuk'))).toContain('Depok');
    expect((await made({})).cover.flat().filter((cell) => cell !== null)[0]).toBe('Bekasi');
  });
});
