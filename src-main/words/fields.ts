/** What is known of a person, by name: as labels, headings and within sentences. */
import type { ColumnField } from '../contract/person.ts';
import { defineWords } from './text.ts';

export const fieldWords = defineWords({
  id: {
    nik: 'NIK',
    phone: 'Nomor HP',
    name: 'Nama',
    ecNik: 'NIK kontak darurat',
    ecPhone: 'Nomor HP kontak darurat',
    ecName: 'Nama kontak darurat',
    birthDate: 'Tanggal lahir',
  } satisfies Record<ColumnField, string>,
  en: {
    nik: 'NIK',
    phone: 'Mobile number',
    name: 'Name',
    ecNik: 'Emergency contact NIK',
    ecPhone: 'Emergency contact number',
    ecName: 'Emergency contact name',
    birthDate: 'Birth date',
  },
});
