/**
 * What the window keeps of the core's answers and when they are out of date: the keys, how long each answer is kept, and
 * one table each for events and commands. Pure data; query-client.ts acts on it.
 */
import type { AnyEvent, EventName, EventOf } from '../../src-main/contract/events.ts';
import type { CommandName, InputOf, OutputOf, QueryName } from '../../src-main/contract/index.ts';
import type { List } from '../../src-main/contract/lists.ts';

/**
 * What becomes of an answer that no screen shows any more. persons: somebody's data, gone with the screen. money: what
 * somebody is to agree to, counted anew every time. plain: kept a while, shown at once and read again. order: done once
 * because somebody wanted it, never kept or read again.
 */
type Keeping = 'persons' | 'money' | 'plain' | 'order';

/** Exhaustive, so that a new query must decide. */
export const keeping = {
  'system.info': 'plain',
  'keyring.status': 'plain',
  'recoveryKey.status': 'plain',
  'system.takeAsked': 'order',
  'updates.status': 'plain',
  'settings.get': 'plain',
  'branch.get': 'plain',
  'connections.list': 'plain',
  'connections.test': 'order',
  'practice.get': 'plain',
  'files.chooseOpen': 'order',
  'files.chooseSeveral': 'order',
  'files.chooseSave': 'order',
  'files.chooseFolder': 'order',
  'files.begin': 'order',
  'files.append': 'order',
  'files.showSaved': 'order',
  'files.read': 'order',
  'files.release': 'order',
  'lists.cancelReading': 'order',
  'lists.page': 'plain',
  'lists.groups': 'plain',
  'lists.get': 'plain',
  'lists.rows': 'persons',
  'lists.rejected': 'persons',
  'lists.withheld': 'plain',
  'lists.forecast': 'money',
  'lists.saveTemplate': 'order',
  'drafts.open': 'order',
  'drafts.openUnseen': 'order',
  'drafts.readAs': 'order',
  'drafts.preview': 'order',
  'drafts.get': 'persons',
  'drafts.choose': 'order',
  'drafts.rows': 'persons',
  'drafts.mendOthers': 'money',
  'drafts.close': 'order',
  'mappings.list': 'plain',
  'mappings.use': 'order',
  'reportTemplates.list': 'persons',
  'people.inspect': 'persons',
  'people.get': 'persons',
  'people.lookups': 'persons',
  'queue.status': 'plain',
  'queue.forecast': 'money',
  'history.page': 'persons',
  'history.facets': 'persons',
  'history.get': 'persons',
  'historyViews.list': 'persons',
  'charges.page': 'plain',
  'charges.totals': 'plain',
  // The rows of an invoice's file that were skipped are kept as they stood there.
  'charges.invoices': 'persons',
  'charges.invoiceLines': 'plain',
  'reports.page': 'plain',
  'outcomes.promisesDue': 'persons',
  'reports.columns': 'plain',
  'reports.groups': 'plain',
  'reports.takenHeading': 'order',
  'reports.holidays': 'plain',
  'reports.summary': 'plain',
  'reports.stopCounting': 'order',
  'privacy.duePurge': 'money',
  // What was typed to find a person is the key.
  'accessLog.page': 'persons',
  'accessLog.verify': 'order',
  'privacy.restricted': 'persons',
  'backup.list': 'plain',
  'backup.preview': 'money',
  'lock.status': 'plain',
  'lock.unlock': 'order',
  'lock.recover': 'order',
  'lock.now': 'order',
  'lock.active': 'order',
  'diagnostics.read': 'plain',
  'diagnostics.bundle': 'order',
  'diagnostics.saveBundle': 'order',
  'diagnostics.showLogs': 'order',
} as const satisfies Record<QueryName, Keeping>;

/** The queries a screen can hold on to. */
export type ReadName = { [N in QueryName]: (typeof keeping)[N] extends 'order' ? never : N }[QueryName];

/** Milliseconds an answer outlives the screens that showed it. */
export function keptMs(name: ReadName): number {
  return keeping[name] === 'plain' ? 5 * 60_000 : 0;
}

/** What is put together of several answers and then followed by events alone. */
export type Followed = {
  /** All lists of which something waits, is under way, or is in doubt. */
  'lists.open': readonly List[];
};
export type FollowedName = keyof Followed;

/** Of one answer; pages of the same call have a key of their own, as has what is put together of several answers. */
export type ReadKey<N extends ReadName | FollowedName = ReadName | FollowedName> = readonly [
  name: N,
  input: unknown,
  form?: 'pages' | 'sum',
];

