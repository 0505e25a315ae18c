/**
 * `connection set`: creates the account of that name, or changes it. The key is taken in a way that nobody else can
 * read.
 */
import type { Command } from 'commander';
import {
  type Connection,
  type ConnectionSettings,
  partnerKeySchema,
  type WayInput,
} from '../../../contract/connections.ts';
import { type ProxyChoice, readProxy } from '../../../contract/proxy.ts';
import { parseBaseUrl } from '../../../core/td/base-url.ts';
import { readCertificateFile } from '../files/certificate-file.ts';
import { type Cap, cap, number, oneOf, rate, wholeNumber } from '../options/option-values.ts';
import { typedPath } from '../options/typed-path.ts';
import { queueText } from '../sending/output.ts';
import { byName } from '../session/scope.ts';
import { type Session, withSession } from '../session/session.ts';
import type { Cli } from '../terminal/cli.ts';
import { CommandFailure, wrongUsage } from '../terminal/failure.ts';
import { readPartnerKey } from '../terminal/partner-key.ts';
import { readProxyPassword } from '../terminal/proxy-password.ts';
import { proxyWords } from '../terminal/proxy-words.ts';
import { pairs } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Options = {
  name: string;
  baseUrl?: string;
  partnerCode?: string;
  rate?: number;
  concurrency?: number;
  price?: number;
  inDoubt?: 'hold' | 'resend';
  timeout?: number;
  retryBase?: number;
  retryMax?: number;
  dailyCap?: Cap;
  monthlyCap?: Cap;
  proxy?: string;
  ca?: string;
};

export function addConnectionSet(connection: Command, cli: Cli): void {
  const { commands, options } = cli.terminal.texts.main;
  const { money } = cli.terminal.texts;
  connection
    .command('set')
    .description(commands.connectionSet)
    .requiredOption('--name <name>', options.name)
    .option('--base-url <url>', options.baseUrl)
    .option('--partner-code <code>', options.partnerCode)
    .option('--rate <n/s>', options.rate, rate)
    .option('--concurrency <n>', options.concurrency, wholeNumber('--concurrency', 1, 64))
    .option('--price <rupiah>', options.price, number('--price', 0, 100_000_000))
    .option('--in-doubt <hold|resend>', options.inDoubt, oneOf('--in-doubt', ['hold', 'resend']))
    .option('--timeout <ms>', options.timeout, wholeNumber('--timeout', 50, 600_000))
    .option('--retry-base <ms>', options.retryBase, wholeNumber('--retry-base', 1, 600_000))
    .option('--retry-max <ms>', options.retryMax, wholeNumber('--retry-max', 1, 86_400_000))
    .option('--daily-cap <rupiah>', money.options.dailyCap, cap('--daily-cap'))
    .option('--monthly-cap <rupiah>', money.options.monthlyCap, cap('--monthly-cap'))
    .option('--proxy <system|none|http://[user@]host:port>', options.proxy)
    .option('--ca <file|none>', options.ca)
    .action((given: Options, command: Command) =>
      cli.run(command, ({ dataDir }) =>
        withSession(cli, dataDir, 'changing', async (session) => {
          // Before anybody is asked for a key.
          if (given.baseUrl !== undefined) parseBaseUrl(given.baseUrl);
          if (given.proxy !== undefined) proxyOf(given.proxy);
          const ca = caOf(given, cli);
          const { connections } = await session.ask('connections.list', {});
          const before = byName(connections, given.name);
          const stored = before ? await change(session, cli, before, given, ca) : await create(session, cli, given, ca);
          const { main } = cli.terminal.texts;
          if (session.system.keyring.weak) cli.terminal.note(main.notes.weakKeyring);
          const sentence = before ? main.said.connectionChanged : main.said.connectionCreated;
          return {
            exit: 0,
            json: { connection: stored, created: !before },
            lines: [...connectionLines(cli.terminal, stored), sentence],
          };
        }),
      ),
    );
}

async function create(session: Session, cli: Cli, given: Options, ca: Ca): Promise<Connection> {
  const { name, baseUrl, partnerCode } = given;
  if (!baseUrl) throw wrongUsage((usage) => usage.newConnectionNeeds('--base-url'));
  if (!partnerCode) throw wrongUsage((usage) => usage.newConnectionNeeds('--partner-code'));
  const partnerKey = wholeKey(
    await readPartnerKey(cli.partnerKey, cli.terminal, { required: true, ...cli.surroundings }),
  );
  if (partnerKey === null) throw wrongUsage((usage) => usage.keyMissing, 'connection-key-missing');
  const settings = settingsOf(given);
  const way = await wayOf(cli, given, ca);
  return session.ask('connections.create', { name, baseUrl, partnerCode, partnerKey, settings, ...way });
}

