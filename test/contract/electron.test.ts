/**
 * The contract over Electron's IPC: the real entry of the main process and the real preload, against the stand-in for the
 * `electron` module. The end-to-end specs run in the real one wherever its program is there.
 */
import { vi } from 'vitest';
import { boot } from '../fakes/electron/boot.ts';
import { contractSuite } from './suite.ts';

vi.mock('electron', () => import('../fakes/electron/electron.ts'));

contractSuite('the Electron IPC (stand-in)', async () => {
  const { client, electron, quit } = await boot();
  return {
    client,
    host: 'electron',
    willSaveTo: (path) => {
      electron.dialog.chooses.save = path;
    },
    close: async () => void (await quit()),
  };
});
