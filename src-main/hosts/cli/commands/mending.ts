/**
 * `problems --list ID --out FILE` and `mend FILE`: the rows a list left out go to a colleague and come back. Mending
 * only stores; but rows of a list that was started are sent by the next `run` or window, so their possible cost is
 * shown first.
 */
import type { Command } from 'commander';
import { mostCharges } from '../../../contract/connections.ts';
import type { Draft } from '../../../contract/drafts.ts';
import type { List } from '../../../contract/lists.ts';
import { problemsFileLines, saveProblems } from '../files/extra-files.ts';
import { withheldColumns } from '../files/withheld-columns.ts';
import { listNumber, maxCost, workbookFile } from '../options/option-values.ts';
import { type AcceptOptions, acceptances } from '../options/read-choices.ts';
import { mustBeWritable } from '../options/report-place.ts';
import { type ReuseOptions, reuseChoices, withSamePerson } from '../options/reuse-options.ts';
import { typedPath } from '../options/typed-path.ts';
import { type CostOptions, mustAsk, type NotStarted } from '../sending/cost-consent.ts';
import { forecastLines, forecastOf, othersLines } from '../sending/forecast.ts';
import { nextLines, summaryLines } from '../sending/output.ts';
import { getList, summarise } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { askYes } from '../terminal/confirmation.ts';
import { couldNotRun } from '../terminal/failure.ts';
import { pairs } from '../terminal/table.ts';

export function addProblems(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const { main, lists } = terminal.texts;
  program
    .command('problems')
    .description(lists.commands.problems)
    .requiredOption('--list <id>', main.options.list, listNumber)
    .requiredOption('--out <file>', lists.options.outProblems, workbookFile('--out', cli.surroundings))
    .action((given: { list: number; out: string }, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          mustBeWritable(given.out);
          const list = await getList(session, given.list);
          const problemsFile = await saveProblems(session, terminal, list, given.out);
          const summary = await summarise(session, { listId: list.id, connectionId: null }, problemsFile?.out ?? null);
          const left = await withheldColumns(session, terminal, list.id);
          const lines = [...problemsFileLines(terminal, problemsFile), ...left.lines];
          return { exit: 0, json: { ...summary, ...left.json, problemsFile }, lines };
        }),
      ),
    );
}

type MendOptions = CostOptions & AcceptOptions & Pick<ReuseOptions, 'samePerson'>;
/** What the mended rows cost at most; null: the list waits for `run`, which says it itself. */
type AtMost = { calls: number; rupiah: number } | null;

export function addMend(program: Command, cli: Cli): void {
  const { main, lists } = cli.terminal.texts;
  const mending = program
    .command('mend')
    .description(lists.commands.mend)
    .argument('<file>', lists.options.mendFile)
    .option('--accept-nik-length', main.options.acceptNikLength)
    .option('--accept-nik-date', main.options.acceptNikDate)
    .option('--accept-nik-serial', main.options.acceptNikSerial)
    .option('--accept-nik-rounded', main.options.acceptNikRounded)
    .option('--accept-phone-rounded', main.options.acceptPhoneRounded)
    .option('--max-cost <rupiah>', lists.options.maxCost, maxCost)
    .option('--yes', lists.options.yes);
  withSamePerson(mending, cli.terminal).action((file: string, given: MendOptions, command: Command) =>
    cli.run(command, ({ dataDir }) =>
      withSession(cli, dataDir, 'changing', async (session) => {
        const draft = await openMended(session, typedPath(file, cli.surroundings), given);
        try {
          return await mend(cli, session, draft, given);
        } finally {
          await session.core.call('drafts.close', { draftId: draft.draftId });
        }
      }),
    ),
  );
}

