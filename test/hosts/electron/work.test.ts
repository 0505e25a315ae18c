/** What the desktop makes of the queue: whether it works, waits, or needs somebody; and what it says of it. */
import { describe, expect, test, vi } from 'vitest';
import type { List } from '../../../src-main/contract/lists.ts';
import type { QueueStatus } from '../../../src-main/contract/queue.ts';
import type { QueueReason } from '../../../src-main/contract/reasons.ts';
import { queueReasons, waitsFor } from '../../../src-main/contract/reasons.ts';
import { createNotices } from '../../../src-main/hosts/electron/desktop/notices.ts';
import { createTaskbar } from '../../../src-main/hosts/electron/desktop/taskbar.ts';
import { texts } from '../../../src-main/hosts/electron/desktop/texts.ts';
import { createTray } from '../../../src-main/hosts/electron/desktop/tray.ts';
import { isPaused, needsSomebody, workOf } from '../../../src-main/hosts/electron/desktop/work.ts';
import { Notification, resetDesktop, Tray } from '../../fakes/electron/system.ts';
import { fakeConnection, fakeList, fakeQueue, noStates } from '../../fakes/views.ts';

vi.mock('electron', () => import('../../fakes/electron/electron.ts'));

const inIt = (reason: QueueReason | null) =>
  reason === null ? { state: 'running' as const, reason } : waitsFor(reason);
const queue = (reason: QueueReason | null, more: Partial<QueueStatus> = {}): QueueStatus =>
  fakeQueue({ draining: true, open: 7, ...inIt(reason), ...more });

/** Connections 1, 2, … with work, in what each of them is; the status as a whole says what the first one is in. */
const connections = (first: QueueReason, ...others: (QueueReason | null)[]): QueueStatus =>
  queue(first, {
    connections: [first, ...others].map((reason, at) =>
      fakeConnection({ id: at + 1, queue: { ...inIt(reason), since: 0, nextTryAt: null } }),
    ),
    working: [first, ...others].map((_, at) => at + 1),
  });

describe('the work', () => {
  test('is idle with nothing to send, in a copy that only reads, and counts what is left', () => {
    expect(workOf(queue(null, { open: 0 }))).toEqual({ state: 'idle', left: 0 });
    expect(workOf(queue(null, { draining: false }))).toEqual({ state: 'idle', left: 0 });
    expect(workOf(queue(null))).toEqual({ state: 'sending', left: 7 });
  });

  test('that waits for a person is held; whoever paused it knows', () => {
    const held = queueReasons.filter((reason) => workOf(queue(reason)).state === 'held');
    expect(held).toContain('operator');
    expect(held).toContain('traffic-insufficient');
    expect(held).not.toContain('unreachable');
    expect(held).not.toContain('daily-cap');
    const told = queueReasons.filter((reason) => needsSomebody(queue(reason)).length > 0);
    expect(told).not.toContain('operator');
    expect(told).not.toContain('unreachable');
    expect(told).not.toContain('provider-busy');
    expect(told).toEqual(
      expect.arrayContaining(['daily-cap', 'captive-page', 'key-refused', 'disk-full', 'answers-lost']),
    );
    expect(needsSomebody(queue('key-refused', { open: 0 }))).toEqual([]);
  });

  test('of several connections is what the liveliest is at, not the one most in need of attention', () => {
    expect(workOf(connections('key-refused', null)).state, 'between two sends of the second').toBe('sending');
    expect(workOf(connections('key-refused', 'daily-cap')).state).toBe('waits');
    expect(workOf(connections('key-refused', 'operator')).state).toBe('held');
    expect(workOf({ ...connections('key-refused', null), working: [1] }).state, 'without work').toBe('held');
    // The store holds them all, whatever they are in themselves.
    expect(workOf(queue('store-gone')).state).toBe('held');
    expect(workOf(queue('disk-full')).state).toBe('waits');
  });

  test('is not over while something is under way, whatever holds the rest', () => {
    expect(workOf(queue('key-refused', { states: { ...noStates, queued: 6, sending: 1 } })).state).toBe('sending');
  });

  test('is resumed where all of it is paused or stopped, and paused where something goes on', () => {
    expect(isPaused(connections('key-refused', 'operator'))).toBe(true);
    expect(isPaused(connections('key-refused', null))).toBe(false);
    expect(isPaused(connections('operator', 'unreachable'))).toBe(false);
    expect(isPaused(queue(null, { open: 0 }))).toBe(false);
  });
});

