/**
 * One person: everything about them, and a check by hand, a lookup of the list "single checks" of its connection, which goes
 * ahead of every other.
 */
import type { LookupItem } from '../../contract/history.ts';
import type { TypedProblem } from '../../contract/people.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Connections } from '../connections/connections.ts';
import type { Files } from '../files/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import { isIndonesian } from '../kernel/language.ts';
import type { Ports } from '../kernel/ports.ts';
import { createRestrictedPeople } from '../lookups/restricted-people.ts';
import { checkTypedPerson, type TypedPerson } from '../person/check-person.ts';
import { derivePerson } from '../person/derive.ts';
import { isRestrictedContact } from '../person/emergency-contact.ts';
import type { ReuseForecast } from '../queue/reuse/reuse-forecast.ts';
import type { Store } from '../store/store.ts';
import { createPersonExport } from './held/export-person.ts';
import { createPersonPage } from './person-page.ts';
import { createSingleChecks } from './single-checks.ts';
import { createWhom } from './whom.ts';

/** `onQueued`: a lookup of that list is due now. */
export function peopleHandlers(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  accessLog: Pick<AccessLog, 'record' | 'aboutOf'>;
  connections: Connections;
  /** A stored lookup, as every screen shows it. */
  itemOf: (lookupId: number) => LookupItem;
  reuseForecast: Pick<ReuseForecast, 'askedOtherwiseAt'>;
  onQueued: (listId: number, lookupId: number) => void;
}): Handlers<'people.get' | 'people.lookups' | 'people.opened' | 'people.export' | 'people.inspect' | 'people.check'> {
  const { store, ports, accessLog, connections, itemOf, reuseForecast, onQueued } = deps;
  const { clock, locale } = ports;
  const restricted = createRestrictedPeople(store);
  const singleChecks = createSingleChecks(store, isIndonesian(locale) ? 'Pengecekan satuan' : 'Single checks');
  const page = createPersonPage(store, clock);
  const nikOf = createWhom(store);
  const write = createPersonExport({ ...deps, nikOf });
  // The document's own sample has 13 digits: by hand another length only warns.
  // A single check only warns (td-api.md): the person in front of the clerk is looked at, not a file.
  const accepts = { nikLength: true, nikDate: true, nikSerial: true };

  function checkTyped(typed: TypedPerson, ecConsent: boolean): ReturnType<typeof checkTypedPerson> {
    const { person, problems } = checkTypedPerson(typed, { ecConsent, accepts });
    const without = person !== null && isRestrictedContact(person, new Set(restricted.known()));
    return { person, problems: without ? [...problems, contactLeftOut] : problems };
  }

  return {
    'people.get': ({ whom }) => page.get(whom),
    'people.lookups': ({ whom, after, limit }) => page.lookups(whom, after, limit),
    'people.opened': (whom) => {
      accessLog.record({ what: 'viewed', people: 1, niks: [nikOf(whom)] });
      return {};
    },
    'people.export': write,
    'people.inspect': ({ connectionId, ecConsent, ...typed }) => {
      const checked = checkTyped(typed, ecConsent);
      const { person, problems } =
        checked.person && restricted.has(checked.person.nik) ? refusedAs(checked.problems) : checked;
      const base = connectionId === undefined ? undefined : connections.get(connectionId).base_url;
      return {
        person,
        problems,
        derived: derivePerson(person ?? digitsOf(typed), clock.now()),
        askedOtherwiseAt: person && base !== undefined ? reuseForecast.askedOtherwiseAt(person, base) : null,
      };
    },
    'people.check': ({ connectionId, ecConsent, askAgain, ...typed }) => {
      const connection = connections.get(connectionId);
      const { person, problems } = checkTyped(typed, ecConsent);
      if (!person) {
        throw new CoreError('person-invalid', 'NIK or phone cannot be asked like this. Correct the marked fields.', {
          fields: problems
            .filter((problem) => problem.severity === 'error')
            .map((problem) => ({ path: problem.field ?? '', code: problem.code })),
        });
      }
      if (restricted.has(person.nik)) {
        throw new CoreError('person-restricted', 'Nobody may ask about this person: the data is restricted.');
      }
      const { listId, lookupId } = singleChecks.add(
        { connectionId: connection.id, person, problems, ecConsent, askAgain },
        clock.now(),
      );
      onQueued(listId, lookupId);
      return itemOf(lookupId);
    },
  };
}

const contactLeftOut: TypedProblem = { row: 1, field: null, code: 'ec-restricted', severity: 'warning' };

/** As it is said of a row of a file. */
function refusedAs(problems: readonly TypedProblem[]): { person: null; problems: TypedProblem[] } {
  return {
    person: null,
    problems: [{ row: 1, field: 'nik', code: 'person-restricted', severity: 'error' }, ...problems],
  };
}

/** So that a province or an operator shows while the rest is still being typed. */
function digitsOf(typed: TypedPerson): { nik: string; phone: string } {
  return { nik: typed.nik.replace(/\D/g, ''), phone: typed.phone.replace(/\D/g, '') };
}
