/** What holds before anybody has chosen otherwise. */
import type { Settings } from '../../contract/settings.ts';

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  compactRows: false,
  defaultConnectionId: null,
  reuseDays: 30,
  retention: {},
  maskNumbers: true,
  backupEvery: 1,
  backupsKept: 7,
  lockMinutes: 15,
  lockedQueue: 'stop',
  keepAwake: true,
  whenClosing: 'ask',
  startAtLogin: false,
  crashDumps: false,
  updatesFrom: null,
};
