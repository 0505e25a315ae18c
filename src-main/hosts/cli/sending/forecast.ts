/**
 * What a command may cost before it sends anything: the core's forecasts of its lists, added up. It is an upper bound:
 * rows of two lists that ask the same are counted twice, though only one of them will be sent.
 */
import type { Connection } from '../../../contract/connections.ts';
import type { Forecast, List, Others } from '../../../contract/lists.ts';
import { type ReuseOptions, reuseChoices } from '../options/reuse-options.ts';
import type { Session } from '../session/session.ts';
import { failureOfCall } from '../terminal/failure.ts';
import { pairs } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { duration } from './output.ts';

type Caps = Pick<Forecast, 'dailyCap' | 'monthlyCap' | 'callsUnderCaps'>;
type Counts = Pick<
  Forecast,
  | 'waiting'
  | 'twins'
  | 'reused'
  | 'shared'
  | 'calls'
  | 'paidBefore'
  | 'otherDetails'
  | 'leftOut'
  | 'restricted'
  | 'restrictedContacts'
  | 'rupiah'
  | 'seconds'
>;

/** One connection's part. */
export type ForecastPart = Counts & Caps & { connection: string; pricePerCall: number };

/** What `--json` prints. Price and caps are null where several connections have their own: `connections` has each. */
export type ForecastSum = Counts &
  Caps & {
    /** Rows that were rejected: nothing is asked for them. */
    rejected: number;
    /** When the oldest of the reused answers came; milliseconds since the epoch. */
    reusedOldestAt: number | null;
    pricePerCall: number | null;
    connections: ForecastPart[];
  };

/** `choices` of the lists that have not been started; absent: as each has them. A list whose connection is deleted can cost nothing. */
export async function forecastOf(
  session: Session,
  lists: readonly List[],
  choices: ReuseOptions = {},
): Promise<ForecastSum> {
  const parts = new Map<number, ForecastPart>();
  let reusedOldestAt: number | null = null;
  for (const list of lists) {
    const result = await session.core.call('lists.forecast', {
      listId: list.id,
      ...(list.startedAt === null ? reuseChoices(choices) : {}),
    });
    if (!result.ok) {
      if (result.error.code === 'connection-unknown') continue;
      throw failureOfCall(result.error);
    }
    const forecast = result.value;
    const before = parts.get(list.connectionId);
    parts.set(list.connectionId, before ? { ...before, ...added(before, forecast) } : partOf(list, forecast));
    if (forecast.reusedOldestAt !== null) {
      reusedOldestAt = Math.min(reusedOldestAt ?? forecast.reusedOldestAt, forecast.reusedOldestAt);
    }
  }
  const connections = [...parts.values()];
  const only = connections.length === 1 ? connections[0] : undefined;
  const nothing: Counts = {
    ...{ waiting: 0, twins: 0, reused: 0, shared: 0, calls: 0 },
    ...{
      paidBefore: 0,
      otherDetails: noOthers,
      leftOut: 0,
      restricted: 0,
      restrictedContacts: 0,
      rupiah: 0,
      seconds: 0,
    },
  };
  const sum = connections.reduce<Counts>((all, part) => added(all, part), nothing);
  return {
    ...sum,
    // Connections work side by side.
    seconds: Math.max(0, ...connections.map(({ seconds }) => seconds)),
    rejected: lists.reduce((all, list) => all + list.rejected, 0),
    reusedOldestAt,
    pricePerCall: only?.pricePerCall ?? null,
    dailyCap: only?.dailyCap ?? null,
    monthlyCap: only?.monthlyCap ?? null,
    callsUnderCaps: connections.every(({ callsUnderCaps }) => callsUnderCaps === null)
      ? null
      : connections.reduce((all, { calls, callsUnderCaps }) => all + Math.min(calls, callsUnderCaps ?? calls), 0),
    connections,
  };
}

function partOf(list: List, forecast: Forecast): ForecastPart {
  const { waiting, twins, reused, shared, calls, paidBefore, otherDetails, leftOut } = forecast;
  const { restricted, restrictedContacts, rupiah, seconds } = forecast;
  const { pricePerCall, dailyCap, monthlyCap, callsUnderCaps } = forecast;
  const counts = {
    waiting,
    twins,
    reused,
    shared,
    calls,
    paidBefore,
    otherDetails,
    leftOut,
    restricted,
    restrictedContacts,
    rupiah,
    seconds,
  };
  return { connection: list.connectionName, ...counts, pricePerCall, dailyCap, monthlyCap, callsUnderCaps };
}

function added(a: Counts, b: Counts): Counts {
  return {
    waiting: a.waiting + b.waiting,
    twins: a.twins + b.twins,
    reused: a.reused + b.reused,
    shared: a.shared + b.shared,
    calls: a.calls + b.calls,
    paidBefore: a.paidBefore + b.paidBefore,
    otherDetails: addedOthers(a.otherDetails, b.otherDetails),
    leftOut: a.leftOut + b.leftOut,
    restricted: a.restricted + b.restricted,
    restrictedContacts: a.restrictedContacts + b.restrictedContacts,
    rupiah: a.rupiah + b.rupiah,
    seconds: a.seconds + b.seconds,
  };
}

