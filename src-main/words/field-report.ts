/** What only a field report says: its sheet, its cover, the times of contact, and which holidays are known. */
import type { ContactOpening } from '../contract/contact.ts';
import type { Language } from '../contract/settings.ts';
import { defineWords, fill } from './text.ts';

export const fieldReportWords = defineWords({
  id: {
    sheets: { people: 'Kunjungan', cover: 'Petunjuk' },
    headings: {
      order: 'No.',
      call: 'Telepon',
      whatsapp: 'WhatsApp',
      contactWindow: 'Waktu menghubungi',
      answerAge: 'Umur jawaban (hari)',
      otherNumbers: 'Nomor lain orang ini',
      lastOutcome: 'Hasil terakhir',
    },
    /** Of a file for those of whom the column says nothing. */
    withoutValue: 'tanpa {{heading}}',
    otherNumber: '{{phone}} ({{verdict}}, {{day}})',
    lastOutcome: '{{outcome}} ({{day}})',
    promisedFor: 'untuk {{day}}',
    window: {
      now: 'Hari ini ({{day}}) sampai {{closes}} {{clock}}',
      laterToday: 'Hari ini ({{day}}) {{opens}}–{{closes}} {{clock}}',
      later: '{{weekday}} ({{day}}) {{opens}}–{{closes}} {{clock}}',
      never: 'Belum ada hari yang boleh',
      byNik: 'menurut NIK, tempat terbitnya pertama kali',
      everywhere: 'alamat tidak diketahui; jam ini boleh di semua zona',
      holidaysUnknown: 'libur nasional {{year}} belum diketahui',
    },
    weekday: { 0: 'Minggu', 1: 'Senin', 2: 'Selasa', 3: 'Rabu', 4: 'Kamis', 5: 'Jumat', 6: 'Sabtu' },
    /** What only a printed list says. The labels stand before lines to write on, so they are short. */
    paper: {
      tick: 'Hasil kunjungan: centang satu',
      foundOn: 'Tanggal',
      agent: 'Petugas',
      promiseDate: 'Janji bayar tgl.',
      promiseAmount: 'Rp',
      note: 'Catatan',
      noNumber: 'Tidak ada nomor untuk ditelepon',
      noName: '(tanpa nama)',
      code: 'Kode baris',
      continued: 'lanjutan',
      unprintable:
        '� berarti huruf yang tidak dapat dicetak di sini; lihat tulisannya di Sambung atau di lembar Excel.',
      fillInText:
        'Untuk setiap orang, centang satu hasil, lalu tulis tanggal, janji bayar, dan catatan dengan jelas. Kembalikan lembarnya ke {{madeBy}}.',
      fillInBranch:
        'Di cabang: cari orangnya di Sambung, buka rincian pengecekannya, lalu catat hasilnya di sana. Kode baris menunjukkan baris yang mana.',
    },
    cover: {
      title: 'Laporan lapangan',
      practice: 'LATIHAN: semua jawaban di sini rekaan. Jangan menghubungi siapa pun karena laporan ini.',
      madeAt: 'Dibuat pada',
      madeBy: 'Dibuat oleh',
      people: 'Jumlah orang',
      lists: 'Daftar',
      order: 'Urutan',
      orderText: 'Yang paling mungkin dapat dihubungi di atas; janji bayar yang jatuh tempo paling dulu.',
      sortedUp: 'Menurut {{heading}}, urutan naik; bila sama, yang paling mungkin dapat dihubungi di atas.',
      sortedDown: 'Menurut {{heading}}, urutan turun; bila sama, yang paling mungkin dapat dihubungi di atas.',
      nik: 'NIK',
      masked: 'Disamarkan: hanya empat digit pertama dan terakhir.',
      whole: 'Lengkap. Jaga berkas ini dan hapus bila sudah selesai.',
      legal: 'Aturan menghubungi (POJK 22/2023 pasal 62)',
      hours: 'Senin–Sabtu, bukan hari libur nasional, 08.00–20.00 waktu setempat nasabah.',
      manners: 'Tanpa ancaman, kekerasan, atau tindakan yang mempermalukan. Hanya nasabahnya sendiri yang ditagih.',
      contacts: 'Kontak darurat hanya boleh ditanya di mana nasabah berada, setelah ia setuju. Ia tidak ditagih.',
      holidays: 'Libur nasional yang diketahui',
      holidaysText: 'Tahun {{years}}. Sumber: {{source}}',
      holidaysUnknown:
        'Libur nasional {{year}} belum diketahui: periksa sendiri kalendernya, atau pasang berkas holidays.json yang lebih baru.',
      holidaysProblem: {
        'not-readable': 'holidays.json di {{folder}} tidak dapat dibaca, jadi tidak dipakai.',
        'not-json': 'holidays.json di {{folder}} bukan JSON yang benar, jadi tidak dipakai.',
        'not-valid': 'holidays.json di {{folder}} tidak benar{{at}}, jadi tidak dipakai.',
      },
      problemAt: ' pada {{at}}',
      folder: { 'data-folder': 'folder data', 'program-folder': 'folder program' },
      givenBefore: 'Sudah pernah diberikan',
      givenBeforeText: '{{people}} orang di sini juga ada di "{{fileName}}" ({{day}}, {{madeBy}}).',
      fillIn: 'Cara mengisi dan mengirim kembali',
      fillInText:
        'Isi sel yang berwarna muda. Baris boleh diurutkan atau dihapus, dan kolom boleh ditambah; kode baris jangan diubah. Simpan sebagai .xlsx, lalu kirim berkasnya kembali ke {{madeBy}}.',
      fillInBranch: 'Di cabang: buka Sambung, Laporan, lalu masukkan hasil lapangan dari berkas ini.',
    },
  },
  en: {
    sheets: { people: 'Visits', cover: 'Guide' },
    headings: {
      order: 'No.',
      call: 'Call',
      whatsapp: 'WhatsApp',
      contactWindow: 'When to contact',
      answerAge: 'Age of the answer (days)',
      otherNumbers: 'Other numbers of this person',
      lastOutcome: 'Last outcome',
    },
    withoutValue: 'without {{heading}}',
    otherNumber: '{{phone}} ({{verdict}}, {{day}})',
    lastOutcome: '{{outcome}} ({{day}})',
    promisedFor: 'for {{day}}',
    window: {
      now: 'Today ({{day}}) until {{closes}} {{clock}}',
      laterToday: 'Today ({{day}}) {{opens}}–{{closes}} {{clock}}',
      later: '{{weekday}} ({{day}}) {{opens}}–{{closes}} {{clock}}',
      never: 'No day is permitted yet',
      byNik: 'by the NIK, where it was first issued',
      everywhere: 'address not known; these hours are permitted in every zone',
      holidaysUnknown: 'national holidays of {{year}} are not known',
    },
    weekday: {
      0: 'Sunday',
      1: 'Monday',
      2: 'Tuesday',
      3: 'Wednesday',
      4: 'Thursday',
      5: 'Friday',
      6: 'Saturday',
    },
    paper: {
      tick: 'Outcome of the visit: tick one',
      foundOn: 'Date',
      agent: 'Agent',
      promiseDate: 'Promised for',
      promiseAmount: 'Rp',
      note: 'Note',
      noNumber: 'No number to call',
      noName: '(no name)',
      code: 'Row code',
      continued: 'continued',
      unprintable: '� is a letter that cannot be printed here; look it up in Sambung or in the Excel sheet.',
      fillInText:
        'For each person, tick one outcome, then write the date, the promise and a note so that it can be read. Return the sheets to {{madeBy}}.',
      fillInBranch:
        'At the branch: look the person up in Sambung, open the check and record the outcome there. The row code says which row it is.',
    },
    cover: {
      title: 'Field report',
      practice: 'PRACTICE: every answer here is made up. Contact nobody because of this report.',
      madeAt: 'Made at',
      madeBy: 'Made by',
      people: 'People',
      lists: 'Lists',
      order: 'Order',
      orderText: 'Those who are most likely to be reached come first; promises to pay that are due before all others.',
      sortedUp: 'By {{heading}}, ascending; of those alike, whoever is most likely to be reached comes first.',
      sortedDown: 'By {{heading}}, descending; of those alike, whoever is most likely to be reached comes first.',
      nik: 'NIK',
      masked: 'Masked: only the first and the last four digits.',
      whole: 'Whole. Keep this file safe, and delete it when the work is done.',
      legal: 'Rules of contact (POJK 22/2023 art. 62)',
      hours: 'Monday to Saturday, not on national holidays, 08:00–20:00 in the customer’s local time.',
      manners: 'No threats, no violence, nothing that shames. Only the customers themselves are collected from.',
      contacts:
        'Emergency contacts may only be asked where the customer is, after they have consented. They are not collected from.',
      holidays: 'National holidays that are known',
      holidaysText: 'Of {{years}}. Source: {{source}}',
      holidaysUnknown:
        'The national holidays of {{year}} are not known: look at a calendar, or put a newer holidays.json in place.',
      holidaysProblem: {
        'not-readable': 'holidays.json in the {{folder}} cannot be read, so it is not used.',
        'not-json': 'holidays.json in the {{folder}} is not valid JSON, so it is not used.',
        'not-valid': 'holidays.json in the {{folder}} is not right{{at}}, so it is not used.',
      },
      problemAt: ' at {{at}}',
      folder: { 'data-folder': 'data folder', 'program-folder': 'program folder' },
      givenBefore: 'Given before',
      givenBeforeText: '{{people}} of these people are also in "{{fileName}}" ({{day}}, {{madeBy}}).',
      fillIn: 'How to fill it in and send it back',
      fillInText:
        'Fill in the lightly shaded cells. Rows may be sorted or deleted and columns added; do not change the row codes. Save as .xlsx and send the file back to {{madeBy}}.',
      fillInBranch: 'At the branch: open Sambung, Reports, and bring the outcomes in from this file.',
    },
  },
});

/** When somebody may be contacted, with what it rests on. Days as `2026-11-30`, for somebody to sort by. */
export function contactText(language: Language, opening: ContactOpening): string {
  const { window: words, weekday } = fieldReportWords[language];
  const { window, basis } = opening;
  if (window === null) return words.never;
  const sentence = window.today ? (window.open ? words.now : words.laterToday) : words.later;
  const dotted = (clock: string) => (language === 'id' ? clock.replace(':', '.') : clock);
  const said = fill(sentence, {
    day: window.day,
    weekday: weekday[window.weekday as keyof typeof weekday],
    opens: dotted(window.opens),
    closes: dotted(window.closes),
    clock: window.clock,
  });
  const notes = [
    ...(basis === 'nik' ? [words.byNik] : []),
    ...(basis === 'none' ? [words.everywhere] : []),
    ...(window.holidaysKnown ? [] : [fill(words.holidaysUnknown, { year: window.day.slice(0, 4) })]),
  ];
  return notes.length === 0 ? said : `${said} (${notes.join('; ')})`;
}
