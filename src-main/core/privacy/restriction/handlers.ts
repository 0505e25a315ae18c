/** Restricting people, and letting them be asked again. */
import type { PersonNamed } from '../../../contract/privacy.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { RestrictedPeople } from '../../lookups/restricted-people.ts';
import type { Store } from '../../store/store.ts';

export function restrictionHandlers(deps: {
  store: Pick<Store, 'transaction'>;
  accessLog: Pick<AccessLog, 'record'>;
  people: RestrictedPeople;
  ports: Pick<Ports, 'clock' | 'operator'>;
  nikOf: (person: PersonNamed) => string;
  /** Rows of those lists are cancelled. */
  onCancelled: (listIds: readonly number[]) => void;
}): Handlers<'privacy.restricted' | 'privacy.restrict' | 'privacy.unrestrict'> {
  const { store, accessLog, people, ports, nikOf, onCancelled } = deps;
  return {
    'privacy.restricted': () => ({ people: people.all() }),
    'privacy.restrict': ({ person, reason }) => {
      const about = { reason, by: ports.operator, now: ports.clock.now() };
      const nik = nikOf(person);
      const lists = store.transaction(() => {
        accessLog.record({ what: 'restricted', people: 1, niks: [nik] });
        return people.restrict(nik, about);
      });
      onCancelled([...new Set(lists)]);
      return { cancelled: lists.length };
    },
    'privacy.unrestrict': ({ person }) => {
      const nik = nikOf(person);
      const unrestricted = store.transaction(() => {
        const was = people.unrestrict(nik);
        if (was) accessLog.record({ what: 'unrestricted', people: 1, niks: [nik] });
        return was;
      });
      return { unrestricted };
    },
  };
}
