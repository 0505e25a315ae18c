/** How far a list is and what may be done with it now, derived from its counts alone. */
import type { List } from '../../../src-main/contract/lists.ts';
import { type LookupState, lookupStates, type StateCounts } from '../../../src-main/contract/states.ts';

/** What is not done: on its way, waiting for a person, or never asked. */
const unfinished = ['queued', 'sending', 'in_doubt', 'cancelled'] as const satisfies readonly LookupState[];

export function totalOf(states: StateCounts): number {
  return lookupStates.reduce((sum, state) => sum + states[state], 0);
}

export function doneOf(states: StateCounts): number {
  return totalOf(states) - unfinished.reduce((sum, state) => sum + states[state], 0);
}

/** 0 to 100, rounded down so that 100 means that every row has its end: a list that was cancelled is not done. */
export function percentDone(states: StateCounts): number {
  const total = totalOf(states);
  return total === 0 ? 0 : Math.floor((doneOf(states) * 100) / total);
}

export type ListPhase = 'empty' | 'waiting' | 'under-way' | 'needs-you' | 'finished';

export function phaseOf(list: Pick<List, 'states' | 'startedAt'>): ListPhase {
  const { states } = list;
  if (totalOf(states) === 0) return 'empty';
  if (states.queued + states.sending > 0) return list.startedAt === null ? 'waiting' : 'under-way';
  return states.in_doubt + states.failed + states.refused > 0 ? 'needs-you' : 'finished';
}

export type ListAction = 'start' | 'cancel' | 'retry' | 'retry-cancelled' | 'resolve' | 'report' | 'ask-again' | 'move';

export function actionsOf(list: Pick<List, 'kind' | 'states' | 'startedAt' | 'rows'>): Set<ListAction> {
  const { states } = list;
  const actions = new Set<ListAction>();
  if (list.startedAt === null && states.queued > 0) actions.add('start');
  if (states.queued > 0) actions.add('cancel');
  if (states.failed > 0) actions.add('retry');
  if (states.cancelled > 0) actions.add('retry-cancelled');
  if (states.in_doubt > 0) actions.add('resolve');
  if (states.reused > 0) actions.add('ask-again');
  // A single check is asked anew in seconds; its list belongs to its connection.
  if (list.kind === 'file' && states.queued > 0) actions.add('move');
  if (list.rows > 0) actions.add('report');
  return actions;
}

/** The parts of the bar in the order they are painted, leaving out what is not there. Shares add up to 1 with the rest. */
export type BarPart = { tone: 'good' | 'neutral' | 'attention' | 'moving'; share: number };

export function barParts(states: StateCounts): BarPart[] {
  const total = totalOf(states);
  if (total === 0) return [];
  const counts: [BarPart['tone'], number][] = [
    ['good', states.answered + states.reused],
    ['neutral', states.no_record + states.cancelled],
    ['attention', states.in_doubt + states.failed + states.refused],
    ['moving', states.sending],
  ];
  return counts.filter(([, count]) => count > 0).map(([tone, count]) => ({ tone, share: count / total }));
}
