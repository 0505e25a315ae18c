/** What every host says of an error that nobody caught in a running program: what happened, that nothing is lost, how to go on. */
import type { LaunchLanguage } from './launch-errors.ts';
import { logPath, newestLog } from './log-file.ts';

const words: Record<LaunchLanguage, { sentence: string; advice: (log: string) => string }> = {
  id: {
    sentence: 'Sambung berhenti karena kesalahan di dalam program.',
    advice: (log) =>
      `Tidak ada yang hilang: jawaban yang sudah datang tersimpan, dan yang belum terkirim tetap menunggu. Buka Sambung lagi untuk melanjutkan. Rinciannya ada di ${log}.`,
  },
  en: {
    sentence: 'Sambung stopped because of an error inside the program.',
    advice: (log) =>
      `Nothing is lost: answers that came are stored, and what was not sent yet waits. Open Sambung again to go on. Details are in ${log}.`,
  },
};

export function stopWords(language: LaunchLanguage, dataDir: string): { sentence: string; advice: string } {
  const { sentence, advice } = words[language];
  return { sentence, advice: advice(newestLog(dataDir) ?? logPath(dataDir)) };
}
