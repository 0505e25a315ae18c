/** A core that is only words, for tests of the window: answers from a table, events on demand. */
import type { Connection } from '../../src-main/contract/connections.ts';
import { connectionDefaults } from '../../src-main/contract/connections.ts';
import type { Result } from '../../src-main/contract/errors.ts';
import type { AnyEvent } from '../../src-main/contract/events.ts';
import type { LookupDetail, LookupItem } from '../../src-main/contract/history.ts';
import type { CallName, CoreClient, InputOf, OutputOf } from '../../src-main/contract/index.ts';
import type { List } from '../../src-main/contract/lists.ts';
import type { QueueStatus } from '../../src-main/contract/queue.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { StateCounts } from '../../src-main/contract/states.ts';
import type { SystemInfo } from '../../src-main/contract/system.ts';
import { stepFor } from '../../src-main/core/td/next-step.ts';

export type FakeAnswers = {
  [N in CallName]?: (input: InputOf<N>) => Result<OutputOf<N>> | Promise<Result<OutputOf<N>>>;
};

export type FakeCoreClient = CoreClient & {
  /** Every call so far, in order. */
  readonly calls: { name: CallName; input: unknown }[];
  emit(event: AnyEvent): void;
};

/** A call that the table does not know fails as `internal`. */
export function createFakeCoreClient(answers: FakeAnswers): FakeCoreClient {
  const listeners = new Set<(event: AnyEvent) => void>();
  const calls: FakeCoreClient['calls'] = [];
  return {
    calls,
    async call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
      calls.push({ name, input });
      const answer = answers[name];
      if (answer === undefined) return { ok: false, error: { code: 'internal', message: `No fake for ${name}.` } };
      return answer(input);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
}

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

const start = Date.UTC(2026, 10, 3, 2, 15);

export function fakeConnection(changes: Partial<Connection> = {}): Connection {
  return {
    ...connectionDefaults,
    id: 1,
    name: 'Latihan',
    kind: 'practice',
    baseUrl: '',
    partnerCode: 'practice',
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
  role: 'owner',
  keyring: { kind: 'safe-storage', weak: false },
  older: null,
  dialogs: false,
};

export const fakeSettings: Settings = { language: 'system', theme: 'system', defaultConnectionId: null, reuseDays: 30 };

export function fakeQueue(changes: Partial<QueueStatus> = {}): QueueStatus {
  return {
    state: 'running',
    reason: null,
    connectionId: null,
    draining: true,
    connections: [fakeConnection()],
    states: {
      queued: 0,
      sending: 0,
      answered: 0,
      no_record: 0,
      refused: 0,
      failed: 0,
      in_doubt: 0,
      cancelled: 0,
      reused: 0,
    },
    open: 0,
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
  const noStates = fakeQueue().states;
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
    duplicates: 0,
    states,
    charges: { charged: 0, free: 0, unknown: 0 },
    practiceAnswers: 0,
    practiceCharges: { charged: 0, free: 0, unknown: 0 },
    ratePerSecond: changes.ratePerSecond ?? null,
    secondsLeft: null,
  };
}

export function fakeLookup(changes: Partial<LookupItem> = {}): LookupItem {
  return {
    lookupId: 1,
    listId: 1,
    listName: 'Pengecekan satuan',
    practice: false,
    row: 1,
    person: {
      nik: '3171014101900001',
      phone: '081234567890',
      name: 'Siti Rahmawati',
      ecNik: null,
      ecPhone: null,
      ecName: null,
    },
    state: 'answered',
    verdict: { kind: 'reachable', reason: 'recent-and-frequent', ...stepFor('number-linked') },
    answer: {
      sequenceId: '1700000000000-ABC',
      phoneNumberCount: 2,
      applicant: { recentlyUsed: 'yes', frequentlyUsed: 'yes', other: 'no' },
      emergency: null,
    },
    runAt: null,
    updatedAt: start,
    attempts: 1,
    twinOf: null,
    answeredAt: start,
    sharedFrom: null,
    ...changes,
  };
}

export function fakeDetail(changes: Partial<LookupDetail> = {}): LookupDetail {
  return {
    ...fakeLookup(),
    connectionId: 1,
    connectionName: 'Latihan',
    derived: {
      sex: 'female',
      birthDate: '1990-01-01',
      province: 'DKI Jakarta',
      zone: 'WIB',
      operator: 'Telkomsel',
    },
    problems: [],
    extra: [],
    attemptLog: [],
    ...changes,
  };
}
