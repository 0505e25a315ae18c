/**
 * What somebody gives to whoever helps: figures and codes of this program, and the log's lines, which hold nothing of anybody. It is
 * made of what is allowed (the contract's fields, the log's known shape), never by taking out what looks personal.
 */
import type { BundleFile, Diagnostics } from '../../contract/diagnostics.ts';
import { readLines } from './log-lines.ts';

/** Bytes of the log that go along, the newest. */
export const bundleLogBytes = 256 * 1024;

const readme = [
  'Paket bantuan Sambung',
  '',
  'Isi: diagnostics.json (versi, ukuran, keadaan antrean dan koneksi dengan nomornya, jumlah, kode) dan log.jsonl (kejadian: kode, nomor, waktu, tempat di dalam program).',
  'Tidak ada di dalamnya: nama, NIK, nomor telepon, alamat, jawaban, nama berkas dan folder, nama daftar dan koneksi, kunci, kata sandi, alamat penyedia dan proxy.',
  'Tidak ada yang dikirim oleh program. Yang Anda lihat sebelum menyimpan adalah seluruh isinya.',
  '',
  'Support bundle of Sambung',
  '',
  'In it: diagnostics.json (versions, sizes, the state of the queue and of connections by their numbers, counts, codes) and log.jsonl (events: codes, numbers, times, places in the program).',
  'Not in it: names, NIKs, phone numbers, addresses, answers, names of files and folders, names of lists and connections, keys, passwords, addresses of the provider and of a proxy.',
  'The program sends nothing. What you see before you save it is all there is.',
  '',
];

/** `diagnostics` null: the data does not open, and the log is all there is. `log`: as it lies on the disk. */
export function bundleFiles(diagnostics: Diagnostics | null, log: string): BundleFile[] {
  const lines = readLines(log).map((line) => JSON.stringify(line));
  return [
    { name: 'README.txt', text: readme.join('\r\n') },
    ...(diagnostics
      ? [{ name: 'diagnostics.json', text: `${JSON.stringify(withoutPlaces(diagnostics), null, 2)}\n` }]
      : []),
    { name: 'log.jsonl', text: lines.length > 0 ? `${lines.join('\n')}\n` : '' },
  ];
}

/** A proxy's name may be that of somebody's computer. */
function withoutPlaces(diagnostics: Diagnostics): Diagnostics {
  const lanes = diagnostics.lanes.map((lane) => ({ ...lane, proxy: lane.proxy === null ? null : 'left out' }));
  return { ...diagnostics, lanes };
}
