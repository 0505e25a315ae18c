/**
 * The program that talks to the operating system's keyring, in a process of its own: making an entry already talks to D-Bus
 * synchronously, and a keyring that waits for somebody to type a password, or hangs, would stop the whole program for as
 * long, and keep it from ending. Here it can be ended.
 */
import { randomBytes } from 'node:crypto';
import { workerPort } from '../../../core/worker/worker-port.ts';
import type { KeyringAnswer, KeyringQuestion } from './keyring-questions.ts';

const service = 'sambung';
/**
 * On Linux the library falls back to the kernel's keyutils when there is no Secret Service, and keyutils forgets
 * everything at reboot (README of @napi-rs/keyring 2.1, "Linux backend selection"; keyring-node issue 142). Pinned, it
 * throws instead. The option is ignored on other systems.
 */
const persistentOnly = { linux: { store: 'secret-service' } } as const;

async function answer(question: KeyringQuestion): Promise<KeyringAnswer> {
  try {
    const { Entry } = await import('@napi-rs/keyring');
    const entry = (account: string) => new Entry(service, account, persistentOnly);
    switch (question.ask) {
      case 'probe': {
        const probe = entry(`probe-${process.pid}`);
        const secret = randomBytes(32);
        probe.setSecret(secret);
        const back = Buffer.from(probe.getSecret() ?? []);
        probe.deleteCredential();
        return back.equals(secret) ? { kind: 'done', secret: null } : { kind: 'failed', message: 'forgetful' };
      }
      case 'get': {
        const secret = entry(question.account).getSecret();
        return { kind: 'done', secret: secret === null ? null : Uint8Array.from(secret) };
      }
      case 'set':
        entry(question.account).setSecret(Buffer.from(question.secret));
        return { kind: 'done', secret: null };
    }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : '' };
  }
}

const port = workerPort();
// One after the other: each is synchronous.
let last: Promise<unknown> = Promise.resolve();
port.onMessage((message) => {
  last = last.then(async () => port.post(await answer(message as KeyringQuestion)));
});
