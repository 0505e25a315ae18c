/** Output that several commands share: a summary, the queue, an import, the line of progress, and what to do next. */
import type { LookupItem } from '../../../contract/history.ts';
import type { List } from '../../../contract/lists.ts';
import type { Problem } from '../../../contract/person.ts';
import { factsOf } from '../../../contract/reasons.ts';
import { chargeSchema, lookupStates } from '../../../contract/states.ts';
import { aboutSentence } from '../../../words/queue.ts';
import { withinSentence } from '../../../words/text.ts';
import { doneIn, type Summary } from '../session/scope.ts';
import { pairs, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { DrainLook } from './drain.ts';

const charges = chargeSchema.options;

export function summaryLines(terminal: Terminal, summary: Summary): string[] {
  const { main, domain } = terminal.texts;
  const { words } = main;
  return pairs([
    [words.list, summary.list === null ? words.allLists : String(summary.list)],
    [words.rows, rowsText(terminal, summary)],
    [words.answers, countsText(terminal, lookupStates, summary.states, domain.states)],
    [words.charges, chargesText(terminal, summary)],
    [words.queue, queueText(terminal, summary.queue)],
    [words.report, summary.out],
  ]);
}

export function rowsText(
  terminal: Terminal,
  counts: Pick<List, 'rows' | 'accepted' | 'rejected' | 'skipped' | 'duplicates'>,
): string {
  const { words } = terminal.texts.main;
  const parts = [`${terminal.number(counts.accepted)} ${words.accepted}`];
  if (counts.rejected > 0) parts.push(`${terminal.number(counts.rejected)} ${words.rejected}`);
  if (counts.skipped > 0) parts.push(`${terminal.number(counts.skipped)} ${words.skipped}`);
  if (counts.duplicates > 0) parts.push(`${terminal.number(counts.duplicates)} ${words.duplicates}`);
  return `${terminal.number(counts.rows)}: ${parts.join(', ')}`;
}

/** Only what there is any of. */
function countsText<K extends string>(
  terminal: Terminal,
  order: readonly K[],
  counts: Record<K, number>,
  names: Record<K, string>,
): string {
  const parts = order.flatMap((key) =>
    counts[key] > 0 ? [`${terminal.number(counts[key])} ${withinSentence(names[key])}`] : [],
  );
  return parts.join(', ') || terminal.texts.main.words.none;
}

/** Practice is never charged: said in words of its own, and none of its tries is in a count of money. */
export function chargesText(
  terminal: Terminal,
  { charges: all, practiceCharges: practised }: Pick<Summary, 'charges' | 'practiceCharges'>,
): string {
  const { domain, money } = terminal.texts;
  const paid = {
    charged: all.charged - practised.charged,
    free: all.free - practised.free,
    unknown: all.unknown - practised.unknown,
  };
  if (practised.charged + practised.free + practised.unknown === 0) {
    return countsText(terminal, charges, paid, domain.charges);
  }
  const parts = [practised.charged > 0 ? money.practiceAnswers(practised.charged) : money.words.practice];
  if (paid.charged + paid.free + paid.unknown > 0) parts.push(countsText(terminal, charges, paid, domain.charges));
  return parts.join('; ');
}

export function queueText(terminal: Terminal, { state, reason, about }: Summary['queue']): string {
  const word = queueWord(terminal, { state, reason });
  if (reason === null) return word;
  const sentence = terminal.texts.domain.queue.reason[reason];
  const code = factsOf(reason).providerCode;
  const whole = `${sentence.startsWith(word) ? sentence : `${word}. ${sentence}`}${code === null ? '' : ` (${code})`}`;
  const whom = aboutSentence(terminal.texts.domain.queue, { reason, about });
  return whom === null ? whole : `${whole} ${whom}`;
}

/** Paused is what a person did; a limit holds it, and a backoff of moments is a wait. */
function queueWord(terminal: Terminal, { state, reason }: Pick<Summary['queue'], 'state' | 'reason'>): string {
  const { queue } = terminal.texts.domain;
  if (state !== 'paused') return queue.state[state];
  const called = factsOf(reason)?.called ?? 'other';
  if (called === 'paused') return queue.state.paused;
  return called === 'moment' ? queue.waits : queue.held[called];
}

/** Of an answer that was reused, how old it is. */
export function stateText(terminal: Terminal, item: Pick<LookupItem, 'state' | 'answeredAt'>): string {
  const name = withinSentence(terminal.texts.domain.states[item.state]);
  if (item.state !== 'reused' || item.answeredAt === null) return name;
  return `${name} (${terminal.texts.money.forecast.age(terminal.daysSince(item.answeredAt))})`;
}

/** What the operator can do about what is not done; one sentence each. */
export function nextLines(terminal: Terminal, summary: Summary): string[] {
  const { next } = terminal.texts.main;
  const { states } = summary;
  const count = (value: number, sentence: (n: string) => string) =>
    value > 0 ? [sentence(terminal.number(value))] : [];
  // What waits for another list is counted there alone.
  const held = summary.heldLists.reduce((sum, { waiting }) => sum + waiting, 0);
  const lines = [
    ...count(states.queued + states.sending - summary.waitsElsewhere - held, next.waiting),
    ...summary.heldLists.map(({ list, waiting }) => next.held(String(list), terminal.number(waiting))),
    ...count(summary.waitsElsewhere, terminal.texts.money.orders.waitElsewhere),
    ...count(states.in_doubt, next.resolve),
    ...(states.in_doubt > 0 && states.queued > 0 && summary.duplicates > 0 ? [next.twins] : []),
    ...count(states.failed, next.failed),
    ...count(states.cancelled, next.cancelled),
    ...count(states.refused, next.refused),
    ...count(summary.rejected, next.rejected),
  ];
  return lines.length === 0 && summary.accepted > 0 ? [next.allDone] : lines;
}

/** The first few problems; all of them are in `--json`. */
export function problemLines(terminal: Terminal, problems: readonly Problem[], most = 20): string[] {
  const { main, domain } = terminal.texts;
  if (problems.length === 0) return [];
  // Errors first: they keep rows out.
  const order = { error: 0, warning: 1, note: 2 };
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity] || a.row - b.row);
  const rows = sorted.slice(0, most).map(({ row, field, code, severity }) => {
    const where = field === null ? '' : domain.fields[field];
    return [`  ${main.words.row} ${row}`, withinSentence(domain.severities[severity]), where, domain.problems[code]];
  });
  const rest = problems.length - rows.length;
  return [
    `${main.words.problems}:`,
    ...table(rows),
    ...(rest > 0 ? [`  ${main.words.more(terminal.number(rest))}`] : []),
  ];
}

export function progressLine(terminal: Terminal, { lists, status }: DrainLook): string {
  const { words } = terminal.texts.main;
  let all = 0;
  let done = 0;
  for (const list of lists) {
    all += list.accepted;
    done += doneIn(list);
  }
  const parts = [words.of(terminal.number(done), terminal.number(all))];
  if (status.ratePerSecond !== null) parts.push(words.perSecond(terminal.number(status.ratePerSecond)));
  if (status.secondsLeft !== null) parts.push(words.secondsLeft(duration(status.secondsLeft)));
  if (status.state !== 'running') parts.push(queueWord(terminal, status));
  return parts.join(' · ');
}

/** `1:05`, `2:00:10`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** What practice made up says so where it would be read as an answer. */
export function markedText(terminal: Terminal, { practice }: Pick<LookupItem, 'practice'>, text: string): string {
  return practice ? `${terminal.texts.main.words.practiceMark}: ${text}` : text;
}
