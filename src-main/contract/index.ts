/**
 * What the core promises: one typed map of calls and one of events. The client, the preload, the hosts and the command
 * line follow from these types; adding a call is an entry in its group's file, a handler in core, and how long the window keeps the answer.
 */
import { accessLogCalls } from './access-log.ts';
import { backupCalls } from './backups.ts';
import { branchCalls } from './branch.ts';
import type { Call } from './call.ts';
import { chargeCalls } from './charges.ts';
import { connectionCalls } from './connections.ts';
import { diagnosticsCalls } from './diagnostics.ts';
import { draftCalls, mappingCalls } from './drafts.ts';
import type { Result } from './errors.ts';
import type { AnyEvent } from './events.ts';
import { fileCalls } from './files.ts';
import { historyCalls } from './history.ts';
import { historyViewCalls } from './history-views.ts';
import { keyCalls } from './keys.ts';
import { importedListCalls, listCalls } from './lists.ts';
import { lockCalls } from './lock.ts';
import { outcomeCalls } from './outcomes.ts';
import { peopleCalls } from './people.ts';
import { practiceCalls } from './practice.ts';
import { privacyCalls } from './privacy.ts';
import { queueCalls } from './queue.ts';
import { reportTemplateCalls } from './report-templates.ts';
import { reportCalls } from './reports.ts';
import { settingsCalls } from './settings.ts';
import { summaryCalls } from './summary.ts';
import { systemCalls } from './system.ts';
import { updateCalls } from './updates.ts';

/** Named group by group, not inferred from `calls`: the declarations then point at each group instead of repeating it. */
export type Calls = typeof systemCalls &
  typeof keyCalls &
  typeof updateCalls &
  typeof settingsCalls &
  typeof branchCalls &
  typeof connectionCalls &
  typeof practiceCalls &
  typeof fileCalls &
  typeof listCalls &
  typeof importedListCalls &
  typeof draftCalls &
  typeof mappingCalls &
  typeof peopleCalls &
  typeof queueCalls &
  typeof historyCalls &
  typeof chargeCalls &
  typeof reportCalls &
  typeof historyViewCalls &
  typeof reportTemplateCalls &
  typeof summaryCalls &
  typeof outcomeCalls &
  typeof privacyCalls &
  typeof accessLogCalls &
  typeof backupCalls &
  typeof lockCalls &
  typeof diagnosticsCalls;

export const calls: Calls = {
  ...systemCalls,
  ...keyCalls,
  ...updateCalls,
  ...settingsCalls,
  ...branchCalls,
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
  ...historyViewCalls,
  ...reportTemplateCalls,
  ...summaryCalls,
  ...outcomeCalls,
  ...accessLogCalls,
  ...privacyCalls,
  ...backupCalls,
  ...lockCalls,
  ...diagnosticsCalls,
};

export type CallName = keyof Calls;
/** What only reads, and what changes something. */
export type QueryName = { [N in CallName]: Calls[N]['kind'] extends 'query' ? N : never }[CallName];
export type CommandName = Exclude<CallName, QueryName>;
/** What a caller passes (defaults may be left out). */
export type InputOf<N extends CallName> = Calls[N] extends Call<infer In, infer _Parsed, infer _Out> ? In : never;
/** What a handler gets (defaults filled in). */
export type ParsedInputOf<N extends CallName> =
  Calls[N] extends Call<infer _In, infer Parsed, infer _Out> ? Parsed : never;
export type OutputOf<N extends CallName> = Calls[N] extends Call<infer _In, infer _Parsed, infer Out> ? Out : never;

/** The two things every transport offers. Never rejects for an expected error: those are in the envelope. */
export type CoreClient = {
  call<N extends CallName>(name: N, input: InputOf<N>): Promise<Result<OutputOf<N>>>;
  /** Every event, in order; returns how to stop. */
  subscribe(listener: (event: AnyEvent) => void): () => void;
};

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