/** true: read it again. `now`: the event says what the answer is by now. */
type Verdict<T> = boolean | { now: T };

/** Of each kept answer to a call whether it is out of date; calls that are not named are not concerned. */
export type Stale = {
  [N in ReadName]?: (input: InputOf<N>, answer: OutputOf<N> | undefined) => Verdict<OutputOf<N>>;
} & {
  [N in FollowedName]?: (input: unknown, answer: Followed[N] | undefined) => Verdict<Followed[N]>;
};

const always = () => true;
const nothing = (): Stale => ({});

/** What an event makes of the answers that are kept. */
const staleAfter = {
  'queue.changed': (queue) => ({
    'queue.status': () => ({ now: queue }),
    'connections.list': () => ({ now: { connections: queue.connections } }),
    'practice.get': always,
  }),
  'lists.changed': (list) => ({
    'lists.open': (_, answer) => answer === undefined || { now: withList(answer, list) },
    'lists.get': ({ listId }) => listId === list.id && { now: list },
    'lists.page': (input, answer) => pageWith(answer, list, input),
    'lists.groups': always,
    'charges.totals': always,
    // It counts everything: while a list runs, whoever wants it newer asks.
    'reports.summary': () => list.states.queued + list.states.sending === 0,
    // Single checks are told by their list as often as by themselves.
    'history.page': ({ listId }) => list.kind === 'single-checks' && listId === list.id,
  }),
  'lookups.changed': (changed) => ({
    'lists.rows': ({ listId }) => listId === changed.listId,
    'history.page': ({ listId = null }) => listId === null || listId === changed.listId,
    'history.facets': ({ listId = null }) => listId === null || listId === changed.listId,
    'history.get': ({ lookupId }, answer) => concernsLookup(changed, lookupId, answer),
    // A person stands in any list, and one page of them is open at a time.
    'people.get': always,
    'people.lookups': always,
    'charges.page': ({ listId }) => listId === undefined || listId === changed.listId,
  }),
  'connections.changed': ({ connections }) => ({ 'connections.list': () => ({ now: { connections } }) }),
  'settings.changed': (settings) => ({ 'settings.get': () => ({ now: settings }) }),
  'system.changed': (system) => ({ 'system.info': () => ({ now: system }) }),
  // All of it: query-client.ts.
  'system.reopened': nothing,
  'system.asked': nothing,
  'updates.changed': (updates) => ({ 'updates.status': () => ({ now: updates }) }),
  'outcomes.changed': () => ({
    'history.get': always,
    'history.page': always,
    'people.get': always,
    'people.lookups': always,
    'lists.rows': always,
    'outcomes.promisesDue': always,
    'reports.summary': always,
  }),
  'imports.progress': nothing,
  'reports.progress': nothing,
  'reports.counting': nothing,
  'lock.changed': (now) => ({ 'lock.status': () => ({ now }) }),
} satisfies { [E in EventName]: (payload: EventOf<E>) => Stale };

export function staleByEvent(event: AnyEvent): Stale {
  return (staleAfter[event.name] as (payload: AnyEvent['payload']) => Stale)(event.payload);
}

const ledger = ['charges.page', 'charges.totals', 'charges.invoices', 'reports.summary'] as const;
const byEvents = [] as const;

