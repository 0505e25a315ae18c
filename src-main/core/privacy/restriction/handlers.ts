/** Restricting people, and letting them be asked again. */
import type { PersonNamed } from '../../../contract/privacy.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { RestrictedPeople } from '../../lookups/restricted-people.ts';

export function restrictionHandlers(deps: {
  people: RestrictedPeople;
  ports: Pick<Ports, 'clock' | 'operator'>;
  nikOf: (person: PersonNamed) => string;
  /** Rows of those lists are cancelled. */
  onCancelled: (listIds: readonly number[]) => void;
}): Handlers<'privacy.restricted' | 'privacy.restrict' | 'privacy.unrestrict'> {
  const { people, ports, nikOf, onCancelled } = deps;
  return {
    'privacy.restricted': () => ({ people: people.all() }),
    'privacy.restrict': ({ person, reason }) => {
      const about = { reason, by: ports.operator, now: ports.clock.now() };
      const lists = people.restrict(nikOf(person), about);
      onCancelled([...new Set(lists)]);
      return { cancelled: lists.length };
    },
    'privacy.unrestrict': ({ person }) => ({ unrestricted: people.unrestrict(nikOf(person)) }),
  };
}
