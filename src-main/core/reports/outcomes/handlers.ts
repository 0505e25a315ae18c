/** The calls of outcomes: sheets that come back, what was told by phone, and promises that are due. */

import { localDay } from '../../../contract/calendar.ts';
import type { CallName } from '../../../contract/index.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import type { Files } from '../../files/files.ts';
import type { Handlers } from '../../kernel/dispatch.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { EventBus } from '../../kernel/event-bus.ts';
import { cutPage, decodeCursor } from '../../kernel/keyset.ts';
import type { Ports } from '../../kernel/ports.ts';
import { createOutcomeRows } from '../../lookups/outcome-rows.ts';
import type { Store } from '../../store/store.ts';
import { createOutcomeImport } from './import-outcomes.ts';
import { createPromises, promiseKey } from './promises.ts';

type OutcomeCall = Extract<CallName, `outcomes.${string}`>;

export function outcomeHandlers(deps: {
  store: Store;
  ports: Ports;
  events: EventBus;
  accessLog: Pick<AccessLog, 'record'>;
  files: Pick<Files, 'pathOf'>;
}): Handlers<OutcomeCall> {
  const { store, ports, events } = deps;
  const returned = createOutcomeImport(deps);
  const rows = createOutcomeRows(store);
  const promises = createPromises(store);
  const lookup = store.prepare<{ id: number }, { phone: string }>(
    'SELECT l.phone FROM lookups l JOIN lists ON lists.id = l.list_id WHERE l.id = :id AND lists.complete = 1',
  );

  return {
    'outcomes.import': async (order) => {
      let stored = order.apply;
      try {
        const result = await returned.import({ ...order, agent: order.agent || null });
        stored &&= result.outcomes > 0;
        return result;
      } finally {
        // What was stored before something failed stays.
        if (stored) events.emit('outcomes.changed', {});
      }
    },
    'outcomes.record': ({ lookupId, ...found }) => {
      const about = lookup.get({ id: lookupId });
      if (!about) throw new CoreError('not-found', 'That lookup is not there any more.');
      if (found.kind !== 'promised' && (found.promiseDate ?? found.promiseAmount) !== null) {
        throw new CoreError('invalid-input', 'A day or an amount is of a promise alone.', {
          fields: [{ path: found.promiseDate === null ? 'promiseAmount' : 'promiseDate', code: 'promise-not-chosen' }],
        });
      }
      const now = ports.clock.now();
      const today = localDay(now);
      if (found.foundOn !== null && found.foundOn > today) {
        throw new CoreError('invalid-input', 'That day is still to come.', {
          fields: [{ path: 'foundOn', code: 'date-in-future' }],
        });
      }
      const id = rows.add({
        ...found,
        ...{ agent: found.agent || null, note: found.note || null },
        ...{ lookupId, phone: about.phone, day: found.foundOn ?? today },
        ...{ reportId: null, fileId: null, sourceRow: null },
        ...{ recordedAt: now, recordedBy: ports.operator },
      });
      events.emit('outcomes.changed', {});
      const outcome = rows.find(id);
      if (!outcome) throw new Error('An outcome vanished as it was written.');
      return outcome;
    },
    'outcomes.promisesDue': ({ after, limit }) => {
      const today = localDay(ports.clock.now());
      const due = promises.page(today, decodeCursor(after, 2), limit + 1);
      const { rows: page, next } = cutPage(due, limit, promiseKey);
      return { promises: page, next, today, ...promises.counts(today) };
    },
  };
}
