/** What the address and the person looked for ask of the core. */
import { type AccessKind, type AccessLogFilter, accessKinds } from '../../../src-main/contract/access-log.ts';
import { midnightOf, readDay, startOfNextDay } from '../../../src-main/contract/calendar.ts';
import type { RouteOf } from '../../routes.ts';

export function filterOf({ groups = [], from, to }: RouteOf<'accessLog'>, person: string): AccessLogFilter {
  const chosen = new Set<string>(groups);
  const kinds = (Object.keys(accessKinds) as AccessKind[]).filter((kind) => chosen.has(accessKinds[kind].group));
  const begin = beginOf(from);
  const last = beginOf(to);
  return { kinds, from: begin, to: last === null ? null : startOfNextDay(last), person };
}

function beginOf(day: string | undefined): number | null {
  const read = day === undefined ? null : readDay(day);
  return read === null ? null : midnightOf(read);
}
