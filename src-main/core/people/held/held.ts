/** Everything held about one person, as plain rows of each kind: what a file of it is written from. */
import type { Usage } from '../../../contract/answer.ts';
import type { LookupItem } from '../../../contract/history.ts';
import type { HeldKind } from '../../../contract/people.ts';
import type { Problem } from '../../../contract/person.ts';
import type { AccessLog } from '../../access-log/access-log.ts';
import { createWithheldColumns } from '../../imports/columns/withheld-columns.ts';
import type { Clock } from '../../kernel/ports.ts';
import { type AttemptRow, attemptColumns } from '../../lookups/attempt-columns.ts';
import { createCorrections } from '../../lookups/corrections.ts';
import { createLookupViews, type LookupRow, lookupSelect } from '../../lookups/lookup-view.ts';
import { createOutcomeRows } from '../../lookups/outcome-rows.ts';
import type { Store } from '../../store/store.ts';
import { createTurns } from '../../store/turns.ts';
import { createHeldAccess } from './held-access.ts';
import type { Held, HeldAttempt, HeldLookup, HeldOf } from './held-rows.ts';
import { createLeftBehind } from './left-behind.ts';

/** Lookups put together in one step of a turn: a few milliseconds. */
const lookupsAtOnce = 25;

type StoredLookup = { id: number; created_at: number; extra: string; problems: string; connection: string };
type StoredAttempt = AttemptRow & {
  lookup_id: number;
  connection: string;
  practice: 0 | 1;
  message: string | null;
  price: number;
  raw: string | null;
  raw_bytes: Buffer | null;
};

export function createHeld(store: Store, clock: Clock, accessLog: Pick<AccessLog, 'aboutOf'>) {
  const inTurns = createTurns(store, clock);
  const views = createLookupViews(store, clock);
  const outcomes = createOutcomeRows(store);
  const corrections = createCorrections(store);
  const shown = createWithheldColumns(store);
  const leftBehind = createLeftBehind(store, shown);
  const access = createHeldAccess(store, accessLog);
  const idsOf = store.prepare<{ nik: string }, { id: number }>(`
    SELECT k.lookup_id AS id FROM lookup_niks k CROSS JOIN lookups l ON l.id = k.lookup_id JOIN lists ON lists.id = l.list_id
    WHERE k.nik = :nik AND lists.complete = 1 ORDER BY k.lookup_id`);
  const among = (column: string) => `${column} IN (SELECT value FROM json_each(:ids))`;
  const rowsOf = store.prepare<{ ids: string }, LookupRow>(`${lookupSelect} WHERE ${among('l.id')} ORDER BY l.id`);
  const storedOf = store.prepare<{ ids: string }, StoredLookup>(`
    SELECT l.id, l.created_at, l.extra, l.problems, c.name AS connection FROM lookups l
    JOIN lists s ON s.id = l.list_id JOIN connections c ON c.id = s.connection_id WHERE ${among('l.id')} ORDER BY l.id`);
  const attemptsOf = store.prepare<{ ids: string }, StoredAttempt>(`
    SELECT ${attemptColumns.list('a')}, a.lookup_id, c.name AS connection, c.kind = 'practice' AS practice, a.message, a.price,
           a.raw, iif(a.raw IS NULL, a.raw_bytes, NULL) AS raw_bytes
    FROM attempts a JOIN connections c ON c.id = a.connection_id WHERE ${among('a.lookup_id')} ORDER BY a.started_at, a.id`);
  const listsOf = store.prepare<
    { ids: string },
    Omit<HeldOf<'lists'>, 'contactsConsented' | 'practice'> & { consent: 0 | 1; made_up: 0 | 1 }
  >(`
    SELECT s.id AS listId, s.name, s.source_name AS fileName, s.purpose, s.legal_basis AS legalBasis,
           s.created_at AS createdAt, s.started_at AS startedAt, c.name AS connection, s.ec_consent AS consent,
           c.kind = 'practice' AS made_up
    FROM lists s JOIN connections c ON c.id = s.connection_id WHERE ${among('s.id')} ORDER BY s.id`);
  const invoiceLinesOf = store.prepare<{ ids: string }, HeldOf<'invoiceLines'>>(`
    SELECT v.id AS invoiceId, v.file_name AS fileName, i.source_row AS row, i.attempt_id AS attemptId,
           i.sequence_id AS sequenceId, i.billed_at AS billedAt, i.amount, i.mark
    FROM invoice_lines i JOIN invoices v ON v.id = i.invoice_id
    WHERE ${among('i.attempt_id')} AND v.complete = 1 ORDER BY v.id, i.line`);
  const restrictionOf = store.prepare<{ nik: string }, HeldOf<'restrictions'>>(
    'SELECT since, reason, restricted_by AS "by" FROM restricted_people WHERE nik = :nik',
  );
  const reportsOf = store.prepare<{ ids: string }, HeldOf<'reports'>>(`
    SELECT r.id AS reportId, p.lookup_id AS lookupId, r.kind, r.made_at AS madeAt, r.made_by AS madeBy, f.name AS fileName,
           f.group_name AS "group"
    FROM report_people p JOIN reports r ON r.id = p.report_id
    LEFT JOIN report_files f ON f.report_id = p.report_id AND f.place = p.file
    WHERE ${among('p.lookup_id')} AND r.complete = 1
    UNION ALL
    -- A report of every row has no people of its own: whoever is in the list stands in it.
    SELECT r.id, l.id, r.kind, r.made_at, r.made_by, r.file_name, NULL
    FROM lookups l CROSS JOIN report_lists x ON x.list_id = l.list_id JOIN reports r ON r.id = x.report_id
    WHERE ${among('l.id')} AND r.kind = 'rows' AND r.complete = 1 AND r.made_at >= l.created_at
    ORDER BY 1, 2`);

  function addLookups(held: Held, ids: string): void {
    const stored = storedOf.all({ ids });
    const items = views.items(rowsOf.all({ ids }));
    for (const [index, item] of items.entries()) {
      const more = stored[index];
      if (more === undefined) continue;
      held.lookups.push(lookupOf(item, more));
      const further = shown.of(item.listId).further(JSON.parse(more.extra));
      held.furtherColumns.push(...further.map((cell) => ({ lookupId: item.lookupId, ...cell })));
    }
    const attempts = attemptsOf.all({ ids });
    held.attempts.push(...attempts.map(attemptOf));
    held.invoiceLines.push(...invoiceLinesOf.all({ ids: JSON.stringify(attempts.map(({ id }) => id)) }));
    held.reports.push(...reportsOf.all({ ids }));
    const known = new Set(held.outcomes.map(({ outcomeId }) => outcomeId));
    for (const { lookupId } of items) {
      for (const outcome of outcomes.about(lookupId)) {
        if (!known.has(outcome.outcomeId)) held.outcomes.push(outcome);
        known.add(outcome.outcomeId);
      }
    }
  }

  /** In turns of the main thread; nothing of any kind where nothing is held. */
  return async function heldAbout(nik: string): Promise<Held> {
    const ids = idsOf.all({ nik }).map(({ id }) => id);
    const held: Held = {
      ...{ lookups: [], furtherColumns: [], lists: [], attempts: [], invoiceLines: [] },
      ...{
        outcomes: [],
        reports: [],
        rejectedRows: [],
        draftRepairs: [],
        restrictions: [],
        corrections: [],
        accessLog: [],
      },
    };
    for (let at = 0; at < ids.length; at += lookupsAtOnce) {
      await inTurns(() => {
        addLookups(held, JSON.stringify(ids.slice(at, at + lookupsAtOnce)));
        return false;
      });
    }
    const since = new Map<number, number>();
    for (const { listId, createdAt } of held.lookups) {
      since.set(listId, Math.min(createdAt, since.get(listId) ?? createdAt));
    }
    const lists = listsOf.all({ ids: JSON.stringify([...since.keys()]) });
    held.lists.push(
      ...lists.map(({ consent, made_up, ...list }) => ({
        ...list,
        contactsConsented: consent === 1,
        practice: made_up === 1,
      })),
    );
    const phones = [...new Set(held.lookups.map(({ phone }) => phone))];
    await inTurns(leftBehind(held, nik, phones));
    held.restrictions.push(...restrictionOf.all({ nik }));
    held.corrections.push(...corrections.of(nik));
    held.accessLog.push(...access(nik, phones, since));
    return held;
  };
}

