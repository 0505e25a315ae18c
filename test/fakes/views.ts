/** Values of the contract for tests of pure functions: invented, whole, and changed where a test says so. */
import { type Connection, connectionDefaults } from '../../src-main/contract/connections.ts';
import type { Draft } from '../../src-main/contract/drafts.ts';
import type { List } from '../../src-main/contract/lists.ts';
import type { QueueStatus } from '../../src-main/contract/queue.ts';
import { readChoicesSchema } from '../../src-main/contract/reading.ts';
import { isStoreReason } from '../../src-main/contract/reasons.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { StateCounts } from '../../src-main/contract/states.ts';
import type { SystemInfo } from '../../src-main/contract/system.ts';

const start = Date.UTC(2026, 10, 3, 2, 15);

export function fakeConnection(changes: Partial<Connection> = {}): Connection {
  return {
    ...connectionDefaults,
    id: 1,
    name: 'Latihan',
    kind: 'practice',
    baseUrl: '',
    partnerCode: 'practice',
    ...{ proxy: 'none', proxySealed: false, ca: [] },
    spent: { today: 0, month: 0 },
    queue: { state: 'running', reason: null, since: start, nextTryAt: null },
    ...changes,
  };
}

export const fakeSystem: SystemInfo = {
  version: '0.1.0',
  host: 'web',
  locale: 'id-ID',
  dataDir: 'C:\\Users\\budi\\AppData\\Roaming\\Sambung',
  sharedPlace: null,
  role: 'owner',
  keyring: { kind: 'safe-storage', weak: false },
  older: null,
  policy: null,
  dialogs: false,
};

export const fakeSettings: Settings = {
  language: 'system',
  theme: 'system',
  defaultConnectionId: null,
  compactRows: false,
  keepAwake: true,
  lockMinutes: 15,
  lockedQueue: 'stop',
  reuseDays: 30,
  retention: {},
  whenClosing: 'ask',
  startAtLogin: false,
  maskNumbers: true,
  backupEvery: 1,
  backupsKept: 7,
  crashDumps: false,
  updatesFrom: null,
};

/** Nothing in any state. */
export const noStates: StateCounts = {
  queued: 0,
  sending: 0,
  answered: 0,
  no_record: 0,
  refused: 0,
  failed: 0,
  in_doubt: 0,
  cancelled: 0,
  reused: 0,
};

/** Of one connection that is in what the whole queue is in, and has work where anything is open. */
export function fakeQueue(changes: Partial<QueueStatus> = {}): QueueStatus {
  const { state = 'running', reason = null, open = 0 } = changes;
  const ofStore = isStoreReason(reason);
  const queue = ofStore ? { state: 'running' as const, reason: null } : { state, reason };
  return {
    state,
    reason,
    connectionId: state === 'running' || ofStore ? null : 1,
    draining: true,
    connections: [fakeConnection({ queue: { ...queue, since: start, nextTryAt: null } })],
    working: open > 0 ? [1] : [],
    states: noStates,
    open,
    heldLists: [],
    ratePerSecond: null,
    secondsLeft: null,
    today: {
      final: 0,
      charges: { charged: 0, free: 0, unknown: 0 },
      rupiah: 0,
      rupiahUnknown: 0,
      withoutPrice: 0,
      practice: 0,
    },
    ...changes,
  };
}

/** A started list of invented rows, as many in each state as said. */
export function fakeList(changes: Partial<Omit<List, 'states'>> & Partial<StateCounts> = {}): List {
  const states = Object.fromEntries(
    Object.keys(noStates).map((state) => [state, changes[state as keyof StateCounts] ?? 0]),
  ) as StateCounts;
  const accepted = Object.values(states).reduce((sum, count) => sum + count, 0);
  return {
    id: changes.id ?? 1,
    kind: changes.kind ?? 'file',
    name: changes.name ?? 'Nasabah rekaan',
    connectionId: changes.connectionId ?? 1,
    practice: false,
    connectionName: changes.connectionName ?? 'Latihan',
    sourceName: 'nasabah.csv',
    createdAt: start,
    startedAt: changes.startedAt === undefined ? start : changes.startedAt,
    heldAt: changes.heldAt ?? null,
    archivedAt: changes.archivedAt ?? null,
    group: changes.group ?? null,
    waitsFor: null,
    finishedAt: null,
    ecConsent: false,
    purpose: null,
    legalBasis: null,
    askAgain: false,
    samePerson: 'ask',
    waitsElsewhere: false,
    rows: accepted,
    accepted,
    rejected: 0,
    skipped: 0,
    removed: 0,
    duplicates: 0,
    states,
    charges: { charged: 0, free: 0, unknown: 0 },
    practiceAnswers: 0,
    practiceCharges: { charged: 0, free: 0, unknown: 0 },
    rupiah: { charged: 0, unknown: 0, withoutPrice: 0 },
    ratePerSecond: changes.ratePerSecond ?? null,
    secondsLeft: null,
  };
}

/** A draft of three clean rows of invented people. */
export function fakeDraft(change: Partial<Draft> = {}): Draft {
  return {
    draftId: 'd1',
    fileId: 'f1',
    sourceName: 'Nasabah Maret.csv',
    sheets: ['Sheet1'],
    file: { sheet: 'Sheet1', headerRow: 1, columns: { nik: 1, phone: 2 }, encoding: null, delimiter: null },
    layout: {
      titleRows: 0,
      headerRows: 1,
      mergedHeadings: false,
      blankRows: 0,
      hiddenRows: 0,
      hiddenColumns: [],
      totalsRows: [],
      repeatedHeadings: [],
      otherLists: [],
    },
    columns: [],
    doubts: [],
    missing: [],
    choices: readChoicesSchema.parse({}),
    mapping: null,
    counts: { rows: 3, accepted: 3, rejected: 0, skipped: 0, duplicates: 0, edited: 0 },
    roundedColumns: [],
    problemCounts: [],
    canUndo: false,
    canRedo: false,
    restored: 0,
    importedBefore: null,
    usedFor: null,
    mends: null,
    ...change,
  };
}
