/** Where the partner key comes from, and that it is not shown. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type KeyInput, readPartnerKey } from '../../../../src-main/hosts/cli/terminal/partner-key.ts';
import { texts } from '../../../../src-main/hosts/cli/texts/texts.ts';

/** Where it prompts. */
const stderr = new PassThrough();
const quick = { optional: 30, required: 60 };

function quiet() {
  const notes: string[] = [];
  return { notes, terminal: { texts: texts.en, note: (sentence: string) => void notes.push(sentence) } };
}

function piped(): PassThrough & KeyInput {
  return new PassThrough() as unknown as PassThrough & KeyInput;
}

/** A terminal: raw mode is recorded, keys are what a person presses. */
function keyboard() {
  const emitter = new EventEmitter();
  const raw: boolean[] = [];
  const input = Object.assign(emitter, {
    isTTY: true,
    setRawMode: (mode: boolean) => void raw.push(mode),
    setEncoding: () => {},
    resume: () => {},
    pause: () => {},
  }) as unknown as KeyInput;
  return { input, raw, press: (keys: string) => emitter.emit('data', keys) };
}

describe('the partner key', () => {
  it('comes from the environment before anything is read', async () => {
    const { terminal } = quiet();
    await expect(readPartnerKey(' kunci ', terminal, { required: true, stdin: piped(), stderr })).resolves.toBe(
      'kunci',
    );
  });

  it('comes from standard input, without the line break at its end', async () => {
    const { terminal } = quiet();
    const input = piped();
    const read = readPartnerKey(undefined, terminal, { required: true, stdin: input, stderr });
    input.end('kunci\r\n');
    await expect(read).resolves.toBe('kunci');
  });

  it('is taken at the end of its line from an input that stays open', async () => {
    const { terminal } = quiet();
    const input = piped();
    const read = readPartnerKey(undefined, terminal, { required: true, stdin: input, stderr });
    input.write('kun');
    input.write('ci\n');
    await expect(read).resolves.toBe('kunci');
  });

  it('stays as it is, and that is said, when none comes and none is needed', async () => {
    const { terminal, notes } = quiet();
    await expect(
      readPartnerKey(undefined, terminal, { required: false, stdin: piped(), stderr, patience: quick }),
    ).resolves.toBeNull();
    expect(notes).toEqual([texts.en.main.notes.keyKept]);
  });

  it('is missing when the input ends without one', async () => {
    const { terminal } = quiet();
    const input = piped();
    input.end();
    await expect(readPartnerKey(undefined, terminal, { required: true, stdin: input, stderr })).resolves.toBeNull();
  });

  it('is typed without echo, and a slip can be taken back', async () => {
    const { terminal } = quiet();
    const { input, raw, press } = keyboard();
    const read = readPartnerKey(undefined, terminal, { required: true, stdin: input, stderr });
    press('kunx');
    press('\u007f');
    press('ci\r');
    await expect(read).resolves.toBe('kunci');
    expect(raw).toEqual([true, false]);
  });
});
