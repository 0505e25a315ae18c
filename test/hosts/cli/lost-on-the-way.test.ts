/** `process` when the core refuses to go on after the import: the list is there, so its number must be told. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import { processList } from '../../../src-main/hosts/cli/commands/process.ts';
import { openSession, type Session } from '../../../src-main/hosts/cli/session/session.ts';
import type { Cli } from '../../../src-main/hosts/cli/terminal/cli.ts';
import { createTerminal } from '../../../src-main/hosts/cli/terminal/terminal.ts';
import { testSurroundings } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { writeList } from './people.ts';

/** The session of a core that refuses these calls from now on. */
function refusing(session: Session, refused: readonly string[]): Session {
  const refuse = async (name: string): Promise<void> => {
    if (refused.includes(name)) throw new CoreError('disk-full', 'The disk is full.');
  };
  return {
    ...session,
    ask: async (name, input) => {
      await refuse(name);
      return session.ask(name, input);
    },
  };
}

async function unlocking(): Promise<never> {
  throw new Error('There is no lock here.');
}

describe('process', () => {
  it.for([
    ['the queue cannot be started', ['queue.drain'], 'running'],
    ['how the queue is cannot be read either', ['queue.drain', 'queue.status'], 'paused'],
  ] as const)('tells the list and how it was read when %s', async ([, refused, state]) => {
    const surroundings = testSurroundings();
    const terminal = createTerminal('en', true, surroundings);
    const session = await openSession(
      { surroundings, terminal, recoveryKey: async () => null, unlocking },
      tempDir(),
      'changing',
    );
    try {
      const cli: Cli = {
        surroundings,
        terminal: { ...terminal, note: () => {} },
        partnerKey: undefined,
        proxyPassword: undefined,
        recoveryKey: async () => null,
        byRecoveryKey: () => false,
        unlocking,
        interruptible: () => ({ signal: new AbortController().signal, stop: () => {} }),
        run: async () => {},
      };
      const out = { path: join(tempDir(), 'a.csv'), format: 'csv' as const };
      const done = await processList(cli, refusing(session, refused), {}, writeList(tempDir(), 2), { out });
      expect(done.exit).toBe(3);
      expect(done.json).toMatchObject({
        list: 1,
        accepted: 2,
        states: { queued: 2 },
        queue: { state, reason: null },
        out: null,
        file: { headerRow: 1 },
        error: { code: 'disk-full' },
      });
      expect(done.lines.join('\n')).toContain('export --list 1');
    } finally {
      await session.close();
    }
  });
});
