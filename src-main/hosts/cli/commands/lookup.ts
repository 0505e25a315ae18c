/** `lookup`: one person, asked about now. It waits for the connection as `run` does. */
import type { Command } from 'commander';
import type { Connection } from '../../../contract/connections.ts';
import type { Attempt, LookupDetail } from '../../../contract/history.ts';
import type { OwnCode } from '../../../contract/own-codes.ts';
import { type ChargeCounts, chargeSchema } from '../../../contract/states.ts';
import { ownCodeSentence } from '../../../words/provider-codes.ts';
import { stepReasonText } from '../../../words/verdicts.ts';
import { seconds } from '../options/option-values.ts';
import { waitsForOperator } from '../sending/drain.ts';
import { createWatcher } from '../sending/finish-drain.ts';
import { follow } from '../sending/follow.ts';
import { chargesText, markedText, problemLines, queueText, stateText } from '../sending/output.ts';
import { capReachedLines } from '../sending/spending.ts';
import { findConnection, getList, type Summary } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, CommonOptions, Done } from '../terminal/cli.ts';
import { wrongUsage } from '../terminal/failure.ts';
import { type GivenPerson, readPerson } from '../terminal/standard-input.ts';
import { pairs } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = {
  stdin?: boolean;
  nik?: string;
  phone?: string;
  name?: string;
  ecNik?: string;
  ecPhone?: string;
  ecName?: string;
  askAgain?: boolean;
  for?: number;
};

export function addLookup(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.main;
  program
    .command('lookup')
    .description(commands.lookup)
    .option('--stdin', options.stdin)
    .option('--nik <nik>', options.nik)
    .option('--phone <phone>', options.phone)
    .option('--name <name>', options.personName)
    .option('--ec-nik <nik>', options.ecNik)
    .option('--ec-phone <phone>', options.ecPhone)
    .option('--ec-name <name>', options.ecName)
    .option('--ask-again', cli.terminal.texts.money.options.askAgain)
    .option('--for <seconds>', options.for, seconds)
    .action((given: Options, command: Command) =>
      cli.run(command, async (common) => {
        const person = await personOf(cli, given);
        return withSession(cli, common.dataDir, 'changing', (session) => lookUp(cli, session, common, given, person));
      }),
    );
}

/** Before the data is opened: standard input may be a while in coming. */
async function personOf({ terminal, surroundings }: Cli, given: Options): Promise<GivenPerson> {
  const { nik, phone, name, ecNik, ecPhone, ecName } = given;
  if (given.stdin) {
    const said = [nik, phone, name, ecNik, ecPhone, ecName].some((value) => value !== undefined);
    if (said) throw wrongUsage((usage) => usage.personTwice);
    return readPerson(terminal, surroundings.stdin);
  }
  if (nik === undefined) throw wrongUsage((usage) => usage.missingOption('--nik'));
  if (phone === undefined) throw wrongUsage((usage) => usage.missingOption('--phone'));
  return { nik, phone, name, ecNik, ecPhone, ecName };
}

/** `leader`: the lookup whose answer it shares, or waits for. */
type Found = { detail: LookupDetail; leader: LookupDetail | null };
type Looked = Found & { queue: { state: string; reason: string | null }; connections: Connection[] };

async function lookUp(
  cli: Cli,
  session: Session,
  common: CommonOptions,
  given: Options,
  person: GivenPerson,
): Promise<Done> {
  const { terminal } = cli;
  const connection = await findConnection(session, common.connection);
  const contact = [person.ecNik, person.ecPhone, person.ecName].some((value) => value !== undefined);
  if (contact) terminal.note(terminal.texts.main.notes.ecConsent);
  const typed = {
    connectionId: connection.id,
    nik: person.nik,
    phone: person.phone,
    name: person.name ?? '',
    ecNik: person.ecNik ?? '',
    ecPhone: person.ecPhone ?? '',
    ecName: person.ecName ?? '',
    ecConsent: contact,
  };
  const { askedOtherwiseAt } = await session.ask('people.inspect', typed);
  if (askedOtherwiseAt !== null && connection.kind !== 'practice') {
    const { forecast, orders } = terminal.texts.money;
    terminal.note(orders.askedOtherwise(forecast.age(terminal.daysSince(askedOtherwiseAt))));
  }
  const { lookupId, listId } = await session.ask('people.check', { ...typed, askAgain: given.askAgain ?? false });
  const beganAt = Date.now();
  await session.ask('queue.drain', { listId });

  const watch = createWatcher(terminal, { listId, connectionId: null });
  const read = async (open: Session) => {
    const status = await open.ask('queue.status', {});
    return { status, ...(await find(open, lookupId)) };
  };
  const end = await follow(
    session.core,
    async () => {
      const { status, detail, leader } = await read(session);
      watch({ lists: [await getList(session, listId)], status });
      const waits = detail.state === 'queued' || detail.state === 'sending';
      const paused = detail.state === 'queued' && waitsForOperator(status, connection.id, beganAt);
      return waits && !paused && !isWaitedForElsewhere(leader, listId) ? null : 'done';
    },
    { seconds: given.for ?? null, interrupted: cli.interruptible(cli.terminal.texts.main.notes.stopping).signal },
  );

  const before = await read(session);
  const own = before.status.connections.filter(({ id }) => id === connection.id);
  const queue = own[0]?.queue ?? before.status;
  const looked: Looked = {
    detail: before.detail,
    leader: before.leader,
    queue: { state: queue.state, reason: queue.reason },
    connections: own,
  };
  if (end === 'done') return lookupDone(terminal, looked);
  // What has left is waited for by closing; how it ended is read afterwards.
  await session.close();
  const found = await withSession(cli, common.dataDir, 'reading', (open) => find(open, lookupId));
  return lookupDone(terminal, { ...looked, ...found });
}

