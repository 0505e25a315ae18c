/** Turns the address's parameters into the core's charge filter. */
import type { InputOf } from '../../../../src-main/contract/index.ts';
import { rangeOf, usualPeriod } from '../../../core/period.ts';
import type { ChargesRoute } from '../../../routes.ts';

/** What totals take: all but charge and mark. */
export type Scope = Pick<InputOf<'charges.page'>, 'connectionId' | 'listId' | 'from' | 'to'>;

export function scopeOf(route: ChargesRoute, now: number): Scope {
  const { connectionId, listId, period = usualPeriod } = route;
  return {
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(listId === undefined ? {} : { listId }),
    ...rangeOf(period, now),
  };
}

export function filterOf(route: ChargesRoute, now: number): Omit<InputOf<'charges.page'>, 'after' | 'limit'> {
  const { charges = [], marks = [] } = route;
  return { ...scopeOf(route, now), charges, marks };
}

/** Something besides the usual period is asked for. */
export function isNarrowed(route: ChargesRoute): boolean {
  const { connectionId, listId, period = usualPeriod, charges = [], marks = [] } = route;
  return (
    connectionId !== undefined ||
    listId !== undefined ||
    period.kind !== usualPeriod.kind ||
    charges.length > 0 ||
    marks.length > 0
  );
}

/** Nothing is left out. */
export function isEverything({ connectionId, listId, period, charges = [], marks = [] }: ChargesRoute): boolean {
  const narrowed = connectionId !== undefined || listId !== undefined || charges.length > 0 || marks.length > 0;
  return period?.kind === 'all' && !narrowed;
}

/** The same part of the screen without any filter. */
export function withoutFilters({ screen, view, by }: ChargesRoute): ChargesRoute {
  return { screen, ...(view === undefined ? {} : { view }), ...(by === undefined ? {} : { by }) };
}

/** The same look with a part changed; `undefined` takes that part away. Two routes that mean the same are equal. */
export function withChange(route: ChargesRoute, change: Partial<ChargesRoute>): ChargesRoute {
  const changed = Object.entries({ ...route, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(changed) as ChargesRoute;
}
