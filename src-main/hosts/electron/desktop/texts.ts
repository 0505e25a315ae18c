/** The few words the system shows for us, outside the window: menus and dialogs. */
import type { LaunchLanguage } from '../../common/launch-errors.ts';

export type Texts = {
  readonly openTitle: string;
  readonly saveTitle: string;
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
    saveTitle: 'Simpan laporan',
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
    saveTitle: 'Save the report',
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
