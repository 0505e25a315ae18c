/** What the command line says of searching the history, in Indonesian. `history-en.ts` has the same keys. */
import type { historyEn } from './history-en.ts';

export const historyId: typeof historyEn = {
  options: {
    verdict: 'hanya kesimpulan itu (beberapa: dengan koma)',
    relation: 'hanya hubungan kontak darurat itu; none bila tidak disebut, other bila di luar daftar',
    operator: 'hanya nomor operator itu, menurut awalannya; unknown bila awalannya tidak dikenal',
    province: 'hanya NIK provinsi itu: nama atau dua angka pertamanya',
    from: 'terakhir berubah pada hari itu atau sesudahnya: YYYY-MM-DD',
    to: 'terakhir berubah pada hari itu atau sebelumnya',
    sort: 'newest (terbaru, bawaan), name (nama) atau verdict (kesimpulan)',
    after: 'lanjut sesudah kursor itu, seperti `next` halaman sebelumnya',
    facets: 'juga jumlah tiap status, kesimpulan, hubungan, operator, provinsi, …',
    out: 'juga tulis semua yang ditemukan ke berkas .xlsx atau .csv; dicatat sebagai laporan',
    unmasked: 'bersama --out: NIK dan nomor HP utuh',
  },
  usage: {
    noSuchOperator: (known) => `--operator harus salah satu dari: ${known}, unknown.`,
    noSuchProvince: '--province harus nama provinsi atau dua angka pertama NIK-nya.',
    unmaskedNeedsOut: '--unmasked hanya bersama --out.',
  },
  words: {
    facets: {
      ...{ state: 'Status', verdict: 'Kesimpulan', relation: 'Hubungan', operator: 'Operator', province: 'Provinsi' },
      ...{ charge: 'Biaya', list: 'Daftar', connection: 'Koneksi', month: 'Bulan' },
    },
  },
  said: {
    behind: (rows) => `Pencarian belum lengkap: ${rows} pengecekan masih dibaca.`,
    total: (rows) => `Ditemukan: ${rows}`,
    notCounted: 'Terlalu banyak nomor berawalan itu untuk dihitung: ketik lebih banyak angka.',
    written: (rows) => `Ditulis: ${rows} pengecekan`,
  },
};
