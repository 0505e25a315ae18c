/** A printed list, read again by another program: every letter is there or seen to be missing, and nobody is parted by a page's edge. */
import { describe, expect, it } from 'vitest';
import { createPdfFile } from '../../../src-main/core/pdf/pdf-file.ts';
import type { Card, Paper, TextLine } from '../../../src-main/core/pdf/pdf-model.ts';
import { readPrinted } from '../../fakes/printed-file.ts';

const paper: Paper = {
  language: 'id',
  heading: 'Kunjungan: Agen A – Nasabah Uji',
  mark: null,
  madeAt: '2026-11-30 10:00',
  pages: 'Halaman {{page}} dari {{pages}}',
  form: {
    title: 'Centang satu',
    boxes: ['Berhasil dihubungi', 'Tidak menjawab', 'Nomor salah', 'Pindah alamat', 'Janji bayar', 'Menolak'],
    rows: [
      [
        { label: 'Tanggal', share: 0.5 },
        { label: 'Petugas', share: 0.5 },
      ],
      [{ label: '', share: 1 }],
    ],
  },
  continued: 'lanjutan',
  unprintable: 'Ada huruf yang tidak dapat dicetak',
  createdAt: Date.parse('2026-11-30T10:00:00+07:00'),
};

function card(number: number, changed: Partial<Card> = {}): Card {
  return {
    number,
    title: `Orang ${number}`,
    sign: 'full',
    lines: [
      [{ text: 'Telepon nomor ini' }],
      [{ text: '0812 0000 0000', bold: true, size: 19, link: 'tel:+628120000000' }],
    ],
    facts: [[{ text: 'Kode: ' }, { text: `SB${number}` }]],
    ...changed,
  };
}

function written(
  cards: readonly Card[],
  { text = [], password = null, ...changed }: Partial<Paper> & { text?: TextLine[]; password?: string | null } = {},
): Buffer {
  const file = createPdfFile({ ...paper, ...changed }, password);
  file.add(cards);
  return Buffer.concat([...file.pieces(text)]);
}

const count = (text: string, part: string) => text.split(part).length - 1;

describe('the pages', () => {
  it('are A4, and each says what it is, which of how many it is, and when it was made', async () => {
    const cards = Array.from({ length: 23 }, (_, index) => card(index + 1));
    const { pages, title } = await readPrinted(written(cards, { text: [{ headline: 'Petunjuk' }] }));
    expect(title).toBe(paper.heading);
    expect(pages.length).toBeGreaterThan(4);
    for (const [index, { text, size }] of pages.entries()) {
      expect(size.map(Math.round)).toEqual([595, 842]);
      expect(text).toContain(paper.heading);
      expect(text).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      expect(text).toContain('2026-11-30 10:00');
    }
    expect(pages[0]?.text).toContain('Petunjuk');
    expect(pages[0]?.text).not.toContain('Orang');
  });

  it('hold whole people: none of them begins on one page and ends on the next', async () => {
    const cards = Array.from({ length: 40 }, (_, index) =>
      card(index + 1, { facts: [[{ text: 'Alamat panjang '.repeat(index * 3) }, { text: `Kode SB${index + 1}.` }]] }),
    );
    const { pages } = await readPrinted(written(cards));
    for (const { number } of cards) {
      const on = pages.flatMap(({ text }, page) => (text.includes(`Orang ${number} `) ? [page] : []));
      expect(on).toHaveLength(1);
      expect(pages[on[0] ?? -1]?.text).toContain(`Kode SB${number}.`);
    }
  });

  it('never end with a heading, and begin with those of the table that goes on', async () => {
    const row = (label: string, heading?: true): TextLine => ({
      row: { label, figures: ['1'], bars: [], ...(heading && { heading }) },
    });
    const days = (from: number) => Array.from({ length: 9 }, (_, index) => row(`hari ${from + index}.`));
    const tables = Array.from({ length: 30 }, (_, index): TextLine[] => [
      { section: `Bagian ${index}.` },
      row(`Judul ${index}.`, true),
      ...days(index * 9),
    ]).flat();
    const { pages } = await readPrinted(written([], { text: tables }));
    expect(pages.length).toBeGreaterThan(4);
    let goesOn = 0;
    for (const { text } of pages) {
      const said = text.match(/(Bagian|Judul|hari) \d+\./g) ?? [];
      expect(said.at(-1)).toMatch(/^hari/);
      expect(said[0]).toMatch(/^(Bagian|Judul)/);
      if (said[0]?.startsWith('Judul')) {
        goesOn += 1;
        expect(said[0]).toBe(`Judul ${Math.floor(Number(/\d+/.exec(said[1] ?? '')) / 9)}.`);
      }
    }
    expect(goesOn).toBeGreaterThan(0);
  });

  it('keep all that is written within their edges and within the columns', async () => {
    const wide = 'TanpaSpasi'.repeat(80);
    const cards = [card(1, { title: wide, lines: [[{ text: wide }]], facts: [[{ text: wide }]] })];
    for (const { places, size } of (await readPrinted(written(cards, { heading: wide.repeat(3) }))).pages) {
      for (const { text, x, y, width } of places.filter((place) => place.text.trim() !== '')) {
        expect(x, text).toBeGreaterThanOrEqual(29);
        expect(x + width, text).toBeLessThanOrEqual(size[0] - 29);
        expect(y, text).toBeGreaterThanOrEqual(18);
        expect(y, text).toBeLessThanOrEqual(size[1] - 18);
      }
    }
  });

  it('print nothing smaller than nine points', async () => {
    const { pages } = await readPrinted(
      written([card(1, { title: '王' })], { mark: 'LATIHAN', text: [{ fact: ['a', 'b'] }] }),
    );
    for (const { size, text } of pages.flatMap(({ places }) => places)) expect(size, text).toBeGreaterThanOrEqual(9);
  });

  it('say on each of them that the answers are invented, where they are', async () => {
    const cards = Array.from({ length: 9 }, (_, index) => card(index + 1));
    const { pages } = await readPrinted(written(cards, { mark: 'LATIHAN: rekaan', text: [{ headline: 'Petunjuk' }] }));
    expect(pages.map(({ text }) => text.includes('LATIHAN: rekaan'))).toEqual(pages.map(() => true));
  });

  it('have numbers that can be tapped', async () => {
    const { pages } = await readPrinted(written([card(1)]));
    expect(pages[0]?.links).toEqual(['tel:+628120000000']);
  });

  it('exist for nobody, too', async () => {
    const { pages } = await readPrinted(written([], { text: [{ headline: 'Petunjuk' }] }));
    expect(pages.map(({ text }) => text.includes('Halaman 1 dari 1'))).toEqual([true]);
  });
});

