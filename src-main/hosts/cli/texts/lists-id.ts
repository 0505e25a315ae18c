/** What the command line says of mappings, problems files, mending and the template, in Indonesian. */
import { purposeWords } from '../../../words/purposes.ts';
import type { listsEn } from './lists-en.ts';

export const listsId: typeof listsEn = {
  commands: {
    problems: 'Menyimpan baris yang tidak diterima suatu daftar sebagai buku kerja, untuk diperbaiki rekan.',
    mend: 'Memasukkan berkas masalah yang sudah diperbaiki: baris yang kini benar masuk ke daftarnya semula.',
    mapping: 'Susunan kolom tersimpan: list, delete. `import --save-mapping` membuatnya.',
    mappingList: 'Menampilkan susunan kolom tersimpan.',
    mappingDelete: 'Menghapus susunan kolom tersimpan.',
    template: 'Menulis buku kerja kosong untuk diisi, dengan catatan di setiap kolom.',
    archive: 'Menyisihkan daftar yang tidak dipakai lagi; isinya tetap tersimpan dan terhitung.',
    group: 'Memasukkan daftar ke kelompok; tanpa nama kelompok: dikeluarkan.',
  },
  options: {
    archived: 'daftar yang disisihkan, atau dikembalikan',
    archiveUndo: 'kembalikan ke antara yang lain',
    grouped: 'daftar yang dikelompokkan',
    groupName: 'nama kelompok: kampanye, bulan, atau cabang',
    mapping: 'nama susunan kolom tersimpan; --map mengalahkannya',
    saveMapping: 'simpan kolom seperti yang terbaca dengan nama itu',
    purpose: 'tujuan daftar: reach-active, win-back, collection, verify-data, atau other',
    legalBasis:
      'dasar hukum: consent, contract, legal-obligation, vital-interest, public-task, atau legitimate-interest',
    headerRow: 'baris judul kolom, atau none bila setiap baris adalah orang',
    headerRows: 'banyaknya baris judul: 1 atau 2',
    leaveOutHidden: 'lewati baris yang disembunyikan di buku kerja',
    takeTotals: 'terima juga baris yang tampak seperti jumlah, tanda tangan, atau judul yang berulang',
    keepColumn: 'tetap simpan kolom yang tampak tentang orang lain: judul, nomor, atau huruf (dapat diulang)',
    problems: 'buku kerja untuk baris yang tidak diterima: .xlsx',
    outProblems: 'buku kerja yang ditulis: .xlsx',
    outTemplate: 'buku kerja yang ditulis: .xlsx',
    mappingName: 'nama susunan kolom',
    mendFile: 'berkas masalah yang sudah diperbaiki',
    maxCost: 'bila daftarnya sudah dimulai: jangan masukkan apa pun bila biayanya dapat melebihi sekian rupiah',
    yes: 'bila daftarnya sudah dimulai: jangan bertanya sebelum memasukkan baris yang akan dikirim',
  },
  usage: {
    notXlsx: (option) => `${option} harus berakhiran .xlsx.`,
    notAHeaderRow: (most) =>
      `--header-row harus berupa nomor baris seperti di Excel, dari 1 sampai ${most}, atau none.`,
    problemsIsTheList:
      '--problems adalah daftar atau laporannya sendiri: berkas itu akan tergantikan. Sebut berkas lain.',
    notWithDryRun: '--save-mapping dan --problems menyimpan sesuatu: jangan sebutkan --dry-run.',
    keptColumnUnknown: 'Kolom yang ingin disimpan tidak ada. `import BERKAS --dry-run` menampilkan yang ditinggal.',
    mappingUnknown: 'Tidak ada susunan kolom tersimpan dengan nama itu. `mapping list` menampilkan nama-namanya.',
  },
  words: {
    withheld: 'Mungkin tentang orang lain, ditinggal karena belum ada persetujuan',
    purpose: purposeWords.id.label.purpose,
    legalBasis: purposeWords.id.label.legalBasis,
    mapping: 'Susunan kolom',
    saved: 'Disimpan',
    mended: 'masuk ke daftar',
    stillRejected: 'masih perlu diperbaiki',
    ignored: 'bukan dari daftar ini, atau sudah ada di dalamnya',
    problemsFile: 'Berkas masalah',
  },
  said: {
    archived: (name) => `Daftar ${name} diarsipkan.`,
    unarchived: (name) => `Daftar ${name} kembali di antara yang lain.`,
    grouped: (name, group) => `Daftar ${name} kini di kelompok ${group}.`,
    ungrouped: (name) => `Daftar ${name} tidak berkelompok lagi.`,
    importedBefore: (list, when) => `Berkas yang persis sama sudah pernah diimpor, ${when}, sebagai daftar ${list}.`,
    problemsSaved: (n) => `${n} baris disimpan untuk diperbaiki. \`mend BERKAS\` memasukkannya kembali.`,
    withheld: (columns) =>
      `Tidak diikutkan, mungkin tentang orang lain: ${columns}. Untuk tetap memakainya, impor lagi berkasnya dengan --keep-column.`,
    nothingToMend: 'Semua baris diterima, jadi tidak ada yang perlu disimpan.',
    mappingSaved: (name) => `Kolomnya disimpan sebagai "${name}".`,
    mappingDeleted: 'Susunan kolom dihapus.',
    noMappings: 'Belum ada susunan kolom tersimpan. `import --save-mapping` membuatnya.',
    templateWritten: 'Templat sudah ditulis.',
    mendQuestion: (calls, rupiah) =>
      `Daftarnya sudah dimulai: paling banyak ${calls} pengecekan berbayar dengan biaya paling banyak ${rupiah} akan dikirim. Masukkan barisnya? [y/T] `,
    mendTooDear: (rupiah, most) =>
      `Tidak ada yang dimasukkan: biayanya dapat mencapai ${rupiah}, sedangkan --max-cost mengizinkan ${most}.`,
    mendDeclined: 'Tidak ada yang dimasukkan.',
  },
};