export function countsOf(held: Held): Record<HeldKind, number> {
  return Object.fromEntries(Object.entries(held).map(([kind, rows]) => [kind, rows.length])) as Record<
    HeldKind,
    number
  >;
}

function lookupOf(item: LookupItem, { created_at, problems, connection }: StoredLookup): HeldLookup {
  const { person, answer, verdict } = item;
  const usage = (of: Usage | null | undefined) => ({
    recentlyUsed: of?.recentlyUsed ?? null,
    frequentlyUsed: of?.frequentlyUsed ?? null,
    other: of?.other ?? null,
  });
  const contact = usage(answer?.emergency?.usage);
  return {
    lookupId: item.lookupId,
    listId: item.listId,
    list: item.listName,
    row: item.row,
    connection,
    practice: item.practice,
    ...person,
    state: item.state,
    createdAt: created_at,
    updatedAt: item.updatedAt,
    answeredAt: item.answeredAt,
    sharesAnswerOf: item.twinOf,
    verdict: verdict.kind,
    verdictReason: verdict.reason,
    nextStep: verdict.nextStep,
    ...usage(answer?.applicant),
    phoneCount: answer?.phoneNumberCount ?? null,
    sequenceId: answer?.sequenceId ?? null,
    relation: answer?.emergency?.relation ?? null,
    contactRecentlyUsed: contact.recentlyUsed,
    contactFrequentlyUsed: contact.frequentlyUsed,
    contactOther: contact.other,
    problems: (JSON.parse(problems) as Problem[]).map(({ field, code }) => ({ field, code })),
  };
}

function attemptOf(row: StoredAttempt): HeldAttempt {
  return {
    ...attemptColumns.fromRow(row),
    lookupId: row.lookup_id,
    connection: row.connection,
    practice: row.practice === 1,
    message: row.message,
    price: row.price,
    raw: row.raw,
    rawBytes: row.raw_bytes?.toString('base64') ?? null,
  };
}
