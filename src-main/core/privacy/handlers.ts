/** The calls of privacy. */
import type { Purge, privacyCalls } from '../../contract/privacy.ts';
import { type Retention, retainedPurposes } from '../../contract/purposes.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Files } from '../files/files.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import { createRestrictedPeople } from '../lookups/restricted-people.ts';
import type { Store } from '../store/store.ts';
import { createCorrection } from './correction/correct.ts';
import { createErasure } from './erasure/erase.ts';
import { createCertificateFile } from './erasure/save-certificate.ts';
import { createPersonNamed } from './person-named.ts';
import { createRemoveLookups } from './removal/remove-lookups.ts';
import { restrictionHandlers } from './restriction/handlers.ts';
import { purgeDaily } from './retention/daily.ts';
import { createPurging } from './retention/purge.ts';

export type Privacy = ReturnType<typeof createPrivacy>;

export function createPrivacy(deps: {
  store: Store;
  accessLog: Pick<AccessLog, 'record'>;
  ports: Pick<Ports, 'clock' | 'logger' | 'operator' | 'dataDir' | 'stateDir'>;
  files: Pick<Files, 'targetOf'>;
  retention: () => Retention;
  /** What the history is searched by has nothing left of rows that are gone. */
  settleIndex: () => Promise<void>;
  /** A copy of the store that is being made will not be, and those kept elsewhere go. Returns how many. */
  giveUpCopies: () => Promise<number>;
  /** Of those lists rows are gone. */
  onRemoved: (listIds: readonly number[]) => void;
  /** Of those lists rows are cancelled, or corrected. */
  onChanged: (listIds: readonly number[]) => void;
}) {
  const { store, accessLog, ports, files, onRemoved, onChanged } = deps;
  const people = createRestrictedPeople(store);
  const nikOf = createPersonNamed(store);
  const removeLookups = createRemoveLookups(store);
  const purging = createPurging(store, ports.clock, removeLookups, accessLog, deps.settleIndex);
  const correction = createCorrection({ store, accessLog, ports });
  const { settleIndex, giveUpCopies } = deps;
  const erasure = createErasure({ store, accessLog, ports, removeLookups, people, settleIndex, giveUpCopies });
  let closing = false;
  let under: Promise<unknown> = Promise.resolve();

  /** One after the other. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const run = under.then(work);
    under = run.catch(() => undefined);
    return run;
  }

  function purge(retention: () => Retention): Promise<Purge> {
    return inOrder(() => purging.run(retention(), () => closing)).then((purged) => {
      if (!closing) onRemoved(purged.lists.map(({ listId }) => listId));
      return purged;
    });
  }

  const handlers: Handlers<keyof typeof privacyCalls> = {
    ...restrictionHandlers({ store, accessLog, people, ports, nikOf, onCancelled: onChanged }),
    'privacy.correct': async (input) => {
      const { lists, ...changed } = await inOrder(() => correction.correct(input));
      onChanged(lists);
      return changed;
    },
    'privacy.erase': async ({ person }) => {
      const nik = nikOf(person);
      const { certificate, lists } = await inOrder(() => erasure.erase(nik));
      onRemoved(lists);
      return { certificate };
    },
    'privacy.saveCertificate': createCertificateFile({ store, ports, files }),
    'privacy.duePurge': ({ retention, olderThanDays }) =>
      purging.due(olderThanDays === undefined ? (retention ?? deps.retention()) : sameForAll(olderThanDays)),
    'privacy.purge': ({ olderThanDays }) => {
      const chosen = olderThanDays === undefined ? deps.retention() : sameForAll(olderThanDays);
      if (Object.keys(chosen).length === 0) {
        throw new CoreError(
          'retention-off',
          'No days are set after which anything is removed. Set them, or say how many.',
        );
      }
      return purge(() => chosen);
    },
  };

  return {
    handlers,
    /** What an erasure or a correction left to do, and whom an older copy brought back. */
    resume: () => inOrder(() => erasure.resume().then(correction.resume)),
    /** A draft that was open meanwhile may have brought some of them in. */
    cancelRestricted: () => onChanged([...new Set(people.cancelAllWaiting(ports.clock.now()))]),
    /** From now on by itself, as the setting says. */
    begin: (): (() => void) => purgeDaily(ports, () => purge(deps.retention)),
    /** Nothing more is removed after the step under way. */
    async close(): Promise<void> {
      closing = true;
      await under;
    },
  };
}

function sameForAll(days: number): Retention {
  return Object.fromEntries(retainedPurposes.map((purpose) => [purpose, days]));
}
