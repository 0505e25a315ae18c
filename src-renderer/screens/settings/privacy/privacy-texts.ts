/** Texts of the settings about what is stored of people. */
import { defineTexts } from '../../../i18n/texts.ts';

export const privacyTexts = defineTexts('privacy', {
  id: {
    accessLog: {
      title: 'Catatan akses',
      about:
        'Setiap orang yang dilihat, dimasukkan, dilaporkan, atau disimpan ke berkas tercatat: siapa, kapan, dan berapa orang.',
      open: 'Buka catatan akses',
    },
    masking: {
      title: 'Penyamaran angka',
      label: 'Samarkan NIK dan nomor HP di layar',
      hint: 'Tampil seperti 3374••••••••0015. Siapa yang membukanya tercatat di catatan akses.',
    },
    restricted: {
      title: 'Orang yang dibatasi',
      about: 'Mereka tidak ditanyakan dan tidak dilaporkan. Batasi seseorang dari halaman orangnya.',
      nobody: 'Belum ada.',
      since: 'Sejak',
      by: 'Oleh',
      reason: 'Alasan',
    },
    retention: {
      title: 'Batas simpan',
      about:
        'Pengecekan yang sudah selesai dihapus sendiri setelah sekian hari, menurut tujuan daftarnya, bersama jawaban, hasil kunjungan, dan baris yang tidak masuk. Biayanya tetap tercatat tanpa data orang. Yang masih menunggu, sedang dikirim, atau tanpa jawaban tidak dihapus.',
      off: 'Belum ada batas: semua data orang disimpan terus. UU PDP meminta data dihapus setelah tidak diperlukan.',
      byOrganisation: 'Ditetapkan oleh kantor Anda.',
      unit: ' hari',
      forever: 'disimpan terus',
      fault: 'Isi angka bulat antara {{min}} dan {{max}}, atau kosongkan.',
      show: 'Lihat yang akan dihapus…',
      saved: 'Batas simpan tersimpan.',
      dialog: {
        title: 'Tetapkan batas simpan',
        counting: 'Menghitung yang lewat batas…',
        none: 'Sekarang tidak ada yang lewat batas. Mulai hari ini dihapus sendiri tiap hari.',
        some: '{{checks}} pengecekan dan {{rejected}} baris yang tidak masuk dihapus sekarang, lalu tiap hari yang lewat batas. Tidak bisa dikembalikan.',
        paid: 'Di antaranya {{answers}} jawaban berbayar seharga {{rupiah}}: bila orangnya ditanyakan lagi, dibayar lagi.',
        list: '{{name}}: {{checks}} pengecekan, {{rejected}} baris yang tidak masuk',
        more: 'dan {{count}} daftar lain',
        confirm: 'Simpan dan hapus',
        confirmNone: 'Simpan',
      },
      done: '{{count}} pengecekan dihapus.',
    },
  },
  en: {
    accessLog: {
      title: 'Access log',
      about: 'Whoever sees, brings in, reports or saves data of people is written down: who, when, and of how many.',
      open: 'Open the access log',
    },
    masking: {
      title: 'Masked digits',
      label: 'Mask NIKs and phone numbers on screen',
      hint: 'Shown as 3374••••••••0015. Whoever reveals them is written to the access log.',
    },
    restricted: {
      title: 'Restricted people',
      about: 'They are neither asked nor reported. Restrict somebody on the person’s page.',
      nobody: 'Nobody yet.',
      since: 'Since',
      by: 'By',
      reason: 'Reason',
    },
    retention: {
      title: 'Retention',
      about:
        'Finished checks are removed by themselves after so many days, by the purpose of their list, with their answers, visit results and rows left out. What they cost stays recorded, without the person. What waits, is being sent or has no answer is not removed.',
      off: 'Nothing is set: all personal data is kept for ever. UU PDP asks for data to be removed once it is not needed.',
      byOrganisation: 'Set by your organisation.',
      unit: ' days',
      forever: 'kept for ever',
      fault: 'Enter a whole number from {{min}} to {{max}}, or leave it empty.',
      show: 'Show what would be removed…',
      saved: 'The retention is saved.',
      dialog: {
        title: 'Set the retention',
        counting: 'Counting what is over its days…',
        none: 'Nothing is over its days now. From today on it is removed by itself every day.',
        some: '{{checks}} checks and {{rejected}} rows left out are removed now, and every day what is over its days by then. They cannot be brought back.',
        paid: 'Among them are {{answers}} paid answers that cost {{rupiah}}: asked about again, those people are paid for again.',
        list: '{{name}}: {{checks}} checks, {{rejected}} rows left out',
        more: 'and {{count}} more lists',
        confirm: 'Save and remove',
        confirmNone: 'Save',
      },
      done: { one: '{{count}} check removed.', other: '{{count}} checks removed.' },
    },
  },
});
