/** The words of the problems file in both languages, beside those of the problems themselves (words/report-texts.ts). */
import type { Language } from '../contract/settings.ts';

type ProblemsTexts = {
  sheets: { rows: string; howTo: string };
  /** One line each. Two cells in a line would make it look like a heading row. */
  howTo: string[];
  /** Beside the reason of a row whose cells could not be told apart. */
  malformed: string;
};

const id: ProblemsTexts = {
  sheets: { rows: 'Perlu diperbaiki', howTo: 'Cara memperbaiki' },
  howTo: [
    'Perbaiki isi sel di lembar pertama; alasannya ada di kolom «Yang perlu diperbaiki (Sambung)».',
    'Jangan ubah kolom «Baris Sambung»: dari situ Sambung mengenali barisnya.',
    'Baris yang belum bisa diperbaiki boleh dihapus atau dibiarkan; baris itu tetap tersimpan di Sambung.',
    'Simpan, lalu seret berkas ini ke jendela Sambung. Baris yang sudah benar masuk ke daftarnya semula.',
  ],
  malformed: 'periksa isi tiap kolom, lalu hapus tanda ? di depan',
};

const en: ProblemsTexts = {
  sheets: { rows: 'To mend', howTo: 'How to mend' },
  howTo: [
    'Mend the cells on the first sheet; the reasons are in the column «What to mend (Sambung)».',
    'Do not change the column «Sambung row»: by it Sambung knows the row again.',
    'A row that cannot be mended yet may be deleted or left as it is; Sambung still has it.',
    'Save, then drop this file onto the window of Sambung. Rows that are right now go to the list they came from.',
  ],
  malformed: 'check what each column holds, then remove the ? in front',
};

export const problemsTexts: Record<Language, ProblemsTexts> = { id, en };
