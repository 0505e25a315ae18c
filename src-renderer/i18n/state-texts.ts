/** The states of a lookup and of the queue, and every reason a queue waits, as the window says them. */
import { queueWords, reasonSentences } from '../../src-main/words/queue.ts';
import { stateWords } from '../../src-main/words/states.ts';
import { defineTexts } from './texts.ts';

export const stateTexts = defineTexts('states', {
  id: {
    ...stateWords.id,
    queue: queueWords.id.state,
    queueWaits: queueWords.id.waits,
    queueHeld: queueWords.id.held,
    reason: reasonSentences(queueWords.id, {
      resume: 'lanjutkan',
      whenReady: 'Tekan Lanjutkan bila siap',
      history: 'Riwayat',
      inSettings: 'di Pengaturan',
      startAgain: 'buka lagi Sambung',
      nextDay: 'Antrean jalan lagi sendiri besok, atau begitu batasnya dinaikkan',
      nextMonth: 'Antrean jalan lagi sendiri bulan depan, atau begitu batasnya dinaikkan',
      perhaps: '',
      whereToDecide: '',
    }),
  },
  en: {
    ...stateWords.en,
    queue: queueWords.en.state,
    queueWaits: queueWords.en.waits,
    queueHeld: queueWords.en.held,
    reason: reasonSentences(queueWords.en, {
      resume: 'resume',
      whenReady: 'Press Resume when ready',
      history: 'History',
      inSettings: 'in Settings',
      startAgain: 'open Sambung again',
      nextDay: 'The queue goes on by itself tomorrow, or once the cap is raised',
      nextMonth: 'The queue goes on by itself next month, or once the cap is raised',
      perhaps: '',
      whereToDecide: '',
    }),
  },
});
