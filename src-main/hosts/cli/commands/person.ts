/** `person`: everything about one person. The operator asked for a person, so persons are printed. */
import type { Command } from 'commander';
import type { PersonPage, Whom } from '../../../contract/people.ts';
import { changeLabel, changeValue, personWords } from '../../../words/person.ts';
import { fill } from '../../../words/text.ts';
import { relationText } from '../../../words/verdicts.ts';
import { failureAboutWhom, readWhom, withWhom } from '../options/whom.ts';
import { markedText } from '../sending/output.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli, Done } from '../terminal/cli.ts';
import { pairs, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addErase } from './erase.ts';
import { itemLines, mostWithAttempts, withAttempts } from './history.ts';
import { addPersonExport } from './person-export.ts';
import { addRestrict } from './restrict.ts';

export function addPerson(program: Command, cli: Cli): void {
  const { terminal } = cli;
  const person = program.command('person').description(terminal.texts.people.commands.person);
  addRestrict(person, cli);
  addPersonExport(person, cli);
  addErase(person, cli);
  withWhom(person, cli).action((_given: object, command: Command) =>
    cli.run(command, async ({ dataDir }) => {
      const whom = await readWhom(cli, command);
      return withSession(cli, dataDir, 'reading', async (session) => {
        if (session.system.role === 'reader') terminal.note(terminal.texts.main.notes.readerOnly);
        const page = await getPerson(session, whom);
        // A second copy writes nothing, into no log either.
        if (session.system.role === 'owner') await session.ask('people.opened', { lookupId: page.lookupId });
        return personDone(terminal, session, page);
      });
    }),
  );
}

async function getPerson(session: Session, whom: Whom): Promise<PersonPage> {
  const result = await session.core.call('people.get', { whom });
  if (!result.ok) throw failureAboutWhom(result.error);
  return result.value;
}

async function personDone(terminal: Terminal, session: Session, page: PersonPage): Promise<Done> {
  const { items, next } = await session.ask('people.lookups', {
    whom: { lookupId: page.lookupId },
    limit: mostWithAttempts,
  });
  const lookups = terminal.json ? await withAttempts(session, items) : items;
  const { person, derived, changes, numbers, contacts, alsoAsked, outcomes } = page;
  return {
    exit: 0,
    json: { person, derived, lookups, more: next !== null, changes, numbers, contacts, alsoAsked, outcomes },
    lines: [...headLines(terminal, page), '', ...numberLines(terminal, page), ...changeLines(terminal, page)].concat(
      contactLines(terminal, page),
      ['', personWords[terminal.language].lookups, ...itemLines(terminal, items)],
    ),
  };
}

function headLines(terminal: Terminal, { person, alsoAsked: { people, more } }: PersonPage): string[] {
  const { words } = terminal.texts.main;
  const said = personWords[terminal.language];
  const others = fill(more ? said.alsoAskedAtLeast : said.alsoAsked, { people: terminal.number(people) });
  return [
    ...pairs([
      [words.nik, person.nik],
      [words.name, person.name],
    ]),
    ...(people > 0 ? [others] : []),
  ];
}

function numberLines(terminal: Terminal, { numbers }: PersonPage): string[] {
  const { main, domain, people } = terminal.texts;
  const said = personWords[terminal.language];
  const rows = numbers.map((number) => [
    number.phone,
    markedText(terminal, number, domain.meaning.kind[number.verdict]),
    terminal.time(number.at),
    number.mayBeReassigned ? said.mayBeReassigned : '',
  ]);
  return [
    said.numbers,
    ...table([[main.words.phone, main.words.verdict, main.words.when, people.words.mark], ...rows]),
  ];
}

function changeLines(terminal: Terminal, { changes }: PersonPage): string[] {
  if (changes.length === 0) return [];
  const { main, people } = terminal.texts;
  const { language } = terminal;
  const rows = changes.map(({ what, before, after, at, sinceAt, phone }) => [
    terminal.time(at),
    phone,
    changeLabel(what, language),
    changeValue(what, before, language),
    changeValue(what, after, language),
    terminal.time(sinceAt),
  ]);
  const { what, before, after, since } = people.words;
  const heading = [main.words.when, main.words.phone, what, before, after, since];
  return ['', personWords[language].changes, ...table([heading, ...rows])];
}

function contactLines(terminal: Terminal, { contacts }: PersonPage): string[] {
  if (contacts.length === 0) return [];
  const { main, domain } = terminal.texts;
  const rows = contacts.map((contact) => [
    contact.ecName ?? '-',
    contact.ecNik ?? '-',
    contact.ecPhone ?? '-',
    contact.relation === null ? '-' : relationText(terminal.language, contact.relation),
    terminal.time(contact.lastAt),
  ]);
  const heading = [domain.fields.ecName, domain.fields.ecNik, domain.fields.ecPhone, domain.relation, main.words.when];
  return ['', personWords[terminal.language].contacts, ...table([heading, ...rows])];
}
