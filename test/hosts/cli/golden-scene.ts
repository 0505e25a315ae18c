/** Commands in turn on one data folder, each held against its golden file: what was typed, the exit code, the JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { type CliOptions, cli } from '../../fakes/command-line.ts';
import { goldenJson } from '../../fakes/golden.ts';
import { tempDir } from '../../fakes/ports.ts';

export type Scene = {
  /** Where the scene's own files lie: `<folder>` in the golden files. */
  readonly folder: string;
  readonly dataDir: string;
  /** Writes lines as a file of the folder; its path. */
  file(name: string, lines: readonly string[]): string;
  /** Ends and prints as `goldens/NAME.json` holds. */
  command(name: string, args: readonly string[], options?: CliOptions): Promise<void>;
};

/** Where this copy of the program lies. */
const program = join(import.meta.dirname, '../../..');

function golden(name: string): string {
  return join(import.meta.dirname, 'goldens', `${name}.json`);
}

export function openScene(): Scene {
  vi.stubEnv('TZ', midday());
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = tempDir();
  const dataDir = tempDir();
  const places = { [folder]: '<folder>', [dataDir]: '<data>', [program]: '<program>' };
  const plain = (value: unknown) => withoutWhatVaries(value, places);
  return {
    folder,
    dataDir,
    file(name, lines) {
      const path = join(folder, name);
      writeFileSync(path, [...lines, ''].join('\n'));
      return path;
    },
    async command(name, args, options = {}) {
      const ended = await cli([...args, '--json'], { dataDir, ...options });
      const json = JSON.parse(ended.stdout.trimEnd().split('\n').at(-1) || 'null');
      const told = { command: plain(args), exit: ended.code, json: plain(json) };
      await expect.soft(goldenJson(told), ended.stderr).toMatchFileSnapshot(golden(name));
    },
  };
}

/** A time zone where it is about noon, so that no scene ends on another day, or in another month, than it began. */
function midday(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead >= 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

/** Numbers, but for null, that no two runs have alike. */
const varyingNumbers = /At$|^(since|from|to|at|bytes|milliseconds|seconds|secondsLeft)$/;
const varyingTexts =
  /^(importedBy|madeBy|savedBy|systemUser|correctedBy|restrictedBy|controlToken|fingerprint|sha256)$/;

/** Times, places, ports, random ids and names of the machine, each by its name; all else stays as it was printed. */
function withoutWhatVaries(value: unknown, places: Record<string, string>, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutWhatVaries(item, places, key));
  if (typeof value === 'number') return varyingNumbers.test(key) ? `<${key}>` : value;
  if (typeof value === 'string') return varyingTexts.test(key) ? `<${key}>` : plainText(value, places);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withoutWhatVaries(item, places, name)] as const),
  );
}

function plainText(text: string, places: Record<string, string>): string {
  let plain = text;
  for (const [place, name] of Object.entries(places)) plain = plain.replaceAll(place, name);
  return (
    plain
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
      .replaceAll(/\b[0-9A-F]{32}\b/g, '<sequence id>')
      .replaceAll(/#[\w-]{20,}$/g, '#<token>')
      // Which of them a cut connection ends with is the system's to say.
      .replace(/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, '<cut>')
      .replace(/^20\d\d-\d\d$/, '<month>')
      .replace(/^20\d\d-\d\d-\d\d$/, '<day>')
  );
}

/** Of a command that goes on: what it printed at its start. */
export async function expectGolden(name: string, args: readonly string[], json: unknown): Promise<void> {
  const told = { command: args, exit: null, json: withoutWhatVaries(json, {}) };
  await expect.soft(goldenJson(told)).toMatchFileSnapshot(golden(name));
}