describe('a notification', () => {
  function notices(watched = false) {
    resetDesktop();
    const opened: unknown[] = [];
    const told = createNotices({
      texts: () => texts.en,
      isWatched: () => watched,
      open: (asked) => void opened.push(asked),
      now: () => 1_000,
    });
    const shown = () => Notification.shown.map(({ title, body }) => `${title} | ${body}`);
    return { ...told, opened, shown };
  }

  const states = (part: Partial<List['states']>) => ({ ...noStates, ...part });
  const listOf = (part: Partial<List>): List => ({
    ...fakeList({ id: 5, name: 'Cabang Melati', startedAt: 500 }),
    ...{ accepted: 1200, ...part },
  });
  const underWay = listOf({ states: states({ queued: 3 }) });
  const done = listOf({ states: noStates, finishedAt: 2_000 });

  test('says once that a list is done, by its name and a count, and a click goes to it', () => {
    const { listChanged, shown, opened } = notices();
    listChanged(underWay);
    listChanged(done);
    listChanged(done);
    expect(shown()).toEqual(['A list is done | Cabang Melati: 1,200 rows done.']);
    Notification.shown[0]?.emit('click');
    expect(opened).toEqual([{ what: 'list', listId: 5 }]);
    // Begun again by a retry, it ends again.
    listChanged(underWay);
    listChanged(done);
    expect(shown()).toHaveLength(2);
  });

  test('counts what was called off as none of it, and says nothing of a list that was called off whole', () => {
    const { listChanged, shown } = notices();
    listChanged(underWay);
    listChanged(listOf({ states: states({ cancelled: 1_199 }) }));
    expect(shown()).toEqual(['A list is done | Cabang Melati: 1 row done.']);
    listChanged(underWay);
    listChanged(listOf({ states: states({ cancelled: 1_200 }) }));
    expect(shown()).toHaveLength(1);
  });

  test('says what is left to decide', () => {
    const { listChanged, shown } = notices();
    listChanged(underWay);
    listChanged(listOf({ states: states({ in_doubt: 2 }) }));
    expect(shown()).toEqual([
      'A list waits for your decision | Cabang Melati: 1,198 rows done, 2 without an answer to decide on.',
    ]);
  });

  test('is not made for what was over before, for single checks, or while somebody looks', () => {
    const { listChanged, shown } = notices();
    listChanged(done);
    listChanged({ ...underWay, kind: 'single-checks' });
    listChanged({ ...done, kind: 'single-checks' });
    listChanged(listOf({ startedAt: null }));
    expect(shown()).toEqual([]);
    const seen = notices(true);
    seen.listChanged(underWay);
    seen.listChanged(done);
    expect(seen.shown()).toEqual([]);
  });

  test('is made for a list that was over before it was seen, when it began since', () => {
    const { listChanged, shown } = notices();
    listChanged({ ...done, startedAt: 1_500 });
    listChanged({ ...done, startedAt: 1_500 });
    expect(shown()).toHaveLength(1);
  });

  test('says once why the queue waits for somebody, and again after it went on', () => {
    const { queueChanged, shown, opened } = notices();
    for (const reason of [null, 'daily-cap', 'daily-cap', null, 'key-refused', 'unreachable'] as const) {
      queueChanged(queue(reason));
    }
    expect(shown()).toEqual([
      `The queue is on hold | ${texts.en.reasons['daily-cap']}`,
      `The queue has stopped | ${texts.en.reasons['key-refused']}`,
    ]);
    expect(shown().join()).not.toMatch(/\{\{/);
    Notification.shown[0]?.emit('click');
    expect(opened).toEqual([{ what: 'queue' }]);
  });

  test('says it of each connection that waits for somebody, once', () => {
    const { queueChanged, shown } = notices();
    queueChanged(connections('key-refused', null));
    queueChanged(connections('key-refused', 'daily-cap'));
    queueChanged(connections('key-refused', 'daily-cap'));
    expect(shown()).toEqual([
      `The queue has stopped | ${texts.en.reasons['key-refused']}`,
      `The queue is on hold | ${texts.en.reasons['daily-cap']}`,
    ]);
  });

  test('is not made where the system has none', () => {
    const { goesOn, shown } = notices();
    Notification.supported = false;
    goesOn();
    expect(shown()).toEqual([]);
  });
});

test('the tray says what the queue does and offers what can be done', () => {
  resetDesktop();
  const did: string[] = [];
  const act = (name: string) => () => void did.push(name);
  const choices = { open: act('open'), pause: act('pause'), resume: act('resume'), quit: act('quit') };
  const tray = createTray({ icons: '/icons', texts: () => texts.en, ...choices });
  const made = Tray.all[0];
  const click = (label: string) => made?.menu.find((item) => item.label === label)?.click?.();
  tray.show({ state: 'sending', left: 1_204 }, false);
  expect(made).toMatchObject({
    toolTip: 'Sambung: sending, 1,204 left',
    image: expect.stringContaining('tray-sending.png'),
  });
  for (const label of ['Open Sambung', 'Pause the queue', 'Quit']) click(label);
  tray.show({ state: 'held', left: 3 }, true);
  expect(made?.image).toContain('tray-held.png');
  click('Resume the queue');
  made?.emit('click');
  expect(did).toEqual(['open', 'pause', 'quit', 'resume', 'open']);
  tray.show({ state: 'idle', left: 0 }, false);
  expect(made?.menu.find((item) => item.label === 'Pause the queue')?.enabled).toBe(false);
  tray.close();
  expect(Tray.all).toEqual([]);
});

test('the taskbar shows how far it is, of the most that was left', () => {
  const told: unknown[] = [];
  const window = { setProgressBar: (...args: unknown[]) => void told.push(args), setOverlayIcon() {} };
  const taskbar = createTaskbar({ icons: '/icons', texts: () => texts.en });
  const show = (state: 'idle' | 'sending' | 'waits' | 'held', left: number) =>
    taskbar.show({ state, left }, window as never);
  show('sending', 100);
  show('sending', 25);
  show('waits', 25);
  show('held', 25);
  show('idle', 0);
  show('sending', 10);
  expect(told).toEqual([
    [0, { mode: 'normal' }],
    [0.75, { mode: 'normal' }],
    [0.75, { mode: 'paused' }],
    [0.75, { mode: 'error' }],
    [-1, { mode: 'none' }],
    [0, { mode: 'normal' }],
  ]);
});
