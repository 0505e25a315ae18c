/** Why a queue is not running: the facts of every reason, once. A reason is added here; what else it needs then fails to compile. */
import { z } from 'zod';
import type { QueueState } from './states.ts';

/**
 * How a wait ends. `probe`: a probe reaches the provider again, within minutes. `time`: a time of its own is up, within
 * minutes. `period`: the cap's next day or month begins, or the cap is raised. `cause`: it goes on by itself once somebody has
 * seen to the cause. `operator`: the operator resumes it. `accepted`: the operator accepts the older data. `reopened`: the
 * program is opened again.
 */
type End = 'probe' | 'time' | 'period' | 'cause' | 'operator' | 'accepted' | 'reopened';

export type ReasonFacts = {
  /** What the queue is in while it waits for this. */
  state: Exclude<QueueState, 'running'>;
  /** What it holds: one connection, or, being the store's, all of them. */
  holds: 'connection' | 'all';
  ends: End;
  /** Of `period`: what the cap is of. */
  span: 'day' | 'month' | null;
  /** The one button that helps. `mend`, `raise-cap`: the connection's form. `none`: none in this window. */
  help: 'resume' | 'try-now' | 'mend' | 'raise-cap' | 'accept-older' | 'none';
  /** How it is shown: calmly, as something that needs attention, or as the end until somebody acts. */
  tone: 'neutral' | 'warn' | 'bad';
  /**
   * What a paused queue is called: `paused` is what a person did, `moment` a wait that ends by itself, the others what holds
   * it, by a word of their own or the general one. null: the state's own word.
   */
  called: 'paused' | 'moment' | 'cap' | 'blocked' | 'usedUp' | 'maximum' | 'disk' | 'other' | null;
  /** There is more to say of it than its sentence. */
  advised: boolean;
  /** The account itself is at its end: the rest of a list may go to another connection. */
  movable: boolean;
  /** The provider's own code for what it refuses: its support desk knows it by that. */
  providerCode: number | null;
};

const none = { span: null, called: null, advised: true, movable: false, providerCode: null } as const;
const offline = { ...none, state: 'offline', holds: 'connection', help: 'try-now', tone: 'warn' } as const;
/** Held until somebody has fixed it and says so. */
const paused = {
  ...none,
  state: 'paused',
  holds: 'connection',
  ends: 'operator',
  help: 'resume',
  tone: 'warn',
  called: 'other',
} as const;
const cap = { ...paused, ends: 'period', help: 'raise-cap', called: 'cap', movable: true } as const;
const store = { ...paused, holds: 'all', ends: 'cause', help: 'try-now' } as const;
const stopped = {
  ...none,
  state: 'stopped',
  holds: 'connection',
  ends: 'operator',
  help: 'resume',
  tone: 'bad',
} as const;
const account = { ...stopped, movable: true } as const;

