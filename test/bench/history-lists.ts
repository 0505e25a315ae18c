/** Two lists for the bench of the history: invented people with names as they are spread in Indonesia, contacts, and six columns that are kept. */
import { closeSync, openSync, writeSync } from 'node:fs';

const provinces = ['11', '12', '13', '16', '18', '31', '32', '33', '34', '35', '36', '51', '61', '64', '71', '73'];
const prefixes = [
  '0811',
  '0812',
  '0813',
  '0815',
  '0817',
  '0821',
  '0822',
  '0838',
  '0852',
  '0857',
  '0878',
  '0881',
  '0895',
];
const firstNames = [
  ...[
    'Siti',
    'Nur',
    'Sri',
    'Muhammad',
    'Ahmad',
    'Dewi',
    'Agus',
    'Budi',
    'Eko',
    'Rina',
    'Yanti',
    'Wahyu',
    'Dwi',
    'Tri',
    'Ratna',
  ],
  ...[
    'Indah',
    'Putri',
    'Rizki',
    'Andi',
    'Hendra',
    'Joko',
    'Slamet',
    'Sumarni',
    'Endang',
    'Lestari',
    'Bambang',
    'Rudi',
    'Maya',
  ],
];
const beginnings = [
  'Su',
  'Har',
  'Wi',
  'Pra',
  'Sa',
  'Ku',
  'Ma',
  'Ru',
  'Si',
  'Ha',
  'Na',
  'Pur',
  'Wah',
  'Ri',
  'Yu',
  'Ta',
  'Gu',
  'Lu',
  'Mul',
  'Ir',
];
const middles = ['', 'ka', 'ri', 'ya', 'na', 'wi', 'dar', 'man', 'ti', 'su', 'ra', 'la', 'bo', 'to', 'mi'];
const ends = [
  'no',
  'wan',
  'ti',
  'ni',
  'to',
  'yah',
  'sih',
  'di',
  'ya',
  'man',
  'wati',
  'jaya',
  'santoso',
  'putra',
  'ani',
  'ningsih',
  'hadi',
  'tini',
  'dewi',
  'ardi',
];
const branches = ['Bandung Kota', 'Surabaya Timur', 'Jakarta Selatan', 'Semarang', 'Medan Baru'];

const headings = [
  ...['NIK', 'Nama Nasabah', 'No HP', 'Nama Kontak Darurat', 'NIK Kontak Darurat', 'No HP Kontak Darurat'],
  ...['No Kontrak', 'Cabang', 'Alamat', 'Hari Tunggakan', 'Petugas', 'Wilayah'],
];

function of<T>(from: readonly T[], at: number): T {
  return from[at % from.length] as T;
}

/** Numbers in no order: each number has another, below 1,000,003. */
const scattered = (number: number): number => (number * 7_919) % 1_000_003;

/** Two or three words, of some thousand different ones. */
export function nameOf(number: number): string {
  const at = scattered(number + 17);
  const last = `${of(beginnings, at)}${of(middles, Math.floor(at / 20))}${of(ends, Math.floor(at / 300))}`;
  const middle = at % 3 === 0 ? ` ${of(firstNames, Math.floor(at / 7))}` : '';
  return `${of(firstNames, Math.floor(at / 11))}${middle} ${last}`;
}

export function nikOf(number: number): string {
  const place = scattered(number);
  const birth = `${two((place % 28) + 1)}${two((place % 12) + 1)}${two(60 + (place % 37))}`;
  return `${of(provinces, place)}74${two((place % 30) + 1)}${birth}${String(Math.floor(place / 104) + 1).padStart(4, '0')}`;
}

export function phoneOf(number: number): string {
  return `${of(prefixes, number)}${10_000_000 + ((number * 104_729) % 10_000_019)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** People `from` and after, as CSV. */
export function writePeople(path: string, from: number, rows: number): void {
  const file = openSync(path, 'w');
  writeSync(file, `${headings.join(';')}\n`);
  for (let start = from; start < from + rows; start += 10_000) {
    const lines: string[] = [];
    for (let number = start; number < Math.min(from + rows, start + 10_000); number += 1) {
      const contact =
        number % 2 === 0 ? [nameOf(number + 5), nikOf(number + 500_009), phoneOf(number + 3_000_001)] : ['', '', ''];
      lines.push(
        [
          ...[nikOf(number), nameOf(number), phoneOf(number), ...contact],
          ...[`KTR-${number}`, of(branches, number), `Jl. ${nameOf(number + 9)} ${number % 200}`],
          ...[String(number % 120), `Agen ${number % 40}`, `Zona ${number % 9}`],
        ].join(';'),
      );
    }
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}
