/** Texts of the queue bar and of the desk where lookups in doubt are decided. */
import { defineTexts } from '../../i18n/texts.ts';

export const queueTexts = defineTexts('queue', {
  id: {
    bar: 'Antrean',
    idle: 'Tidak ada yang menunggu',
    open: '{{count}} menunggu',
    sending: '{{count}} dikirim',
    rate: '{{rate}} per detik',
    left: 'sisa ± {{duration}}',
    nextTry: 'Coba lagi pukul {{time}}',
    notDraining: 'Antrean dijalankan oleh salinan Sambung lain',
    pause: 'Jeda',
    resume: 'Lanjutkan',
    tryNow: 'Coba sekarang',
    mend: 'Perbaiki koneksi',
    resumeAfterMending: 'Sudah beres, lanjutkan',
  },
  en: {
    bar: 'Queue',
    idle: 'Nothing is waiting',
    open: '{{count}} waiting',
    sending: '{{count}} sending',
    rate: '{{rate}} per second',
    left: 'about {{duration}} left',
    nextTry: 'Tries again at {{time}}',
    notDraining: 'Another copy of Sambung runs the queue',
    pause: 'Pause',
    resume: 'Resume',
    tryNow: 'Try now',
    mend: 'Mend the connection',
    resumeAfterMending: 'It is fixed, resume',
  },
});
