/** The words of the problems file, beside the sentences of the problems themselves. */
import { defineWords } from './text.ts';

export const problemsFileWords = defineWords({
  id: {
    sheets: { rows: 'Perlu diperbaiki', howTo: 'Cara memperbaiki' },
    /** Its own two columns. By them, in either language, it is known again: a heading that changes must stay known. */
    headings: { reason: 'Yang perlu diperbaiki (Sambung)', mark: 'Baris Sambung' },
    /** One line each. Two cells in a line would make it look like a heading row. */
    howTo: {
      mend: 'Perbaiki isi sel di lembar pertama; alasannya ada di kolom «Yang perlu diperbaiki (Sambung)».',
      keepMark: 'Jangan ubah kolom «Baris Sambung»: dari situ Sambung mengenali barisnya.',
      mayWait: 'Baris yang belum bisa diperbaiki boleh dihapus atau dibiarkan; baris itu tetap tersimpan di Sambung.',
      bringBack: 'Simpan, lalu seret berkas ini ke jendela Sambung. Baris yang sudah benar masuk ke daftarnya semula.',
    },
    /** Behind the reason of a row whose cells could not be told apart. */
    malformed: 'Periksa isi tiap kolom, lalu hapus tanda ? di depan.',
  },
  en: {
    sheets: { rows: 'To mend', howTo: 'How to mend' },
    headings: { reason: 'What to mend (Sambung)', mark: 'Sambung row' },
    howTo: {
      mend: 'Mend the cells on the first sheet; the reasons are in the column «What to mend (Sambung)».',
      keepMark: 'Do not change the column «Sambung row»: by it Sambung knows the row again.',
      mayWait: 'A row that cannot be mended yet may be deleted or left as it is; Sambung still has it.',
      bringBack:
        'Save, then drop this file onto the window of Sambung. Rows that are right now go to the list they came from.',
    },
    malformed: 'Check what each column holds, then remove the ? in front.',
  },
});
