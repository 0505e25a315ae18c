/** The system's keyring behind its process: none is told from one that does not answer, and what hangs can be ended. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Worker } from '../../../src-main/core/kernel/ports.ts';
import {
  type KeyringAnswer,
  type KeyringQuestion,
  stateOfFailure,
} from '../../../src-main/hosts/common/keyrings/keyring-questions.ts';
import { type KeyringPatience, systemKeyring } from '../../../src-main/hosts/common/keyrings/system-keyring.ts';
import { startNodeWorker } from '../../../src-main/hosts/common/worker.ts';
import { tempDir } from '../../fakes/ports.ts';

const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', DISPLAY: ':0' };
const patience: KeyringPatience = { mostMs: 60_000, waiting: () => () => {} };

/** A process that answers as it is told; null: never. */
function scripted(answer: (question: KeyringQuestion) => KeyringAnswer | null) {
  let killed = 0;
  let started = 0;
  const start = (): Worker => {
    started += 1;
    let hear: (message: unknown) => void = () => {};
    return {
      post: (message) => {
        const said = answer(message as KeyringQuestion);
        if (said) setImmediate(() => hear(said));
      },
      onMessage: (listener) => {
        hear = listener;
      },
      onExit: () => {},
      kill: () => {
        killed += 1;
      },
    };
  };
  return { start, killed: () => killed, started: () => started };
}

describe('what a failure means', () => {
  const linux = { platform: 'linux', screen: true } as const;
  test.each([
    ['DBus error: The name org.freedesktop.secrets was not provided by any .service files', 'absent'],
    ['DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time', 'absent'],
    ['DBus error: Failed to connect to socket /run/user/1000/bus: Connection refused', 'absent'],
    ["Couldn't access platform storage: Secret Service: unlock prompt was dismissed", 'silent'],
    ['Platform failure: DBus error: Did not receive a reply', 'silent'],
    ["Couldn't access platform storage: Secret Service: no result found", 'silent'],
    ['forgetful', 'absent'],
  ])('%s: %s', (message, state) => {
    expect(stateOfFailure(message, linux)).toBe(state);
  });

  test('one that was never set up is none where no screen is there to set it up', () => {
    expect(stateOfFailure('Secret Service: no result found', { ...linux, screen: false })).toBe('absent');
    expect(stateOfFailure('Secret Service: unlock prompt was dismissed', { ...linux, screen: false })).toBe('silent');
  });
});

describe('a keyring that does not answer', () => {
  test('is waited for, told of, and given up when the person says so; its process is ended', async () => {
    const { start, killed } = scripted(() => null);
    let told = 0;
    let stopped = 0;
    const system = systemKeyring(
      bus,
      start,
      {
        mostMs: 60_000,
        waiting(giveUp) {
          told += 1;
          setTimeout(giveUp, 10);
          return () => {
            stopped += 1;
          };
        },
      },
      'linux',
    );
    expect(await system.state()).toBe('silent');
    expect([told, stopped, killed()]).toEqual([1, 1, 1]);
  });

  test('is given up by itself after its bound, and is then asked anew', async () => {
    let answers = false;
    const { start, started } = scripted(() => (answers ? { kind: 'done', secret: null } : null));
    const system = systemKeyring(bus, start, { ...patience, mostMs: 30 }, 'linux');
    expect(await system.state()).toBe('silent');
    await expect(system.get('a')).rejects.toMatchObject({ code: 'keyring-silent', details: { keyring: 'os-keyring' } });
    answers = true;
    expect(await system.state()).toBe('works');
    expect(started()).toBe(3);
  });

  test('is asked again where its library gave up before the person did', async () => {
    let asked = 0;
    const { start } = scripted(() => {
      asked += 1;
      if (asked < 3) return { kind: 'failed', message: 'DBus error: Did not receive a reply. Possible causes include' };
      return { kind: 'done', secret: null };
    });
    expect(await systemKeyring(bus, start, patience, 'linux').state()).toBe('works');
    expect(asked).toBe(3);
  });

  test('that answers late is taken: slow is not absent', async () => {
    const late = scripted(() => null);
    let hear: (message: unknown) => void = () => {};
    const start = (): Worker => ({
      ...late.start(),
      onMessage: (listener) => {
        hear = listener;
      },
      post: () => void setTimeout(() => hear({ kind: 'done', secret: null }), 1_800),
    });
    expect(await systemKeyring(bus, start, patience, 'linux').state()).toBe('works');
  });
});

test('without a session bus it is absent at once, and no process is started', async () => {
  const { start, started } = scripted(() => null);
  const system = systemKeyring({}, start, patience, 'linux');
  expect(await system.state()).toBe('absent');
  await expect(system.set('a', Buffer.alloc(32))).rejects.toMatchObject({ code: 'keyring-unavailable' });
  expect(started()).toBe(0);
});

describe.runIf(process.platform === 'linux')('the process', () => {
  const start = (env: Record<string, string>) => startNodeWorker('keyring-process', { memoryMb: 64, env });

  test('behind a bus that never answers is ended with the patience, and hangs nothing', async () => {
    const socket = join(tempDir(), 'bus');
    const silent = createServer();
    const left = new Promise((resolve) => silent.once('connection', (peer) => peer.once('close', resolve).resume()));
    await new Promise<void>((resolve) => silent.listen(socket, () => resolve()));
    onTestFinished(() => void silent.close());
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` };
    const connected = new Promise((resolve) => silent.once('connection', resolve));
    const givenUp: KeyringPatience = {
      mostMs: 60_000,
      waiting(giveUp) {
        void connected.then(giveUp);
        return () => {};
      },
    };
    expect(await systemKeyring(env, start, givenUp).state()).toBe('silent');
    await left;
  });

  test('on a bus that is not there is absent, and never falls back to the kernel, which forgets at reboot', async () => {
    const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(tempDir(), 'none')}` };
    expect(await systemKeyring(env, start, patience).state()).toBe('absent');
  });
});
