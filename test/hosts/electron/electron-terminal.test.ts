/** A command of the terminal inside Electron: the real code against the stand-in for the `electron` module. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ElectronTerminal } from '../../../src-main/hosts/electron/ports/electron-terminal.ts';
import { tempDir } from '../../fakes/ports.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

beforeEach(() => void vi.resetModules());

async function start(args: readonly string[], run: (own: ElectronTerminal) => Promise<number>) {
  const electron = (await import('electron')) as unknown as typeof import('../../fakes/electron/electron.ts');
  electron.resetElectron();
  const { electronTerminal } = await import('../../../src-main/hosts/electron/ports/electron-terminal.ts');
  void electronTerminal(args, run);
  electron.app.becomeReady();
  return { electron, code: await electron.app.exited.promise };
}

it('has the keyring of the window, in its profile, opens no window, and ends with the code of the command', async () => {
  const dataDir = join(tempDir(), 'data');
  let kinds: string[] = [];
  const { electron, code } = await start(['status', '--data-dir', dataDir], async ({ betterKeyrings, webHost }) => {
    const system = { state: async () => 'works' as const, get: async () => null, set: async () => {} };
    kinds = (betterKeyrings?.(system) ?? []).map(({ kind }) => kind);
    expect(webHost).toBeNull();
    return 1;
  });
  expect({ code, kinds }).toEqual({ code: 1, kinds: ['safe-storage'] });
  expect(electron.app.getPath('userData')).toBe(join(dataDir, 'electron'));
  expect(electron.app.sandboxEnabled).toBe(true);
  expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
});

it('makes no folder to say its version', async () => {
  const dataDir = join(tempDir(), 'data');
  expect((await start(['--version', '--data-dir', dataDir], async () => 0)).code).toBe(0);
  expect(existsSync(dataDir)).toBe(false);
});

it('ends with 3 and a sentence where the folder cannot be made', async () => {
  const file = join(tempDir(), 'file');
  writeFileSync(file, '');
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { code } = await start(['status', '--data-dir', join(file, 'data')], async () => 0);
  expect(code).toBe(3);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('data folder'));
  said.mockRestore();
});
