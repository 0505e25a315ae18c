/** While the desktop's keyring is locked or slow there is no window yet: a message says what is waited for. */
import { dialog } from 'electron';
import { type KeyringPatience, mostKeyringMs } from '../../common/keyrings/system-keyring.ts';
import type { LaunchLanguage } from '../../common/launch-errors.ts';

const words = {
  id: {
    message: 'Sambung menunggu penyimpan kunci komputer ini.',
    detail:
      'Bila komputer meminta kata sandi untuk membuka gembok penyimpan kunci, isi di sana. Sambung lalu terbuka sendiri.',
    stop: 'Berhenti menunggu',
  },
  en: {
    message: 'Sambung is waiting for this computer’s keyring.',
    detail: 'If the computer asks for a password to unlock the keyring, enter it there. Sambung then opens by itself.',
    stop: 'Stop waiting',
  },
} satisfies Record<LaunchLanguage, object>;

export function keyringPatience(language: () => LaunchLanguage): KeyringPatience {
  return {
    mostMs: mostKeyringMs,
    waiting(giveUp) {
      const say = words[language()];
      const over = new AbortController();
      void dialog
        .showMessageBox({
          ...{ type: 'info', title: 'Sambung', message: say.message, detail: say.detail, noLink: true },
          ...{ buttons: [say.stop], cancelId: 0, signal: over.signal },
        })
        .then(() => over.signal.aborted || giveUp());
      return () => over.abort();
    },
  };
}
