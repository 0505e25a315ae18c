/** `lookup`: one person, asked about now. It waits for the connection as `run` does. */
import type { Command } from 'commander';
import type { LookupDetail } from '../../../contract/history.ts';
import { type ChargeCounts, chargeSchema } from '../../../contract/states.ts';
import type { Cli, CommonOptions, Done } from '../cli.ts';
import { isHeld } from '../drain.ts';
import { createWatcher } from '../finish-drain.ts';
import { follow } from '../follow.ts';
import { seconds } from '../option-values.ts';
import { findConnection, getList } from '../scope.ts';
import { type Session, withSession } from '../session.ts';
import { pairs } from '../table.ts';
import { problemLines, queueText } from '../telling.ts';
import type { Terminal } from '../terminal.ts';

type Options = {
  nik: string;
  phone: string;
  name?: string;
  ecNik?: string;
  ecPhone?: string;
  ecName?: string;
  for?: number;
};

export function addLookup(program: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.main;
  program
    .command('lookup')
    .description(commands.lookup)
    .requiredOption('--nik <nik>', options.nik)
    .requiredOption('--phone <phone>', options.phone)
    .option('--name <name>', options.personName)
    .option('--ec-nik <nik>', options.ecNik)
    .option('--ec-phone <phone>', options.ecPhone)
    .option('--ec-name <name>', options.ecName)
    .option('--for <seconds>', options.for, seconds)
    .action((given: Options, command: Command) =>
      cli.run(command, (common) =>
        withSession(common.dataDir, 'changing', (session) => lookUp(cli, session, common, given)),
      ),
    );
}

type Looked = { detail: LookupDetail; queue: { state: string; reason: string | null } };

async function lookUp(cli: Cli, session: Session, common: CommonOptions, given: Options): Promise<Done> {
  const { terminal } = cli;
  const connection = await findConnection(session, common.connection);
  const contact = [given.ecNik, given.ecPhone, given.ecName].some((value) => value !== undefined);
  if (contact) terminal.note(terminal.texts.main.notes.ecConsent);
  const { lookupId, listId } = await session.ask('people.check', {
    connectionId: connection.id,
    nik: given.nik,
    phone: given.phone,
    name: given.name ?? '',
    ecNik: given.ecNik ?? '',
    ecPhone: given.ecPhone ?? '',
    ecName: given.ecName ?? '',
    ecConsent: contact,
  });
  await session.ask('queue.drain', { listId });

  const watch = createWatcher(terminal, { listId, connectionId: null });
  const read = async (open: Session) => {
    const status = await open.ask('queue.status', {});
    const detail = await open.ask('history.get', { lookupId });
    return { status, detail };
  };
  const end = await follow(
    session.core,
    async () => {
      const { status, detail } = await read(session);
      watch({ lists: [await getList(session, listId)], status });
      const waits = detail.state === 'queued' || detail.state === 'sending';
      const held = detail.state === 'queued' && isHeld(status, connection.id);
      return waits && !held ? null : 'done';
    },
    { seconds: given.for ?? null, interrupted: cli.interruptible(cli.terminal.texts.main.notes.stopping).signal },
  );

  const before = await read(session);
  const queue = before.status.connections.find(({ id }) => id === connection.id)?.queue ?? before.status;
  const looked: Looked = { detail: before.detail, queue: { state: queue.state, reason: queue.reason } };
  if (end === 'done') return told(terminal, looked);
  // What has left is waited for by closing; how it ended is read afterwards.
  await session.close();
  const detail = await withSession(common.dataDir, 'reading', (open) => open.ask('history.get', { lookupId }));
  return told(terminal, { ...looked, detail });
}

function told(terminal: Terminal, { detail, queue }: Looked): Done {
  const answered = ['answered', 'no_record', 'refused', 'reused'].includes(detail.state);
  const charges = Object.fromEntries(
    chargeSchema.options.map((charge) => [
      charge,
      detail.attemptLog.filter((attempt) => attempt.charge === charge).length,
    ]),
  ) as ChargeCounts;
  return {
    exit: answered ? 0 : 1,
    json: { lookup: detail.lookupId, list: detail.listId, ...detail, charges, queue },
    lines: detailLines(terminal, detail, charges, queue as Parameters<typeof queueText>[1]),
  };
}

function detailLines(
  terminal: Terminal,
  detail: LookupDetail,
  charges: ChargeCounts,
  queue: Parameters<typeof queueText>[1],
): string[] {
  const { main } = terminal.texts;
  const { words } = main;
  const last = detail.attemptLog.at(-1);
  const providerSays = last?.code == null ? null : [String(last.code), last.message ?? ''].join(' ').trim();
  const cost = chargeSchema.options.filter((charge) => charges[charge] > 0);
  return [
    ...pairs([
      [words.nik, detail.person.nik],
      [words.phone, detail.person.phone],
      [words.name, detail.person.name],
      [
        words.state,
        main.states[detail.state] + (providerSays && detail.state !== 'answered' ? ` (${providerSays})` : ''),
      ],
      [words.verdict, main.verdicts[detail.verdict.kind]],
      [words.reason, main.verdictReasons[detail.verdict.reason]],
      [words.nextStep, main.nextSteps[detail.verdict.nextStep]],
      [words.charges, cost.map((charge) => `${charges[charge]} ${main.charges[charge]}`).join(', ') || words.none],
      [words.queue, queue.state === 'running' ? null : queueText(terminal, queue)],
    ]),
    ...problemLines(terminal, detail.problems),
  ];
}