/** Errors: those of reading, and `draft-mends-nothing`. */
async function openMended(session: Session, path: string, given: MendOptions): Promise<Draft> {
  const draft = await session.ask('drafts.open', { fileId: session.fileToRead(path) });
  if (draft.mends === null) throw couldNotRun('draft-mends-nothing');
  const accepted = acceptances(given);
  if (Object.keys(accepted).length === 0) return draft;
  const read = { ...draft.choices, ...accepted };
  return session.ask('drafts.choose', { draftId: draft.draftId, read, remember: false });
}

async function mend(cli: Cli, session: Session, draft: Draft, given: MendOptions) {
  const { terminal } = cli;
  const { said, words } = terminal.texts.lists;
  const before = await getList(session, draft.mends?.listId ?? 0);
  const scope = { listId: before.id, connectionId: null };
  const atMost = await costOf(cli, session, before, draft, given);
  const others = await session.ask('drafts.mendOthers', { draftId: draft.draftId });
  // Told before the question, for it may change the answer; nothing is left to tell where the command has decided it.
  if (given.samePerson === undefined && before.samePerson === 'ask') terminal.say(othersLines(terminal, others));
  const notStarted = await whyNot(cli, atMost, given);
  if (notStarted) {
    const summary = await summarise(session, scope, null);
    const tooDear = said.mendTooDear(terminal.rupiah(atMost?.rupiah ?? 0), terminal.rupiah(given.maxCost ?? 0));
    const lines = [notStarted === 'declined' ? said.mendDeclined : tooDear];
    return { exit: 1 as const, json: { ...summary, atMost, otherDetails: others, notStarted }, lines };
  }
  const { list, ...done } = await session.ask('drafts.mend', { draftId: draft.draftId, ...reuseChoices(given) });
  const summary = await summarise(session, scope, null);
  const forecast = await forecastOf(session, [list]);
  const { connections } = await session.ask('connections.list', {});
  const counts = (['mended', 'stillRejected', 'ignored'] as const).flatMap((count) =>
    count === 'mended' || done[count] > 0 ? [`${terminal.number(done[count])} ${words[count]}`] : [],
  );
  return {
    exit: 0 as const,
    json: { ...summary, ...done, atMost, otherDetails: others, forecast },
    lines: [
      ...pairs([
        [terminal.texts.main.words.list, `${list.id}: ${list.name}`],
        [terminal.texts.main.words.rows, counts.join(', ')],
      ]),
      ...summaryLines(terminal, summary),
      ...forecastLines(terminal, forecast, connections),
      ...(list.startedAt === null && forecast.waiting > 0
        ? [terminal.texts.main.next.startList(list.id)]
        : nextLines(terminal, summary)),
    ],
  };
}

async function costOf(
  { terminal }: Cli,
  session: Session,
  list: List,
  draft: Draft,
  given: MendOptions,
): Promise<AtMost> {
  if (list.startedAt === null) return null;
  const { connections } = await session.ask('connections.list', {});
  const connection = connections.find(({ id }) => id === list.connectionId);
  if (!connection) return null;
  const calls = draft.counts.accepted - draft.counts.duplicates;
  if (given.maxCost !== undefined && calls > 0 && connection.pricePerCall === 0 && connection.kind !== 'practice') {
    terminal.note(terminal.texts.money.forecast.maxCostHoldsNothing(connection.name));
  }
  return { calls, rupiah: calls * connection.pricePerCall * mostCharges(connection) };
}

async function whyNot(cli: Cli, atMost: AtMost, given: MendOptions): Promise<NotStarted | null> {
  const { terminal } = cli;
  if (atMost === null) return null;
  if (given.maxCost !== undefined && atMost.rupiah > given.maxCost) return 'max-cost';
  if (!mustAsk(terminal, atMost.rupiah, given)) return null;
  const question = terminal.texts.lists.said.mendQuestion(
    terminal.number(atMost.calls),
    terminal.rupiah(atMost.rupiah),
  );
  return (await askYes(question, cli.interruptible(null).signal, cli.surroundings)) ? null : 'declined';
}
