/** The words of the import template in both languages, with its invented examples. */
import type { Language } from '../contract/settings.ts';

export const templateColumns = [
  'nik',
  'phone',
  'name',
  'ecNik',
  'ecPhone',
  'ecName',
  'birthDate',
  'account',
  'branch',
  'agent',
  'area',
  'address',
  'overdue',
] as const;
export type TemplateColumn = (typeof templateColumns)[number];

export type TemplateTexts = {
  sheets: { data: string; examples: string };
  headings: Record<TemplateColumn, string>;
  /** What belongs into the column. */
  notes: Record<TemplateColumn, string>;
  examples: {
    title: string;
    column: string;
    guide: string;
    /** Of the columns of examples, with a number behind it. */
    example: string;
    branches: [string, string, string];
    areas: [string, string, string];
    address: string;
    agent: string;
  };
};

const id: TemplateTexts = {
  sheets: { data: 'Data', examples: 'Contoh' },
  headings: {
    nik: 'NIK',
    phone: 'No HP',
    name: 'Nama',
    ecNik: 'NIK Kontak Darurat',
    ecPhone: 'No HP Kontak Darurat',
    ecName: 'Nama Kontak Darurat',
    birthDate: 'Tanggal Lahir',
    account: 'No Rekening',
    branch: 'Cabang',
    agent: 'Agen',
    area: 'Area',
    address: 'Alamat',
    overdue: 'Hari Tunggakan',
  },
  notes: {
    nik: 'Wajib. 16 digit seperti di KTP. Sel ini sudah berformat teks: jangan diubah menjadi angka.',
    phone: 'Wajib. Satu nomor HP yang diawali 08, bukan telepon rumah.',
    name: 'Sangat disarankan. Nama lengkap seperti di KTP.',
    ecNik: 'Boleh kosong. Isi hanya bila kontak darurat sudah setuju.',
    ecPhone: 'Boleh kosong. Isi hanya bila kontak darurat sudah setuju.',
    ecName: 'Boleh kosong. Isi hanya bila kontak darurat sudah setuju.',
    birthDate: 'Boleh kosong. Hari-bulan-tahun, misalnya 17-08-1990. Dicocokkan dengan NIK, tidak dikirim.',
    account: 'Boleh kosong. Tidak dikirim, kembali di laporan.',
    branch: 'Boleh kosong. Tidak dikirim, kembali di laporan.',
    agent: 'Boleh kosong. Petugas yang mengunjungi. Tidak dikirim, kembali di laporan.',
    area: 'Boleh kosong. Tidak dikirim, kembali di laporan.',
    address: 'Boleh kosong. Tidak dikirim, kembali di laporan.',
    overdue: 'Boleh kosong. Tidak dikirim, kembali di laporan. Kolom lain boleh ditambahkan di kanan.',
  },
  examples: {
    title: 'Semua contoh di sini rekaan. Lembar ini tidak dibaca saat impor; isilah lembar «Data».',
    column: 'Kolom',
    guide: 'Petunjuk',
    example: 'Contoh',
    branches: ['Bogor', 'Semarang', 'Denpasar'],
    areas: ['Bogor Utara', 'Semarang Barat', 'Denpasar Timur'],
    address: 'Jl. Contoh No.',
    agent: 'Petugas',
  },
};

const en: TemplateTexts = {
  sheets: { data: 'Data', examples: 'Examples' },
  headings: {
    nik: 'NIK',
    phone: 'Phone',
    name: 'Name',
    ecNik: 'Emergency Contact NIK',
    ecPhone: 'Emergency Contact Phone',
    ecName: 'Emergency Contact Name',
    birthDate: 'Birth Date',
    account: 'Account Number',
    branch: 'Branch',
    agent: 'Agent',
    area: 'Area',
    address: 'Address',
    overdue: 'Days Overdue',
  },
  notes: {
    nik: 'Required. 16 digits as on the KTP. This cell is text already: do not change it to a number.',
    phone: 'Required. One mobile number that starts with 08, not a landline.',
    name: 'Strongly recommended. The full name as on the KTP.',
    ecNik: 'May be empty. Only if the emergency contact has consented.',
    ecPhone: 'May be empty. Only if the emergency contact has consented.',
    ecName: 'May be empty. Only if the emergency contact has consented.',
    birthDate: 'May be empty. Day-month-year, as 17-08-1990. It is compared with the NIK and not sent.',
    account: 'May be empty. Not sent; it comes back in the report.',
    branch: 'May be empty. Not sent; it comes back in the report.',
    agent: 'May be empty. Who visits. Not sent; it comes back in the report.',
    area: 'May be empty. Not sent; it comes back in the report.',
    address: 'May be empty. Not sent; it comes back in the report.',
    overdue: 'May be empty. Not sent; it comes back in the report. Further columns may be added to the right.',
  },
  examples: {
    title: 'All examples here are invented. This sheet is not read by the import; fill in the sheet «Data».',
    column: 'Column',
    guide: 'Guide',
    example: 'Example',
    branches: ['Bogor', 'Semarang', 'Denpasar'],
    areas: ['North Bogor', 'West Semarang', 'East Denpasar'],
    address: 'Jl. Contoh No.',
    agent: 'Agent',
  },
};

export const templateTexts: Record<Language, TemplateTexts> = { id, en };
