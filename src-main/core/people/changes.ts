/**
 * What changed from one answer about a person to the next. Only what was answered to the question itself counts: a shared
 * answer says nothing new. What practice answered is never compared with what a real account did.
 */
import type { Usage, VerdictKind } from '../../contract/answer.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { ChangeKind, PersonChange } from '../../contract/people.ts';

/** By the provider's word the person's own number, or another number of the person. */
const linkedKinds: readonly VerdictKind[] = ['reachable', 'likely', 'secondary'];
const flags = ['recentlyUsed', 'frequentlyUsed', 'other'] as const satisfies (keyof Usage)[];

export function isLinked(kind: VerdictKind): boolean {
  return linkedKinds.includes(kind);
}

/** A lookup and when what it says began to hold; milliseconds since the epoch. */
type Told = { item: LookupItem; at: number };
/** `of`: what must be the same for the two to be compared; null: nothing is said of it. */
type Aspect = { what: ChangeKind; of: string | null; value: string | null };

/** `items`: lookups of one person, in any order. Newest first. */
export function changesOf(items: readonly LookupItem[]): PersonChange[] {
  const answered = items
    .flatMap((item): Told[] =>
      item.answeredAt === null || item.twinOf !== null ? [] : [{ item, at: item.answeredAt }],
    )
    .sort((a, b) => a.at - b.at || a.item.lookupId - b.item.lookupId);
  const asked = items
    .map((item): Told => ({ item, at: item.answeredAt ?? item.updatedAt }))
    .sort((a, b) => a.item.lookupId - b.item.lookupId);
  return [...compared(answered, aspectsOf), ...compared(asked, nameOf)].sort(
    (a, b) => b.at - a.at || b.lookupId - a.lookupId,
  );
}

function aspectsOf({ person, answer, verdict }: LookupItem): Aspect[] {
  const contact = [person.ecNik, person.ecPhone].join();
  return [
    { what: 'verdict', of: person.phone, value: verdict.kind },
    ...flags.map(
      (flag): Aspect => ({ what: flag, of: answer && person.phone, value: answer?.applicant[flag] ?? null }),
    ),
    { what: 'phoneCount', of: answer && '', value: answer?.phoneNumberCount?.toString() ?? null },
    { what: 'relation', of: answer?.emergency ? contact : null, value: answer?.emergency?.relation ?? null },
  ];
}

function nameOf({ person }: LookupItem): Aspect[] {
  return [{ what: 'name', of: person.name === null ? null : '', value: person.name }];
}

/** `oldestFirst`: each is held against the last one that said something of the same. */
function compared(oldestFirst: readonly Told[], aspects: (item: LookupItem) => Aspect[]): PersonChange[] {
  const last = new Map<string, Told & { value: string | null }>();
  const linked = new Set<string>();
  const changes: PersonChange[] = [];
  for (const told of oldestFirst) {
    const { practice, lookupId, person } = told.item;
    for (const { what, of, value } of aspects(told.item)) {
      if (of === null) continue;
      const key = JSON.stringify([practice, what, of]);
      const before = last.get(key);
      last.set(key, { ...told, value });
      const mayBeReassigned = what === 'verdict' && value === 'not_linked' && linked.delete(key);
      if (what === 'verdict' && isLinked(told.item.verdict.kind)) linked.add(key);
      if (before === undefined || before.value === value) continue;
      changes.push({
        what,
        before: before.value,
        after: value,
        phone: person.phone,
        practice,
        lookupId,
        at: told.at,
        sinceLookupId: before.item.lookupId,
        sinceAt: before.at,
        mayBeReassigned,
      });
    }
  }
  return changes;
}
