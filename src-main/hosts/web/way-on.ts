/**
 * When the store does not open there is no window to say so in yet, so the person at the terminal that started the
 * program is asked. Where nobody is there, the program ends, and its last words name the commands.
 */
import { createInterface } from 'node:readline/promises';
import type { CoreError } from '../../core/kernel/errors.ts';
import type { Backup } from '../../core/store/data-folder.ts';
import { type LaunchLanguage, launchError } from '../common/launch-errors.ts';
import type { WayOn } from '../common/open-core.ts';

const words = {
  id: {
    restore: 'Ketik pulihkan untuk memasang cadangan terbaru.',
    restoreWord: 'pulihkan',
    fresh: 'Ketik mulai baru untuk mulai dengan data kosong; yang ada disisihkan, tidak ada yang dihapus.',
    freshWord: 'mulai baru',
    quit: 'Tekan Enter untuk keluar tanpa mengubah apa pun.',
  },
  en: {
    restore: 'Type restore to put the newest backup in its place.',
    restoreWord: 'restore',
    fresh: 'Type start afresh to begin with empty data; what is there is set aside, nothing is deleted.',
    freshWord: 'start afresh',
    quit: 'Press Enter to quit and change nothing.',
  },
} satisfies Record<LaunchLanguage, object>;

type Streams = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream & { isTTY?: boolean };
};

export async function chooseAtTerminal(
  error: CoreError,
  backup: Backup | null,
  language: LaunchLanguage,
  dataDir: string,
  { input, output }: Streams = { input: process.stdin, output: process.stderr },
): Promise<WayOn> {
  if (!input.isTTY || !output.isTTY) return null;
  const say = words[language];
  const { sentence, advice } = launchError(error, language, dataDir, 'buttons');
  const lines = [sentence, advice, ...(backup ? [say.restore] : []), say.fresh, say.quit];
  output.write(`${lines.join('\n')}\n`);
  const asking = createInterface({ input, output });
  try {
    const typed = (await asking.question('> ')).trim().toLowerCase();
    if (backup && typed === say.restoreWord) return 'restore-backup';
    return typed === say.freshWord ? 'start-afresh' : null;
  } finally {
    asking.close();
  }
}
