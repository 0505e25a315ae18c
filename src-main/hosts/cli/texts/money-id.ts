/** What the command line says of forecasts, caps, the ledger and invoices, in Indonesian. */
import type { moneyEn } from './money-en.ts';

export const moneyId: typeof moneyEn = {
  commands: {
    forecast: 'Biaya suatu daftar paling banyak, dan berapa lama. Tidak mengirim apa pun.',
    start: 'Melepas daftar yang menunggu: `run` berikutnya, atau jendela, mengirimnya.',
    move: 'Sisa suatu daftar mulai sekarang lewat koneksi lain.',
    askAgain: 'Menanyakan lagi ke penyedia yang tadinya memakai jawaban lama yang sudah dibayar.',
    charges: 'Buku biaya: yang dibayar per hari, bulan, daftar, atau koneksi; atau seluruhnya sebagai berkas.',
    invoice: 'Mencocokkan tagihan penyedia dengan buku biaya dan memastikan yang belum diketahui.',
  },
  options: {
    dailyCap: 'rupiah per hari, paling banyak; none: tanpa batas',
    monthlyCap: 'rupiah per bulan kalender, paling banyak; none: tanpa batas',
    askAgain: 'tanyakan ke penyedia juga bila jawaban lama sudah dibayar',
    samePerson:
      'orang yang sudah ditanyakan dengan nama atau kontak lain: ask (bawaan), leave-out, atau reuse (pakai jawaban yang lebih lengkap)',
    maxCost: 'jangan kirim apa pun bila biayanya dapat melebihi sekian rupiah',
    yes: 'jangan bertanya sebelum pengecekan berbayar dikirim',
    orderDryRun: 'hanya jelaskan biayanya; tidak mengubah apa pun',
    fromPractice: 'daftar latihan boleh pindah ke akun asli, yang pengecekannya berbayar',
    to: 'nama koneksi yang mengambil alih',
    lookup: 'nomor pengecekan, seperti di `history`',
    by: 'day, month, list, atau connection (bawaan month)',
    from: 'mulai hari itu: YYYY-MM-DD',
    until: 'sampai dan termasuk hari itu: YYYY-MM-DD',
    outLedger: 'berkas tujuan buku biaya: .xlsx atau .csv',
    invoiceFile: 'tagihan penyedia: .xlsx atau .csv dengan kolom sequence id',
    invoiceList: 'tampilkan tagihan yang sudah diimpor',
    exportInvoice: 'tulis baris tagihan itu yang perlu ditanyakan ke penyedia; dengan --out',
    outDisputed: 'berkas untuk baris yang perlu ditanyakan: .xlsx atau .csv',
    takeBack: 'tarik kembali tagihan bernomor itu, beserta semua yang dipastikannya',
  },
  usage: {
    notACap: (option, most) => `${option} harus berupa rupiah di atas 0, paling banyak ${most}, atau none.`,
    notADay: (option) => `${option} harus berupa hari: YYYY-MM-DD.`,
    fromAfterTo: '--from tidak boleh sesudah --to.',
    listOrLookup: 'Sebutkan --list atau --lookup, salah satu saja.',
    lookupUnknown: 'Tidak ada pengecekan dengan nomor itu. `history` menampilkan nomornya.',
    oneInvoiceAction: 'Sebutkan satu dari empat: berkas tagihan, --list, --export, atau --take-back.',
    exportNeedsOut: '--export perlu --out BERKAS, dan --out perlu berkas tagihan atau --export.',
    invoiceNeedsConnection: 'Sebutkan dengan --connection tagihan siapa ini.',
    invoiceUnknown: 'Tidak ada tagihan dengan nomor itu. `invoice --list` menampilkan nomornya.',
  },
  words: {
    forecast: 'Perkiraan',
    besides: 'Tanpa biaya',
    spent: 'Terpakai',
    dailyCap: 'Batas harian',
    monthlyCap: 'Batas bulanan',
    price: 'Harga',
    noPrice: 'belum diisi',
    today: 'Hari ini',
    month: 'Bulan ini',
    by: { day: 'Hari', month: 'Bulan', list: 'Daftar', connection: 'Koneksi' },
    charged: 'Berbayar',
    free: 'Gratis',
    unknown: 'Tidak diketahui',
    rupiah: 'Rupiah',
    rupiahUnknown: 'Bila yang belum pasti ternyata berbayar',
    all: 'Semua',
    invoice: 'Tagihan',
    period: 'Masa',
    lines: 'Baris',
  },
  forecast: {
    nothing: 'tidak ada yang perlu dikirim',
    free: (calls, time) => `paling banyak ${calls} pengecekan, gratis, sekitar ${time}`,
    noPrice: (calls, time) =>
      `paling banyak ${calls} pengecekan berbayar, sekitar ${time}; biayanya tidak diketahui: isi \`connection set --price\``,
    paid: (calls, rupiah, time) =>
      `paling banyak ${calls} pengecekan berbayar, paling banyak ${rupiah}, sekitar ${time}`,
    reused: (n, age) => `${n} pakai ulang dari riwayat (jawaban tertua ${age})`,
    twins: (n) => `${n} ditanyakan dua kali`,
    shared: (n) => `${n} menunggu pertanyaan yang sama di tempat lain`,
    leftOut: (n) => `${n} tidak diikutkan: sudah ditanyakan dengan nama atau kontak lain`,
    paidBefore: (n) => `${n} pengecekan mungkin sudah pernah dibayar`,
    rejected: (n) => `${n} ditolak`,
    otherEarlier: (n, age) =>
      `${n} di antaranya sudah pernah ditanyakan dengan nama atau kontak lain${age === null ? '' : ` (jawaban tertua ${age})`}.`,
    otherInList: (n) => `${n} di antaranya punya NIK dan nomor yang sama dengan baris lain di daftar ini.`,
    otherChoice: (calls, reusable, rupiah) =>
      `Jika ditanyakan juga: ${calls} pengecekan${rupiah === null ? '' : `, paling banyak ${rupiah}`}. --same-person leave-out: tidak ditanyakan; --same-person reuse: ${reusable} dijawab dari jawaban yang lebih lengkap.`,
    spentOf: (spent, cap) => `terpakai ${spent} dari ${cap}`,
    fits: (n) => `${n} dari pengecekan ini muat sekarang; sisanya menunggu dan dilanjutkan nanti`,
    fitsAll: 'semua pengecekan ini muat',
    resends:
      'Pengecekan yang jawabannya hilang di jalan dikirim lagi di sana, dan mungkin dibayar lagi setiap kali (--in-doubt resend).',
    question: (calls, rupiah) =>
      `Kirim paling banyak ${calls} pengecekan berbayar dengan biaya paling banyak ${rupiah}? [y/T] `,
    tooDear: (rupiah, most) =>
      `Tidak ada yang dikirim: biayanya dapat mencapai ${rupiah}, sedangkan --max-cost mengizinkan ${most}.`,
    maxCostHoldsNothing: (name) =>
      `"${name}" tidak punya harga, jadi --max-cost tidak dapat menahannya: isi \`connection set --price\`.`,
    declined: 'Tidak ada yang dikirim.',
    later: (list) => `Daftarnya tersimpan dan menunggu. Nanti: run --list ${list}`,
    laterAll: 'Semuanya tersimpan dan menunggu. Nanti: run',
    age: (days) => (days < 1 ? 'belum sehari' : `${days} hari yang lalu`),
  },
  caps: {
    daily: (name, spent, cap, when) =>
      `Batas harian "${name}" tercapai: terpakai ${spent} dari ${cap}, dan pengecekan berikutnya dapat melewatinya. \`run\` melanjutkannya mulai ${when}; lebih cepat setelah \`connection set --name "${name}" --daily-cap N\`.`,
    monthly: (name, spent, cap, when) =>
      `Batas bulanan "${name}" tercapai: terpakai ${spent} dari ${cap}, dan pengecekan berikutnya dapat melewatinya. \`run\` melanjutkannya mulai ${when}; lebih cepat setelah \`connection set --name "${name}" --monthly-cap N\`.`,
    of: (spent, cap) => `${spent} dari ${cap}`,
    withoutPrice: 'Tanpa harga, batas tidak menahan apa pun: isi harganya dengan --price.',
  },
  orders: {
    askedOtherwise: (days) =>
      `NIK dan nomor ini sudah pernah terjawab dengan nama atau kontak lain (${days}). Pengecekan ini dibayar lagi.`,
    resend: (n, twice, rupiah) => `Mengirim lagi ${n}; ${twice} mungkin dibayar dua kali, hingga ${rupiah}.`,
    wouldResend: (n, twice, rupiah) =>
      `${n} akan dikirim lagi; ${twice} mungkin dibayar dua kali, hingga ${rupiah}. Tidak ada yang diubah.`,
    wouldClose: (n) => `${n} akan ditutup sebagai gagal; biayanya tetap belum pasti. Tidak ada yang diubah.`,
    askAgain: (n, rupiah) => `Menanyakan lagi ${n} walaupun sudah pernah dibayar, hingga ${rupiah}.`,
    wouldAskAgain: (n, rupiah) =>
      `${n} akan ditanyakan lagi walaupun sudah pernah dibayar, hingga ${rupiah}. Tidak ada yang diubah.`,
    asked: (n) => `${n} diantrekan lagi. Berikutnya: run`,
    started: 'Daftarnya dimulai. Berikutnya: run',
    startedBefore: 'Daftarnya sudah dimulai sebelumnya. `ask-again --list ID` menanyakan lagi yang dipakai ulang.',
    moved: (n, name) => `${n} yang menunggu mulai sekarang lewat "${name}".`,
    elsewhere: 'menunggu daftar lain',
    waitElsewhere: (n) =>
      `${n} menunggu pertanyaan yang sama di daftar lain: jalankan (\`run\`) atau tentukan (\`resolve\`) daftar itu.`,
    waitsElsewhere: (lists) =>
      `Ada baris yang menunggu pertanyaan yang sama di daftar lain (${lists}): jalankan atau tentukan daftar itu.`,
  },
  practiceAnswers: (n) => `${n} jawaban latihan, tidak ada biaya`,
  charges: {
    none: 'Tidak ada yang dikirim pada masa itu.',
    written: (rows) => `Buku biaya sudah ditulis: ${rows} baris.`,
    restNotShown: (n) => `Hanya ${n} pertama yang ditampilkan; jumlahnya dari semua.`,
  },
  invoice: {
    agrees: 'berbayar di sini dan di sana',
    settledCharged: 'tadinya belum pasti, kini berbayar',
    settledFree: 'tadinya belum pasti, kini gratis',
    billedThoughFree: 'ditagih, padahal gratis di sini',
    notOurs: 'ditagih, tetapi bukan milik kita',
    repeated: 'ditagih lebih dari sekali',
    notBilled: 'berbayar di sini, tidak ditagih',
    stillUnknown: 'masih belum pasti',
    billed: 'Ditagih',
    ours: 'Menurut buku biaya',
    disputed: 'Dipertanyakan',
    notOver: (until, calls) =>
      `Masa itu belum selesai ketika tagihan datang: yang dinilai baru sampai ${until}. Pengecekan berbayar sesudahnya yang belum ada di tagihan mana pun: ${calls}.`,
    skipped: (n) =>
      `${n} baris berkas tidak dihitung sebagai baris tagihan: tanpa sequence id dan tanpa waktu yang terbaca.`,
    written: (rows) => `Baris yang perlu ditanyakan sudah ditulis: ${rows} baris.`,
    allAgrees: 'Semuanya cocok.',
    look: 'Yang tidak cocok layak ditanyakan ke penyedia. `charges --out F.xlsx` menandai setiap pengecekan.',
    lines: 'Baris yang perlu ditanyakan ke penyedia:',
    takenBack: 'Tagihan ditarik kembali, beserta semua yang dipastikannya.',
    none: 'Belum ada tagihan. `invoice BERKAS --connection NAMA` mencocokkannya dengan buku biaya.',
  },
};