const reasonFacts = {
  unreachable: { ...offline, ends: 'probe' },
  'captive-page': { ...offline, ends: 'cause' },
  /** The certificate is not trusted. */
  certificate: { ...offline, ends: 'cause' },
  /** The company's proxy does not answer, or breaks off. */
  'proxy-unreachable': { ...offline, ends: 'probe' },
  /** It does not let this address through. */
  'proxy-denied': { ...offline, ends: 'cause' },
  /** It takes only a kind of login that this program does not have (NTLM, Kerberos). */
  'proxy-windows-login': { ...offline, ends: 'cause', help: 'mend' },
  /** The system names a proxy of a kind that this program does not have (SOCKS). */
  'proxy-unsupported': { ...offline, ends: 'cause', help: 'mend' },

  operator: { ...paused, tone: 'neutral', called: 'paused', advised: false },
  'traffic-blocked': { ...paused, called: 'blocked', movable: true, providerCode: 302 },
  'traffic-insufficient': { ...paused, called: 'usedUp', movable: true, providerCode: 303 },
  'daily-maximum': { ...paused, called: 'maximum', movable: true, providerCode: 305 },
  'provider-busy': { ...paused, ends: 'time', help: 'try-now', tone: 'neutral', called: 'moment', advised: false },
  /** Three in a row. */
  'unknown-answers': paused,
  /** Three whole ones that say nothing. */
  'unreadable-answers': paused,
  /** Five sent one after the other brought none. */
  'answers-lost': paused,
  /** Five sent one after the other brought HTTP 500. */
  'server-errors': paused,
  /** An error of this program: nothing had left, or two answers in a row were lost by it. */
  internal: paused,
  /** It asks for a user name and a password, or does not take those it was given: tried again only once they are others. */
  'proxy-password': { ...paused, help: 'mend' },
  /** The connection's own caps. */
  'daily-cap': { ...cap, span: 'day' },
  'monthly-cap': { ...cap, span: 'month' },
  'disk-full': { ...store, called: 'disk' },
  /** What comes cannot be stored now. */
  'store-trouble': { ...store, called: 'moment' },
  /** The data folder is not where it was. */
  'store-gone': { ...store, ends: 'reopened', help: 'none' },
  /** An older copy of the data: nothing leaves until the operator has decided. */
  'store-older': { ...store, ends: 'accepted', help: 'accept-older' },
  /** The organisation's policy is there and cannot be followed. */
  'policy-faulty': { ...store, ends: 'reopened', help: 'none' },

  'not-purchased': { ...account, providerCode: 301 },
  'not-effective': { ...account, providerCode: 300 },
  expired: { ...account, providerCode: 304 },
  'country-not-open': { ...account, providerCode: 11304 },
  'key-refused': { ...account, help: 'mend', advised: false },
  /** A web filter refuses the address. */
  'filter-page': stopped,
  /** The provider answers elsewhere. */
  'wrong-address': { ...stopped, help: 'mend' },
  'proxy-refused': stopped,
} as const satisfies Record<string, ReasonFacts>;

type AllFacts = typeof reasonFacts;
export type QueueReason = keyof AllFacts;
export const queueReasons = Object.keys(reasonFacts) as QueueReason[];
export const queueReasonSchema = z.enum(queueReasons);

/** Reasons of which that fact holds: `ReasonsWith<'holds', 'all'>`. */
export type ReasonsWith<F extends keyof ReasonFacts, V> = {
  [R in QueueReason]: AllFacts[R][F] extends V ? R : never;
}[QueueReason];

/** Of the connection's own caps. */
export type CapReason = ReasonsWith<'ends', 'period'>;
/** Of the store, which holds every connection. */
export type StoreReason = ReasonsWith<'holds', 'all'>;

/** A queue that waits, with the state that its reason brings. */
export type Waiting<R extends QueueReason = QueueReason> = { [K in R]: { state: AllFacts[K]['state']; reason: K } }[R];

export function waitsFor<R extends QueueReason>(reason: R): Waiting<R> {
  return { state: reasonFacts[reason].state, reason } as Waiting<R>;
}

/** null where nothing is waited for. */
export function factsOf(reason: QueueReason): ReasonFacts;
export function factsOf(reason: QueueReason | null): ReasonFacts | null;
export function factsOf(reason: QueueReason | null): ReasonFacts | null {
  return reason === null ? null : reasonFacts[reason];
}

export function isCapReason(reason: QueueReason | null): reason is CapReason {
  return factsOf(reason)?.ends === 'period';
}

export function isStoreReason(reason: QueueReason | null): reason is StoreReason {
  return factsOf(reason)?.holds === 'all';
}

/** There is more to say of it than its sentence. */
export function isAdvised(reason: QueueReason): reason is ReasonsWith<'advised', true> {
  return reasonFacts[reason].advised;
}

/** Nobody has to do anything: it comes back by itself within minutes. */
export function mendsItself(reason: QueueReason | null): boolean {
  const ends = factsOf(reason)?.ends;
  return ends === 'probe' || ends === 'time';
}
