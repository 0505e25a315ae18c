/**
 * The operating system's keyring behind a process of its own that can be ended. Waits as long as a person needs to type a
 * password, says so, and lets the person give up.
 */
import { existsSync } from 'node:fs';
import { CoreError } from '../../../core/kernel/errors.ts';
import type { KeyringState, Logger, Worker } from '../../../core/kernel/ports.ts';
import { type KeyringAnswer, type KeyringQuestion, noReply, stateOfFailure } from './keyring-questions.ts';

export type KeyringPatience = {
  /** Milliseconds until a keyring that does not answer is given up. */
  readonly mostMs: number;
  /** It has not answered for a moment: tells the person, who may give up before. Returns how to stop telling. */
  waiting(giveUp: () => void): () => void;
};

/** Somebody looks for a password: minutes, not seconds. */
export const mostKeyringMs = 180_000;
/** Until the person is told what is waited for. */
const tellAfterMs = 1_500;
const atOnceMs = 3_000;
/** Between two questions to one that does not reply. */
const againMs = 300;
/** A process that is not asked any more is not kept. */
const idleMs = 2_000;

export type SystemKeyring = {
  /** Never rejects. */
  state(when?: 'at-once'): Promise<KeyringState>;
  /** null: no such entry. Errors: `keyring-unavailable`, `keyring-silent`. */
  get(account: string): Promise<Uint8Array | null>;
  /** Errors: as `get`. */
  set(account: string, secret: Uint8Array): Promise<void>;
};

type Line = { readonly worker: Worker; heard: (answer: KeyringAnswer) => void; idle: NodeJS.Timeout | null };

/** `start` starts keyring-process.ts with these variables beside those every worker gets. */
export function systemKeyring(
  env: NodeJS.ProcessEnv,
  start: (more: Record<string, string>) => Worker,
  patience: KeyringPatience,
  platform: NodeJS.Platform = process.platform,
  logger: Pick<Logger, 'warn'> | null = null,
): SystemKeyring {
  let line: Line | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const surroundings = { platform, screen: Boolean(env.DISPLAY || env.WAYLAND_DISPLAY) };

  function end(): void {
    if (line?.idle) clearTimeout(line.idle);
    line?.worker.kill();
    line = null;
  }

  function begin(): Line {
    if (line) {
      if (line.idle) clearTimeout(line.idle);
      return line;
    }
    const begun: Line = { worker: start(variables(env, platform)), heard: () => {}, idle: null };
    begun.worker.onMessage((answer) => begun.heard(answer as KeyringAnswer));
    begun.worker.onExit((code) => {
      // What it was ended by is told where that was decided.
      if (line === begun) {
        line = null;
        logger?.warn('keyring-process-ended', { exitCode: code });
      }
      begun.heard({ kind: 'failed', message: 'ended' });
    });
    line = begun;
    return begun;
  }

  /** null: no answer in time, or given up. */
  function ask(question: KeyringQuestion, when: 'at-once' | 'patiently'): Promise<KeyringAnswer | null> {
    const asked = last.then(() => askNow(question, when));
    last = asked;
    return asked;
  }

  function askNow(question: KeyringQuestion, when: 'at-once' | 'patiently'): Promise<KeyringAnswer | null> {
    return new Promise((resolve) => {
      const current = begin();
      let stopTelling: (() => void) | null = null;
      const finish = (answer: KeyringAnswer | null) => {
        clearTimeout(telling);
        clearTimeout(late);
        clearTimeout(again);
        current.heard = () => {};
        stopTelling?.();
        // What hangs is ended: it must not keep this program from ending.
        if (answer === null) end();
        else current.idle = setTimeout(end, idleMs);
        resolve(answer);
      };
      const telling = setTimeout(() => {
        if (when === 'patiently') stopTelling = patience.waiting(() => finish(null));
      }, tellAfterMs);
      const late = setTimeout(() => finish(null), when === 'at-once' ? atOnceMs : patience.mostMs);
      let again: NodeJS.Timeout | undefined;
      const ask = () => current.worker.post(question);
      current.heard = (answer) => {
        if (when === 'patiently' && noReply(answer)) again = setTimeout(ask, againMs);
        else finish(answer);
      };
      ask();
    });
  }

  function stateOf(answer: KeyringAnswer | null): KeyringState {
    if (answer === null) return 'silent';
    return answer.kind === 'done' ? 'works' : stateOfFailure(answer.message, surroundings);
  }

  async function secretOf(question: KeyringQuestion): Promise<Uint8Array | null> {
    const answer = reachable(env, platform) ? await ask(question, 'patiently') : nobody;
    if (answer?.kind === 'done') return answer.secret;
    const code = stateOf(answer) === 'absent' ? 'keyring-unavailable' : 'keyring-silent';
    throw new CoreError(code, "The system's keyring did not do what it was asked.", {
      details: { keyring: 'os-keyring' },
    });
  }

  let works = false;
  return {
    async state(when) {
      if (works) return 'works';
      if (!reachable(env, platform)) return 'absent';
      const state = stateOf(await ask({ ask: 'probe' }, when ?? 'patiently'));
      works = state === 'works';
      return state;
    },
    get: (account) => secretOf({ ask: 'get', account }),
    set: async (account, secret) => void (await secretOf({ ask: 'set', account, secret })),
  };
}

const nobody: KeyringAnswer = { kind: 'failed', message: 'autolaunch' };

/** Without a session bus there is no Secret Service to reach; this saves a process at every start on a server. */
function reachable(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'linux') return sessionBus(env) !== null;
  return platform === 'darwin' || platform === 'win32';
}

/** A scheduler's environment names none; systemd's of a person who is logged in lies at a known place (systemd-logind). */
function sessionBus(env: NodeJS.ProcessEnv): string | null {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS;
  const path = `/run/user/${process.getuid?.()}/bus`;
  return existsSync(path) ? `unix:path=${path}` : null;
}

/** What reaching a keyring, and showing its prompt, needs of the environment. */
const needed = ['HOME', 'USER', 'LOGNAME', 'XDG_RUNTIME_DIR', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'];
const neededOnWindows = ['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'USERNAME', 'USERDOMAIN'];

function variables(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Record<string, string> {
  const names = platform === 'win32' ? neededOnWindows : needed;
  const bus = platform === 'linux' ? sessionBus(env) : null;
  const passed = names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return { ...Object.fromEntries(passed), ...(bus === null ? {} : { DBUS_SESSION_BUS_ADDRESS: bus }) };
}
