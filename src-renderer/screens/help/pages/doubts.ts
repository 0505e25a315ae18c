/** Help: checks without an answer. */
import type { HelpText } from '../help-page.ts';

export const doubtsHelp: HelpText = {
  id: {
    title: 'Pengecekan tanpa jawaban',
    about:
      'Sudah terkirim, tetapi jawabannya tidak sampai. Mungkin sudah dibayar, mungkin belum, dan penyedia tidak bisa ditanya.',
    parts: [
      {
        heading: 'Menentukan',
        steps: [
          'Pilih barisnya, atau biarkan semuanya.',
          '“Kirim lagi…”: Anda mendapat jawabannya, tetapi mungkin membayar dua kali. Jumlah paling banyaknya ditulis dulu.',
          '“Anggap selesai…”: tidak dikirim lagi; biayanya tetap belum pasti.',
        ],
      },
      {
        heading: 'Sesudahnya',
        lines: [
          'Cocokkan tagihan penyedia di layar Biaya: di sana terlihat mana yang sungguh dibayar.',
          'Sambung tidak pernah mengirimnya lagi sendiri, kecuali Anda memilih “Kirim lagi otomatis” pada koneksinya.',
        ],
      },
    ],
  },
  en: {
    title: 'Checks without an answer',
    about:
      'They were sent, but no answer arrived. They may have been paid for or not, and the provider cannot be asked.',
    parts: [
      {
        heading: 'Decide',
        steps: [
          'Choose rows, or leave all of them.',
          '“Send again…”: you get the answers, and perhaps pay twice. How much at most is said first.',
          '“Close…”: they are not sent again; the charge stays not certain.',
        ],
      },
      {
        heading: 'Afterwards',
        lines: [
          'Match the provider’s invoice on the screen Charges: it shows which were really paid for.',
          'Sambung never sends them again by itself, unless you choose “Send again by itself” at the connection.',
        ],
      },
    ],
  },
};
