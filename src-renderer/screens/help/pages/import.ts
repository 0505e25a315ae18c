/** Help: importing a list. */
import type { HelpText } from '../help-page.ts';

export const importHelp: HelpText = {
  id: {
    title: 'Impor daftar',
    about:
      'Berkas Excel atau CSV menjadi daftar dalam beberapa langkah. Tidak ada yang dikirim sebelum Anda memulainya.',
    parts: [
      {
        heading: '1. Pilih berkas',
        steps: [
          'Seret berkas ke layar, tekan “Pilih berkas…”, atau salin sel di Excel lalu tekan Ctrl+V.',
          'Berkas harus punya kolom NIK dan nomor HP. Belum punya? Tekan “Unduh templat Excel”.',
        ],
      },
      {
        heading: '2. Periksa kolom',
        lines: [
          'Lihat di tabel “Kolom” apakah NIK dan nomor HP dikenali dengan benar. Bila tidak, pilih sendiri di “Dipakai sebagai”.',
          'Angka di atas tabel menunjukkan berapa baris diterima dan berapa yang tidak.',
          'Susunan yang sering dipakai bisa disimpan di “Susunan kolom”.',
        ],
      },
      {
        heading: '3. Perbaiki baris',
        lines: [
          'Pilih satu masalah di “Masalah” untuk melihat barisnya dan cara memperbaikinya.',
          'Ketik langsung di sel. Ctrl+Z membatalkan.',
          'Baris yang tidak diperbaiki tetap bisa ditinggal: ia tidak ikut dikirim.',
        ],
      },
      {
        heading: '4. Simpan',
        steps: [
          'Beri nama daftar, pilih koneksi, tujuan, dan dasar hukumnya.',
          'Nyatakan apakah kontak darurat sudah setuju. Bila tidak, datanya tidak disimpan dan tidak dikirim.',
          'Tekan “Impor”. Sesudahnya Anda melihat biayanya dan memilih memulai atau menunda.',
        ],
      },
    ],
  },
  en: {
    title: 'Import a list',
    about: 'An Excel or CSV file becomes a list in a few steps. Nothing is sent before you start it.',
    parts: [
      {
        heading: '1. Choose a file',
        steps: [
          'Drag the file onto the screen, press “Choose a file…”, or copy cells in Excel and press Ctrl+V.',
          'It must have columns for NIK and mobile number. No list yet? Press “Download the Excel template”.',
        ],
      },
      {
        heading: '2. Check the columns',
        lines: [
          'See in the table “Columns” whether NIK and mobile number were recognised. If not, choose in “Used as”.',
          'The figures above the table say how many rows are accepted and how many are not.',
          'An order that you meet often can be kept in “Column layout”.',
        ],
      },
      {
        heading: '3. Repair rows',
        lines: [
          'Choose a problem under “Problems” to see its rows and how to repair them.',
          'Type straight into the cell. Ctrl+Z takes it back.',
          'A row that is not repaired may stay: it is not sent.',
        ],
      },
      {
        heading: '4. Store',
        steps: [
          'Name the list, choose the connection, the purpose and the legal basis.',
          'Say whether emergency contacts have consented. If not, their data is neither stored nor sent.',
          'Press “Import”. Then you see what it costs, and start it or put it off.',
        ],
      },
    ],
  },
};