async function find(session: Session, lookupId: number): Promise<Found> {
  const detail = await session.ask('history.get', { lookupId });
  const leader = detail.twinOf === null ? null : await session.ask('history.get', { lookupId: detail.twinOf });
  return { detail, leader };
}

/** The same question came first and is in doubt, or is of a list that is not being sent now. */
function isWaitedForElsewhere(leader: LookupDetail | null, listId: number): boolean {
  if (leader === null) return false;
  const open = leader.state === 'queued' || leader.state === 'sending';
  return leader.state === 'in_doubt' || (open && leader.listId !== listId);
}

function lookupDone(terminal: Terminal, { detail, leader, queue, connections }: Looked): Done {
  // The log has the leader's attempts too: what those cost was paid before.
  const paidBefore = new Set(leader?.attemptLog.map(({ attemptId }) => attemptId));
  const own = detail.attemptLog.filter(({ attemptId }) => !paidBefore.has(attemptId));
  const waitsFor = isWaitedForElsewhere(leader, detail.listId) ? leader : null;
  const answered = ['answered', 'no_record', 'refused', 'reused'].includes(detail.state);
  const countsOf = (attempts: LookupDetail['attemptLog']) =>
    Object.fromEntries(
      chargeSchema.options.map((charge) => [charge, attempts.filter((attempt) => attempt.charge === charge).length]),
    ) as ChargeCounts;
  const charges = countsOf(own);
  const practiceCharges = countsOf(own.filter(({ practice }) => practice));
  return {
    exit: answered ? 0 : 1,
    json: { lookup: detail.lookupId, list: detail.listId, ...detail, charges, queue },
    lines: [
      ...detailLines(terminal, detail, { charges, practiceCharges }, queue as Parameters<typeof queueText>[1]),
      ...(detail.state === 'queued' ? capReachedLines(terminal, connections) : []),
      ...(detail.state === 'queued' && waitsFor
        ? [terminal.texts.money.orders.waitsElsewhere(`${waitsFor.listId}: ${waitsFor.listName}`)]
        : []),
    ],
  };
}

/** The provider's own answer without its tracking id. One that said an older id again had one. */
function saidWithoutId({ code, sequenceId, message }: Attempt): boolean {
  return (
    code !== null && (sequenceId === null || sequenceId === '') && message !== ('SEQUENCE_REPEATED' satisfies OwnCode)
  );
}

function detailLines(
  terminal: Terminal,
  detail: LookupDetail,
  counts: Pick<Summary, 'charges' | 'practiceCharges'>,
  queue: Parameters<typeof queueText>[1],
): string[] {
  const { words } = terminal.texts.main;
  const { meaning } = terminal.texts.domain;
  const last = detail.attemptLog.at(-1);
  const own = ownCodeSentence(last?.message ?? null, terminal.language);
  const providerSays = last?.code == null ? own : [String(last.code), own ?? last.message ?? ''].join(' ').trim();
  return [
    ...pairs([
      [words.nik, detail.person.nik],
      [words.phone, detail.person.phone],
      [words.name, detail.person.name],
      [
        words.state,
        stateText(terminal, detail) + (providerSays && detail.state !== 'answered' ? ` (${providerSays})` : ''),
      ],
      [words.verdict, markedText(terminal, detail, meaning.kind[detail.verdict.kind])],
      [words.reason, meaning.reason[detail.verdict.reason]],
      [words.nextStep, meaning.nextStep[detail.verdict.nextStep]],
      [words.stepReason, stepReasonText(terminal.language, detail.verdict)],
      [words.reading, detail.verdict.kind === 'secondary' ? meaning.ourReading : null],
      [words.charges, chargesText(terminal, counts)],
      [words.sequence, last && saidWithoutId(last) ? words.noSequence : null],
      [words.queue, queue.state === 'running' ? null : queueText(terminal, queue)],
    ]),
    ...problemLines(terminal, detail.problems),
  ];
}