/** What a command of this window makes stale where no event tells it; a table of pages starts over at its top. */
export const staleAfterCommand = {
  'settings.set': byEvents,
  'branch.set': ['branch.get'],
  'updates.check': byEvents,
  'system.acceptOlder': byEvents,
  'keyring.change': ['keyring.status'],
  'recoveryKey.make': ['recoveryKey.status'],
  'recoveryKey.check': ['recoveryKey.status'],
  'recoveryKey.checkPart': ['recoveryKey.status'],
  'recoveryKey.drop': ['recoveryKey.status'],
  'connections.create': byEvents,
  'connections.update': byEvents,
  'connections.delete': byEvents,
  'practice.steer': ['practice.get'],
  'lists.start': byEvents,
  'lists.move': byEvents,
  'lists.setPurpose': byEvents,
  'lists.rename': byEvents,
  'lists.archive': byEvents,
  'lists.setGroup': byEvents,
  'lists.saveProblems': byEvents,
  'drafts.apply': byEvents,
  'drafts.undo': byEvents,
  'drafts.redo': byEvents,
  'drafts.saveProblems': byEvents,
  'drafts.import': byEvents,
  'drafts.mend': ['lists.rejected'],
  'mappings.save': ['mappings.list'],
  'mappings.delete': ['mappings.list'],
  'historyViews.save': ['historyViews.list'],
  'historyViews.remove': ['historyViews.list'],
  'reportTemplates.save': ['reportTemplates.list'],
  'reportTemplates.delete': ['reportTemplates.list'],
  'people.check': byEvents,
  'people.opened': ['accessLog.page'],
  'people.export': ['accessLog.page'],
  'queue.drain': byEvents,
  'queue.pause': byEvents,
  'queue.resume': byEvents,
  'queue.tryNow': byEvents,
  'queue.cancel': byEvents,
  'queue.retry': byEvents,
  'queue.resolve': byEvents,
  'queue.askAgain': byEvents,
  'charges.export': byEvents,
  'charges.settle': ledger,
  'charges.importInvoice': ledger,
  'charges.removeInvoice': ledger,
  'charges.exportInvoiceLines': byEvents,
  'reports.create': ['reports.page'],
  'outcomes.import': byEvents,
  'outcomes.record': byEvents,
  'reports.again': ['reports.page'],
  'accessLog.export': byEvents,
  'privacy.reveal': byEvents,
  'privacy.correct': ['history.page', 'lists.rows', 'people.get', 'people.lookups', 'history.get'],
  'privacy.restrict': ['privacy.restricted', 'history.page', 'lists.rows', 'lists.forecast', 'people.get'],
  'privacy.unrestrict': ['privacy.restricted', 'history.page', 'lists.rows', 'lists.forecast', 'people.get'],
  'privacy.erase': [
    'privacy.restricted',
    'history.page',
    'lists.rows',
    'lists.rejected',
    'charges.page',
    'outcomes.promisesDue',
    'backup.list',
  ],
  'privacy.saveCertificate': byEvents,
  'privacy.purge': ['history.page', 'lists.rows', 'lists.rejected', 'charges.page'],
  'backup.create': ['backup.list'],
  'backup.restore': byEvents,
  'backup.setPlace': ['backup.list'],
  'lock.on': byEvents,
  'lock.off': byEvents,
  'operators.add': byEvents,
  'operators.remove': byEvents,
  'operators.setPassphrase': byEvents,
} satisfies Record<CommandName, readonly ReadName[]>;

/** With none, or as many as an event ever names, it may be any lookup of the list. See `lookups.changed`. */
const mostNamed = 100;

/** `known`: what is kept of the lookup so far; undefined while it is read for the first time. */
export function concernsLookup(
  { listId, lookupIds }: EventOf<'lookups.changed'>,
  lookupId: number,
  known: { listId: number; twinOf: number | null } | undefined,
): boolean {
  // A twin shares what becomes of its leader, which may stand in another list.
  if (lookupIds.some((id) => id === lookupId || id === known?.twinOf)) return true;
  const anyOfList = lookupIds.length === 0 || lookupIds.length >= mostNamed;
  return anyOfList && (known === undefined || known.listId === listId || known.twinOf !== null);
}

/** The same page with that list as it is now. The newest come first, so that one not on it may be new, or beyond its end. */
function pageWith(
  page: OutputOf<'lists.page'> | undefined,
  list: List,
  { archived = 'with', group = null }: InputOf<'lists.page'>,
): Verdict<OutputOf<'lists.page'>> {
  if (page === undefined) return true;
  const fits =
    (archived === 'with' || (archived === 'only') === (list.archivedAt !== null)) &&
    (group === null || group === list.group);
  if (!fits) return page.lists.some(({ id }) => id === list.id);
  const oldest = page.next === null ? undefined : page.lists.at(-1);
  if (oldest !== undefined && list.createdAt < oldest.createdAt) return false;
  if (!page.lists.some(({ id }) => id === list.id)) return true;
  return { now: { ...page, lists: page.lists.map((one) => (one.id === list.id ? list : one)) } };
}

/** Lists that concern the queue: something of them waits, is under way, or is in doubt. */
export function concernsQueue({ states }: Pick<List, 'states'>): boolean {
  return states.queued + states.sending + states.in_doubt > 0;
}

/** The open lists with that one as it is now; the same array when it changes nothing. */
export function withList(lists: readonly List[], changed: List): readonly List[] {
  const rest = lists.filter((list) => list.id !== changed.id);
  if (!concernsQueue(changed)) return rest.length === lists.length ? lists : rest;
  return [...rest, changed].sort((a, b) => a.id - b.id);
}
