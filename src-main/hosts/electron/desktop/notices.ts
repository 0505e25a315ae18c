/**
 * Notifications of the system while nobody looks at the window: a list is done, the queue waits for somebody. They show on
 * locked screens: a list's name and counts, never a person.
 */
import { Notification } from 'electron';
import type { List } from '../../../contract/lists.ts';
import type { QueueStatus } from '../../../contract/queue.ts';
import { factsOf } from '../../../contract/reasons.ts';
import type { Asked } from '../../../contract/system.ts';
import type { Texts } from './texts.ts';
import { needsSomebody } from './work.ts';

export type NoticeChoices = {
  texts: () => Texts;
  /** Somebody sees the window anyway. */
  isWatched(): boolean;
  /** What a click does. */
  open(asked: Asked): void;
  /** Milliseconds since the epoch. */
  now(): number;
};

export type Notices = {
  listChanged(list: List): void;
  queueChanged(queue: QueueStatus): void;
  /** The window is gone and the work is not. */
  goesOn(): void;
};

export function createNotices({ texts, isWatched, open, now }: NoticeChoices): Notices {
  const since = now();
  /** Lists that were seen to be under way, and those whose end was told. */
  const underWay = new Set<number>();
  const ended = new Set<number>();
  let told: ReadonlySet<string> = new Set();
  // Chromium forgets a notification that nobody holds, and with it what a click does.
  const held = new Set<Notification>();

  function show(title: string, body: string, asked: Asked): void {
    if (!Notification.isSupported() || isWatched()) return;
    const notification = new Notification({ title, body });
    held.add(notification);
    notification.on('click', () => {
      held.delete(notification);
      open(asked);
    });
    notification.on('close', () => held.delete(notification));
    notification.show();
  }

  return {
    listChanged(list) {
      if (list.kind !== 'file' || list.startedAt === null) return;
      if (list.states.queued + list.states.sending > 0) {
        underWay.add(list.id);
        ended.delete(list.id);
        return;
      }
      // One so short that it was over before it was seen counts as well.
      if ((!underWay.has(list.id) && list.startedAt < since) || ended.has(list.id)) return;
      ended.add(list.id);
      const say = texts().notice;
      const doubts = list.states.in_doubt;
      const done = list.accepted - doubts - list.states.cancelled;
      // Called off whole: nobody waits to hear that it is done.
      if (done + doubts === 0) return;
      const body = doubts === 0 ? say.done(done) : say.doubts(done, doubts);
      show(doubts === 0 ? say.listDone : say.listNeeds, `${list.name}: ${body}`, { what: 'list', listId: list.id });
    },

    queueChanged(queue) {
      const waits = new Map(needsSomebody(queue).map((wait) => [`${wait.reason} ${wait.connectionId}`, wait.reason]));
      const say = texts();
      for (const [key, reason] of waits) {
        const { stopped, held } = say.notice;
        if (told.has(key)) continue;
        show(factsOf(reason).state === 'stopped' ? stopped : held, say.reasons[reason], { what: 'queue' });
      }
      told = new Set(waits.keys());
    },

    goesOn: () => show(texts().notice.goesOn, texts().notice.goesOnHow, { what: 'queue' }),
  };
}
