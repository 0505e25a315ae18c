/** What the command line says of diagnostics, in Indonesian. */
import type { diagnosticsEn } from './diagnostics-en.ts';

export const diagnosticsId: typeof diagnosticsEn = {
  commands: {
    diagnostics: 'Keadaan program: versi, data, antrean, jalan ke penyedia, kesalahan terakhir.',
    bundle: 'Membuat paket bantuan tanpa data siapa pun: menampilkan semuanya, atau menyimpannya dengan --to.',
  },
  options: { to: 'berkas zip yang ditulis' },
  said: {
    saved: (kilobytes) => `Tersimpan: ${kilobytes} KB. Isinya berkas berikut dan tidak ada yang lain:`,
    notOpen: 'Data tidak terbuka; paket berisi log saja.',
  },
};
