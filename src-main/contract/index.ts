/**
 * What the core promises: one typed map of calls and one of events. The client, the preload, the hosts and the command
 * line follow from these types; adding a call is a line here and a handler in core.
 */
import type { z } from 'zod';
import { chargeCalls } from './charges.ts';
import { connectionCalls } from './connections.ts';
import { draftCalls, mappingCalls } from './drafts.ts';
import type { Result } from './errors.ts';
import type { AnyEvent } from './events.ts';
import { fileCalls } from './files.ts';
import { historyCalls } from './history.ts';
import { importedListCalls, listCalls } from './lists.ts';
import { peopleCalls } from './people.ts';
import { practiceCalls } from './practice.ts';
import { queueCalls } from './queue.ts';
import { reportCalls } from './reports.ts';
import { settingsCalls } from './settings.ts';
import { systemCalls } from './system.ts';

export const calls = {
  ...systemCalls,
  ...settingsCalls,
  ...connectionCalls,
  ...practiceCalls,
  ...fileCalls,
  ...listCalls,
  ...importedListCalls,
  ...draftCalls,
  ...mappingCalls,
  ...peopleCalls,
  ...queueCalls,
  ...historyCalls,
  ...chargeCalls,
  ...reportCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller passes (defaults may be left out). */
export type InputOf<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler gets (defaults filled in). */
export type ParsedInputOf<N extends CallName> = z.output<Calls[N]['input']>;
export type OutputOf<N extends CallName> = z.output<Calls[N]['output']>;

/** The two things every transport offers. Never rejects for an expected error: those are in the envelope. */
export type CoreClient = {
  call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>>;
  /** Every event, in order; returns how to stop. */
  subscribe(listener: (event: AnyEvent) => void): () => void;
};

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
