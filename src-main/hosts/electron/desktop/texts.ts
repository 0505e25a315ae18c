/** The few words the system shows for us, outside the window: menus and dialogs. */
import type { SavedKind } from '../../../contract/files.ts';
import type { LaunchLanguage } from '../../common/launch-errors.ts';

export type Texts = {
  readonly openTitle: string;
  readonly saveTitles: Readonly<Record<SavedKind, string>>;
  /** `{{name}}`: of the file that is there already. */
  readonly replace: { readonly question: string; readonly yes: string; readonly no: string };
  readonly spreadsheets: string;
  readonly allFiles: string;
  readonly file: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly view: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  readonly fullScreen: string;
};

export const texts: Record<LaunchLanguage, Texts> = {
  id: {
    openTitle: 'Pilih daftar nasabah',
    saveTitles: {
      report: 'Simpan laporan',
      problems: 'Simpan baris bermasalah',
      ledger: 'Simpan buku biaya',
      'invoice-lines': 'Simpan baris tagihan',
      template: 'Simpan templat',
    },
    replace: { question: '{{name}} sudah ada. Ganti?', yes: 'Ganti', no: 'Pilih tempat lain' },
    spreadsheets: 'Lembar kerja (Excel, ODS, CSV)',
    allFiles: 'Semua berkas',
    file: 'Berkas',
    quit: 'Keluar',
    edit: 'Sunting',
    undo: 'Urungkan',
    redo: 'Ulangi',
    cut: 'Potong',
    copy: 'Salin',
    paste: 'Tempel',
    selectAll: 'Pilih semua',
    view: 'Tampilan',
    zoomIn: 'Perbesar',
    zoomOut: 'Perkecil',
    zoomReset: 'Ukuran asli',
    fullScreen: 'Layar penuh',
  },
  en: {
    openTitle: 'Choose a list of customers',
    saveTitles: {
      report: 'Save the report',
      problems: 'Save the rows with problems',
      ledger: 'Save the ledger',
      'invoice-lines': 'Save the invoice lines',
      template: 'Save the template',
    },
    replace: { question: '{{name}} is there already. Replace it?', yes: 'Replace', no: 'Choose another place' },
    spreadsheets: 'Spreadsheets (Excel, ODS, CSV)',
    allFiles: 'All files',
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoomReset: 'Actual size',
    fullScreen: 'Full screen',
  },
};
