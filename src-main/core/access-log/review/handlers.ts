/** The calls of the access log: read, checked, written to a file; and the one that shows whole numbers. */
import type { accessLogCalls } from '../../../contract/access-log.ts';
import type { Files } from '../../files/files.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import { CoreError } from '../../kernel/errors.ts';
import { decodeCursor, encodeCursor } from '../../kernel/keyset.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { Store } from '../../store/store.ts';
import type { AccessLog } from '../access-log.ts';
import { createAccessLogExport } from './export.ts';
import { createAccessWalk } from './walk.ts';

export function accessLogHandlers(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  accessLog: AccessLog;
}): Handlers<keyof typeof accessLogCalls> {
  const { store, accessLog } = deps;
  const walk = createAccessWalk(store, accessLog.aboutOf);
  const write = createAccessLogExport({ ...deps, walk });
  const nikOf = store.prepare<{ ids: string }, { nik: string }>(
    'SELECT DISTINCT l.nik FROM json_each(:ids) j CROSS JOIN lookups l ON l.id = j.value',
  );
  const known = store.prepare<{ ids: string }, { n: number }>(
    'SELECT count(*) AS n FROM lookups WHERE id IN (SELECT value FROM json_each(:ids))',
  );

  return {
    'accessLog.page': ({ after, limit, ...filter }) => {
      const { entries, next } = walk.slice(filter, decodeCursor(after, 1)?.[0] ?? null, limit);
      return { entries, next: next === null ? null : encodeCursor([next]) };
    },
    'accessLog.verify': () => accessLog.verify(),
    'accessLog.export': (order) => write(order),
    'privacy.reveal': ({ scope, lookupIds }) => {
      const ids = JSON.stringify([...new Set(lookupIds)]);
      if (known.get({ ids })?.n !== new Set(lookupIds).size) {
        throw new CoreError('not-found', 'That lookup is not there any more.');
      }
      const niks = nikOf.all({ ids }).map(({ nik }) => nik);
      accessLog.record({ what: 'revealed', people: niks.length, niks, detail: { scope } });
      return {};
    },
  };
}
