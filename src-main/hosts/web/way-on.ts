/**
 * When the store does not open there is no window to say so in yet, so the person at the terminal that started the
 * program is asked. Where nobody is there, the program ends, and its last words name the commands.
 */
import { createInterface } from 'node:readline/promises';
import { CoreError } from '../../core/kernel/errors.ts';
import { tryRecoveryKey } from '../../core/store/recovery-at-start.ts';
import { promptHidden } from '../common/hidden-prompt.ts';
import { type LaunchLanguage, launchError } from '../common/launch-errors.ts';
import type { Offer, WayOn } from '../common/open-core.ts';

const words = {
  id: {
    restore: 'Ketik pulihkan untuk memasang cadangan terbaru.',
    restoreWord: 'pulihkan',
    rebuild: 'Ketik susun untuk menyusun ulang data dari cadangan dan semua yang masih terbaca.',
    rebuildWord: 'susun',
    fresh: 'Ketik mulai baru untuk mulai dengan data kosong; yang ada disisihkan, tidak ada yang dihapus.',
    freshWord: 'mulai baru',
    recovery: 'Ketik kunci untuk membuka data dengan kunci pemulihan.',
    recoveryWord: 'kunci',
    recoveryPrompt: 'Kunci pemulihan (tidak ditampilkan): ',
    without: 'Ketik tanpa untuk memulai tanpa penyimpan kunci itu.',
    withoutWord: 'tanpa',
    quit: 'Tekan Enter untuk keluar tanpa mengubah apa pun.',
  },
  en: {
    restore: 'Type restore to put the newest backup in its place.',
    restoreWord: 'restore',
    rebuild: 'Type rebuild to put the data together of a backup and all that can still be read.',
    rebuildWord: 'rebuild',
    fresh: 'Type start afresh to begin with empty data; what is there is set aside, nothing is deleted.',
    freshWord: 'start afresh',
    recovery: 'Type key to open the data with the recovery key.',
    recoveryWord: 'key',
    recoveryPrompt: 'Recovery key (not shown): ',
    without: 'Type without to begin without that keyring.',
    withoutWord: 'without',
    quit: 'Press Enter to quit and change nothing.',
  },
} satisfies Record<LaunchLanguage, object>;

type Streams = {
  input: NodeJS.ReadStream;
  output: NodeJS.WritableStream & { isTTY?: boolean };
};

export async function chooseAtTerminal(
  error: CoreError,
  offer: Offer,
  language: LaunchLanguage,
  dataDir: string,
  { input, output }: Streams = { input: process.stdin, output: process.stderr },
): Promise<WayOn> {
  if (!input.isTTY || !output.isTTY) return null;
  const say = words[language];
  const { sentence, advice } = launchError(error, language, dataDir, 'buttons', 'web');
  const lines = [
    ...[sentence, advice],
    ...(offer.recovery ? [say.recovery] : []),
    ...(offer.rebuild ? [say.rebuild] : []),
    ...(offer.backup ? [say.restore] : []),
    ...(offer.withoutKeyring ? [say.without] : []),
    ...(offer.afresh ? [say.fresh] : []),
    say.quit,
  ];
  output.write(`${lines.join('\n')}\n`);
  const typed = await ask({ input, output });
  if (offer.recovery && typed === say.recoveryWord) {
    const recoveryKey = await promptHidden(input, output, say.recoveryPrompt);
    try {
      tryRecoveryKey(dataDir, recoveryKey);
      return { recoveryKey };
    } catch (wrong) {
      if (!(wrong instanceof CoreError)) throw wrong;
      return chooseAtTerminal(wrong, offer, language, dataDir, { input, output });
    }
  }
  if (offer.rebuild && typed === say.rebuildWord) return 'rebuild';
  if (offer.backup && typed === say.restoreWord) return 'restore-backup';
  if (offer.withoutKeyring && typed === say.withoutWord) return 'without-keyring';
  return offer.afresh && typed === say.freshWord ? 'start-afresh' : null;
}

async function ask(streams: Streams): Promise<string> {
  const asking = createInterface(streams);
  try {
    return (await asking.question('> ')).trim().toLowerCase();
  } finally {
    asking.close();
  }
}