const noOthers: Forecast['otherDetails'] = {
  ...{ earlier: 0, inList: 0, reusable: 0, rupiah: 0 },
  ...{ oldestAt: null, newestAt: null },
};

function addedOthers(a: Forecast['otherDetails'], b: Forecast['otherDetails']): Forecast['otherDetails'] {
  const times = (one: number | null, other: number | null) => [one, other].filter((at) => at !== null);
  const oldest = times(a.oldestAt, b.oldestAt);
  const newest = times(a.newestAt, b.newestAt);
  return {
    earlier: a.earlier + b.earlier,
    inList: a.inList + b.inList,
    reusable: a.reusable + b.reusable,
    rupiah: a.rupiah + b.rupiah,
    oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
    newestAt: newest.length === 0 ? null : Math.max(...newest),
  };
}

/** Nothing where nothing waits. */
export function forecastLines(
  terminal: Terminal,
  forecast: ForecastSum,
  connections: readonly Connection[],
): readonly string[] {
  if (forecast.waiting === 0) return [];
  const { words, forecast: said } = terminal.texts.money;
  const kindOf = (name: string) => connections.find((connection) => connection.name === name);
  const free = forecast.connections.every(({ connection, pricePerCall }) => {
    return pricePerCall === 0 && kindOf(connection)?.kind === 'practice';
  });
  const several = forecast.connections.length > 1;
  const label = (word: string, part: ForecastPart) => (several ? `${word} (${part.connection})` : word);
  const capRows = forecast.connections.flatMap((part) => {
    const fits = part.callsUnderCaps ?? part.calls;
    const room = fits >= part.calls ? said.fitsAll : said.fits(terminal.number(fits));
    const row = (word: string, cap: ForecastPart['dailyCap']): [string, string][] =>
      cap === null
        ? []
        : [[label(word, part), `${said.spentOf(terminal.rupiah(cap.spent), terminal.rupiah(cap.cap))}; ${room}`]];
    return [...row(words.dailyCap, part.dailyCap), ...row(words.monthlyCap, part.monthlyCap)];
  });
  const resends = forecast.connections.some(({ connection, calls }) => {
    return calls > 0 && kindOf(connection)?.inDoubtPolicy === 'resend';
  });
  return [
    ...pairs([
      [words.forecast, costText(terminal, forecast, free)],
      [words.besides, unpaidText(terminal, forecast)],
      ...capRows,
    ]),
    ...otherDetailsLines(terminal, forecast),
    ...(resends && forecast.rupiah > 0 ? [said.resends] : []),
  ];
}

/** Only where it can be decided still: some of the calls are about people who were asked in other words. */
function otherDetailsLines(terminal: Terminal, { otherDetails, leftOut, calls }: ForecastSum): string[] {
  return leftOut > 0 || calls === 0 ? [] : othersLines(terminal, otherDetails);
}

/** Nothing where no person was asked with other details. */
export function othersLines(terminal: Terminal, otherDetails: Others): string[] {
  const { forecast: said } = terminal.texts.money;
  const { earlier, inList, reusable, rupiah, oldestAt } = otherDetails;
  if (earlier + inList === 0) return [];
  const cost = rupiah > 0 ? terminal.rupiah(rupiah) : null;
  const n = terminal.number;
  return [
    ...(earlier > 0
      ? [said.otherEarlier(n(earlier), oldestAt === null ? null : said.age(terminal.daysSince(oldestAt)))]
      : []),
    ...(inList > 0 ? [said.otherInList(n(inList))] : []),
    said.otherChoice(n(earlier + inList), n(reusable), cost),
  ];
}

function costText(terminal: Terminal, { calls, rupiah, seconds }: ForecastSum, free: boolean): string {
  const { forecast: said } = terminal.texts.money;
  const count = terminal.number(calls);
  const time = duration(Math.ceil(seconds));
  if (calls === 0) return said.nothing;
  if (rupiah > 0) return said.paid(count, terminal.rupiah(rupiah), time);
  return free ? said.free(count, time) : said.noPrice(count, time);
}

function unpaidText(terminal: Terminal, forecast: ForecastSum): string {
  const { forecast: said } = terminal.texts.money;
  const { reused, reusedOldestAt, twins, shared, leftOut, paidBefore, rejected } = forecast;
  const { restricted, restrictedContacts } = forecast;
  const n = terminal.number;
  return [
    reused > 0 ? said.reused(n(reused), said.age(terminal.daysSince(reusedOldestAt ?? Date.now()))) : '',
    twins > 0 ? said.twins(n(twins)) : '',
    shared > 0 ? said.shared(n(shared)) : '',
    leftOut > 0 ? said.leftOut(n(leftOut)) : '',
    restricted > 0 ? said.restricted(n(restricted)) : '',
    restrictedContacts > 0 ? said.restrictedContacts(n(restrictedContacts)) : '',
    paidBefore > 0 ? said.paidBefore(n(paidBefore)) : '',
    rejected > 0 ? said.rejected(n(rejected)) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
