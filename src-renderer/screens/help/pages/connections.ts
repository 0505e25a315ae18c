/** Help: connections. */
import type { HelpText } from '../help-page.ts';

export const connectionsHelp: HelpText = {
  id: {
    title: 'Koneksi ke penyedia',
    about: 'Akun yang dipakai untuk bertanya: alamat, kunci, laju, harga, batas biaya, dan jaringan kantor.',
    parts: [
      {
        heading: 'Menambah akun',
        steps: [
          'Tekan “Tambah koneksi”.',
          'Isi “Alamat”, “Kode mitra”, dan “Kunci mitra” dari surat penyedia.',
          'Isi “Harga” per jawaban, dan “Batas per hari” bila ada anggaran.',
          'Tekan “Uji alamat”. Pengujian ini tidak berbayar. Lalu simpan.',
        ],
      },
      {
        heading: 'Batas biaya',
        lines: [
          'Bila batas tercapai, antrean berhenti sendiri dan jalan lagi besok, bulan depan, atau begitu batasnya dinaikkan.',
        ],
      },
      {
        heading: 'Jaringan kantor',
        lines: [
          'Di bawah “Jaringan kantor”, pilih “Ikuti komputer ini”, “Tanpa proxy”, atau “Pakai proxy ini”.',
          'Bila sertifikat tidak dipercaya, minta “Sertifikat perusahaan” dari petugas TI.',
        ],
      },
      {
        heading: 'Terkirim, tetapi jawabannya tidak sampai',
        lines: ['“Tahan sampai ditentukan” menunggu keputusan Anda. “Kirim lagi otomatis” mungkin membayar dua kali.'],
      },
    ],
  },
  en: {
    title: 'Connections to the provider',
    about: 'The accounts by which questions are asked: address, key, pace, price, caps, and the company network.',
    parts: [
      {
        heading: 'Add an account',
        steps: [
          'Press “Add a connection”.',
          'Enter “Address”, “Partner code” and “Partner key” from the provider’s letter.',
          'Enter the “Price” of an answer, and a “Cap per day” if there is a budget.',
          'Press “Test address”. The test costs nothing. Then save.',
        ],
      },
      {
        heading: 'Caps',
        lines: [
          'When a cap is reached, the queue stops by itself and goes on tomorrow, next month, or once the cap is raised.',
        ],
      },
      {
        heading: 'Company network',
        lines: [
          'Under “Company network”, choose “As this computer”, “No proxy” or “This proxy”.',
          'Where the certificate is not trusted, ask IT for the “Company’s certificate”.',
        ],
      },
      {
        heading: 'Sent, but no answer came back',
        lines: ['“Hold until decided” waits for you. “Send again by itself” may pay twice.'],
      },
    ],
  },
};
