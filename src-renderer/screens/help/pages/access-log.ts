/** Help: the access log. */
import type { HelpText } from '../help-page.ts';

export const accessLogHelp: HelpText = {
  id: {
    title: 'Catatan akses',
    about:
      'Siapa melihat, memasukkan, melaporkan, atau menghapus data orang, dan kapan. Tidak bisa diubah dari program.',
    parts: [
      {
        heading: 'Caranya',
        steps: [
          'Persempit menurut jenis atau tanggal.',
          'Isi NIK atau nomor HP untuk tahu siapa yang melihat orang itu.',
          '“Periksa keutuhan” memastikan tidak ada yang dihapus atau diubah.',
          '“Simpan catatan” membuat berkas untuk pemeriksa.',
        ],
      },
      {
        heading: 'Bila tidak utuh',
        lines: ['Jangan menghapus apa pun. Simpan salinan folder data dan hubungi petugas TI.'],
      },
    ],
  },
  en: {
    title: 'Access log',
    about: 'Who saw, brought in, reported or removed data of people, and when. It cannot be changed from the program.',
    parts: [
      {
        heading: 'How',
        steps: [
          'Filter by kind or by day.',
          'Enter a NIK or mobile number to learn who looked at that person.',
          '“Check the log” makes sure that nothing was removed or changed.',
          '“Save the log” makes a file for an auditor.',
        ],
      },
      {
        heading: 'When it is not intact',
        lines: ['Delete nothing. Keep a copy of the data folder and call IT.'],
      },
    ],
  },
};