async function change(session: Session, cli: Cli, before: Connection, given: Options, ca: Ca): Promise<Connection> {
  const { baseUrl, partnerCode } = given;
  const settings = settingsOf(given);
  if (before.kind === 'practice') {
    // A key in the environment may be meant for another command; this connection has its own and needs none.
    if (baseUrl || partnerCode || given.proxy !== undefined || ca !== undefined)
      throw wrongUsage((usage) => usage.practiceOnly, 'connection-built-in');
    return session.ask('connections.update', { id: before.id, settings });
  }
  const partnerKey = wholeKey(
    await readPartnerKey(cli.partnerKey, cli.terminal, { required: false, ...cli.surroundings }),
  );
  const way = await wayOf(cli, given, ca);
  return session.ask('connections.update', {
    id: before.id,
    ...way,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(partnerCode !== undefined && { partnerCode }),
    ...(partnerKey !== null && { partnerKey }),
    settings,
  });
}

/** null: none. undefined: nothing was said of it. */
type Ca = string | null | undefined;

function caOf({ ca }: Options, { surroundings }: Cli): Ca {
  if (ca === undefined) return undefined;
  return ca.toLowerCase() === 'none' ? null : readCertificateFile(typedPath(ca, surroundings));
}

/** Read here as well, so that nobody is asked for a key in vain. */
function proxyOf(text: string): ProxyChoice {
  const read = readProxy(text);
  if (typeof read !== 'string') return read;
  throw new CommandFailure('connection-proxy-invalid', 2, ({ domain }) => domain.wayFaults.proxy[read]);
}

async function wayOf(cli: Cli, { proxy }: Options, ca: Ca): Promise<WayInput> {
  const proxyPassword = await readProxyPassword(cli, proxy === undefined ? null : proxyOf(proxy));
  return {
    ...(proxy !== undefined && { proxy }),
    ...(proxyPassword !== undefined && { proxyPassword }),
    ...(ca !== undefined && { ca }),
  };
}

/** Refused here, in words of its own: the call's error names the field alone. */
function wholeKey(key: string | null): string | null {
  if (key !== null && !partnerKeySchema.safeParse(key).success) throw wrongUsage((usage) => usage.keyBroken);
  return key;
}

/** Only what was said, so that the rest stays as it is. */
function settingsOf(given: Options): Partial<ConnectionSettings> {
  const {
    rate: ratePerSecond,
    concurrency,
    price,
    inDoubt,
    timeout,
    retryBase,
    retryMax,
    dailyCap,
    monthlyCap,
  } = given;
  if (retryBase !== undefined && retryMax !== undefined && retryBase > retryMax) {
    throw wrongUsage((usage) => usage.retryBaseAboveMax);
  }
  return {
    ...(ratePerSecond !== undefined && { ratePerSecond }),
    ...(concurrency !== undefined && { concurrency }),
    ...(price !== undefined && { pricePerCall: price }),
    ...(inDoubt !== undefined && { inDoubtPolicy: inDoubt }),
    ...(timeout !== undefined && { timeoutMs: timeout }),
    ...(retryBase !== undefined && { retryBaseMs: retryBase }),
    ...(retryMax !== undefined && { retryMaxMs: retryMax }),
    ...(dailyCap !== undefined && { dailyCap: dailyCap === 'none' ? null : dailyCap }),
    ...(monthlyCap !== undefined && { monthlyCap: monthlyCap === 'none' ? null : monthlyCap }),
  };
}

function connectionLines(terminal: Terminal, connection: Connection): string[] {
  const { words } = terminal.texts.main;
  const { money } = terminal.texts;
  const { dailyCap, monthlyCap, pricePerCall } = connection;
  const capped = dailyCap !== null || monthlyCap !== null;
  return [
    ...pairs([
      [words.connection, connection.name],
      [words.baseUrl, connection.baseUrl],
      [words.pace, words.perSecond(terminal.number(connection.ratePerSecond))],
      [money.words.price, priceText(terminal, connection)],
      [money.words.dailyCap, dailyCap === null ? null : terminal.rupiah(dailyCap)],
      [money.words.monthlyCap, monthlyCap === null ? null : terminal.rupiah(monthlyCap)],
      [words.proxy, connection.kind === 'practice' ? null : proxyWords(terminal, connection)],
      [words.ca, connection.ca.length === 0 ? null : connection.ca.map(({ name }) => name).join(', ')],
      [words.queue, queueText(terminal, connection.queue)],
    ]),
    ...(capped && pricePerCall === 0 ? [money.caps.withoutPrice] : []),
  ];
}

/** An account without a price is not free: nobody said what it costs. */
function priceText(terminal: Terminal, { kind, pricePerCall }: Connection): string | null {
  if (pricePerCall > 0) return terminal.rupiah(pricePerCall);
  return kind === 'account' ? terminal.texts.money.words.noPrice : null;
}
