/** The words of the access log's screen; those of its entries are in src-main/words. */
import type { AccessGroup } from '../../../src-main/contract/access-log.ts';
import { accessLogWords } from '../../../src-main/words/access-log.ts';
import { defineTexts } from '../../i18n/texts.ts';

export const accessLogTexts = defineTexts('accessLog', {
  id: {
    title: 'Catatan akses',
    intro: 'Siapa melihat, memasukkan, mengeluarkan, atau mengubah apa, dan untuk berapa orang. Tidak dapat diubah.',
    tableLabel: 'Catatan akses, terbaru lebih dulu',
    column: {
      at: accessLogWords.id.headings.at,
      who: 'Oleh',
      what: accessLogWords.id.headings.what,
      people: accessLogWords.id.headings.people,
      lists: accessLogWords.id.headings.lists,
    },
    group: {
      label: 'Filter menurut jenis',
      shown: 'Dilihat',
      moved: 'Masuk dan keluar',
      law: 'Hak orang',
      set: 'Pengaturan',
      end: 'Keutuhan catatan',
    } satisfies Record<AccessGroup | 'label', string>,
    person: 'Siapa yang melihat orang ini: NIK atau nomor HP',
    personHint: 'NIK atau nomor HP seseorang',
    personFault: 'Ini bukan NIK 16 digit atau nomor HP.',
    find: 'Cari',
    clear: 'Hapus semua filter',
    check: 'Periksa keutuhan',
    intact: {
      title: 'Catatan akses utuh',
      text: '{{entries}} entri, tidak ada yang hilang atau diubah.',
    },
    broken: {
      title: 'Catatan akses TIDAK utuh',
      text: 'Mulai entri nomor {{entry}} ada yang hilang atau diubah. Beri tahu penanggung jawab pelindungan data, dan simpan salinan folder data apa adanya.',
    },
    endUnknown:
      'Tidak dapat dipastikan apakah ada entri di akhir yang hilang: tanda akhir di luar basis data tidak ada.',
    older: 'Data ini salinan lama: entri yang lebih baru tidak ada.',
    export: {
      button: 'Simpan catatan',
      fileName: 'Catatan akses',
      done: '{{name}}: {{count}} entri.',
    },
    empty: {
      title: 'Belum ada entri',
      text: 'Yang dilihat, diimpor, disimpan, dan diatur mulai sekarang tercatat di sini.',
    },
    noMatch: { title: 'Tidak ada yang cocok', text: 'Tidak ada entri dengan filter ini.' },
  },
  en: {
    title: 'Access log',
    intro: 'Who saw, brought in, gave away or changed what, and of how many people. It cannot be changed.',
    tableLabel: 'Access log, newest first',
    column: {
      at: accessLogWords.en.headings.at,
      who: 'By',
      what: accessLogWords.en.headings.what,
      people: accessLogWords.en.headings.people,
      lists: accessLogWords.en.headings.lists,
    },
    group: {
      label: 'Filter by kind',
      shown: 'Seen',
      moved: 'In and out',
      law: 'Rights of people',
      set: 'Settings',
      end: 'Whether the log is whole',
    },
    person: 'Who looked at this person: NIK or phone',
    personHint: 'NIK or phone of a person',
    personFault: 'That is neither a NIK of 16 digits nor a phone number.',
    find: 'Find',
    clear: 'Clear all filters',
    check: 'Check the log',
    intact: {
      title: 'The access log is intact',
      text: '{{entries}} entries, none missing or changed.',
    },
    broken: {
      title: 'The access log is NOT intact',
      text: 'From entry {{entry}} on, something is missing or was changed. Tell whoever is responsible for data protection, and keep a copy of the data folder as it is.',
    },
    endUnknown:
      'Whether entries at the end are missing cannot be told: what was written down of the end outside the database is lost.',
    older: 'This data is an older copy: newer entries are missing.',
    export: {
      button: 'Save the log',
      fileName: 'Access log',
      done: '{{name}}: {{count}} entries.',
    },
    empty: { title: 'No entries yet', text: 'What is seen, imported, saved and set from now on stands here.' },
    noMatch: { title: 'Nothing matches', text: 'No entry passes these filters.' },
  },
});