describe('texts', () => {
  it('of 5,000 and of 60,000 characters are there to their last word, over as many pages as they need', async () => {
    for (const length of [5_000, 60_000]) {
      const address = Array.from({ length: length / 10 }, (_, index) => `jl${String(index).padStart(7, '0')}`).join(
        ' ',
      );
      const { pages, text } = await readPrinted(written([card(1), card(2, { facts: [[{ text: address }]] }), card(3)]));
      expect(
        text
          .replaceAll(/.*?(jl\d{7})|.+$/g, '$1 ')
          .trim()
          .split(/\s+/).length,
      ).toBe(length / 10);
      expect(text).toContain(address.slice(-9));
      const further = pages.filter((page) => page.text.includes('Orang 2 (lanjutan)')).length;
      expect(further, String(length)).toBe(pages.filter((page) => page.text.includes('jl0')).length - 1);
      expect(further > 0, String(length)).toBe(length > 5_000);
    }
  });

  it('have the letters of names from everywhere Latin is written, also where they came in two parts', async () => {
    for (const name of [
      'Şükrü Ğökçe',
      'Łukasz Żółć',
      'Đặng Thị Hương',
      'ʼAbd al-Ḥaqq',
      'Çelik Ñandú Œuvre ẞ',
      'Яна Ω',
    ]) {
      const { text } = await readPrinted(written([card(1, { title: name.normalize('NFD') })]));
      expect(text).toContain(`1. ${name.normalize('NFC')}`);
      expect(text).not.toContain(paper.unprintable);
    }
  });

  it('show what cannot be printed as missing, letter by letter, and say so below', async () => {
    const { text } = await readPrinted(written([card(1, { title: 'محمد Budi 王伟 👨‍👩‍👧 \u0007\ud800' }), card(2)]));
    expect(text).toContain('1. ���� Budi �� � ��');
    expect(count(text, paper.unprintable)).toBe(1);
  });

  it('are one line whatever parts them, and no mark of direction turns them round', async () => {
    const { text } = await readPrinted(written([card(1, { title: '\u202eitis\u202c A\tB\r\nC\u2028D\u200b\ufeffE' })]));
    expect(text).toContain('1. itis A B C DE');
    expect(text).not.toContain(paper.unprintable);
  });
});

describe('a password', () => {
  const cards = [card(1, { title: 'Siti Rahasia' })];

  it('opens the file, and no other does', async () => {
    for (const password of ['rahasia Ñ 12345', 'x', `${'kata sandi panjang '.repeat(12)}akhir`, '密码 😀']) {
      const bytes = written(cards, { password });
      expect((await readPrinted(bytes, password)).text).toContain('Siti Rahasia');
      for (const wrong of [undefined, '', 'y', `_${password}`])
        await expect(readPrinted(bytes, wrong)).rejects.toMatchObject({ name: 'PasswordException' });
    }
  });

  it('leaves nothing of the file to be read without it', () => {
    const bytes = written(cards, { password: 'rahasia' });
    for (const held of [bytes.toString('latin1'), bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')])
      for (const word of ['Siti', 'rahasia', 'Nasabah', 'tel:']) expect(held).not.toContain(word);
  });

  it('stands in it as the present standard has it, anew for each file', () => {
    const [first, second] = [written(cards, { password: 'sama' }), written(cards, { password: 'sama' })];
    expect(first.toString('latin1')).toMatch(/\/V 5[\s\S]*\/CFM \/AESV3[\s\S]*\/R 6/);
    const entry = (bytes: Buffer) => /\/U <([\da-f]+)>/.exec(bytes.toString('latin1'))?.[1];
    expect(entry(first)).toHaveLength(96);
    expect(entry(first)).not.toBe(entry(second));
  });
});
