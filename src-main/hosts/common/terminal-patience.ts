/** At a terminal: one sentence while the keyring is locked or slow. Ctrl+C ends the program, and with it the waiting. */
import { type KeyringPatience, mostKeyringMs } from './keyrings/system-keyring.ts';
import type { LaunchLanguage } from './launch-errors.ts';

const words = {
  id: 'Menunggu penyimpan kunci komputer ini. Bila diminta, buka gemboknya; Ctrl+C berhenti menunggu.',
  en: "Waiting for this computer's keyring. Unlock it where you are asked to; Ctrl+C stops waiting.",
} satisfies Record<LaunchLanguage, string>;

export function terminalPatience(language: LaunchLanguage, stderr: NodeJS.WritableStream): KeyringPatience {
  let told = false;
  return {
    mostMs: mostKeyringMs,
    waiting() {
      if (!told) stderr.write(`${words[language]}\n`);
      told = true;
      return () => {};
    },
  };
}
