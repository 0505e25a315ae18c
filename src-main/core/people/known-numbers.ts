/** The numbers a person was asked about with, ranked, and the contacts that were named: both from the person's lookups. */
import { verdictKinds } from '../../contract/answer.ts';
import type { LookupItem } from '../../contract/history.ts';
import type { NamedContact, PersonNumber } from '../../contract/people.ts';
import { operatorOf } from '../person/derive.ts';
import { readFlags } from '../td/flags.ts';
import { isLinked } from './changes.ts';

type AskedNumber = Omit<PersonNumber, 'alsoAsked' | 'correctedTo'>;

/** `items`: lookups of one person, newest first. What was answered counts before what was not, and then what is newer. */
export function numbersOf(items: readonly LookupItem[]): AskedNumber[] {
  const groups = groupBy(items, ({ practice, person }) => [practice, person.phone]);
  const numbers = groups.flatMap((asked): AskedNumber[] => {
    const [newest] = [...asked].sort((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0));
    if (newest === undefined) return [];
    const { verdict, practice, lookupId, person } = newest;
    return [
      {
        phone: person.phone,
        verdict: verdict.kind,
        at: newest.answeredAt ?? newest.updatedAt,
        lookupId,
        practice,
        operator: operatorOf(person.phone),
        mayBeReassigned: verdict.kind === 'not_linked' && asked.some((item) => isLinked(item.verdict.kind)),
      },
    ];
  });
  const rank = (number: AskedNumber) => verdictKinds.indexOf(number.verdict);
  return numbers.sort((a, b) => Number(a.practice) - Number(b.practice) || rank(a) - rank(b) || b.at - a.at);
}

/** `items`: lookups of one person, newest first. Those named last come first. */
export function contactsOf(items: readonly LookupItem[]): NamedContact[] {
  const naming = items.filter(({ person: { ecNik, ecPhone, ecName } }) => ecNik ?? ecPhone ?? ecName);
  return groupBy(naming, ({ practice, person }) => [practice, person.ecNik, person.ecPhone, person.ecName]).flatMap(
    (named): NamedContact[] => {
      const [newest] = named;
      const oldest = named.at(-1);
      if (newest === undefined || oldest === undefined) return [];
      const { ecNik, ecPhone, ecName } = newest.person;
      const [said] = named
        .flatMap(({ answer, answeredAt }) => (answer?.emergency ? [{ ...answer.emergency, at: answeredAt ?? 0 }] : []))
        .sort((a, b) => b.at - a.at);
      return [
        {
          ecNik,
          ecPhone,
          ecName,
          relation: said?.relation ?? null,
          verdict: said?.usage ? readFlags(said.usage).kind : null,
          firstAt: oldest.updatedAt,
          lastAt: newest.updatedAt,
          lookupId: newest.lookupId,
          practice: newest.practice,
        },
      ];
    },
  );
}

/** The items of each key together, in their order. */
function groupBy(items: readonly LookupItem[], keyOf: (item: LookupItem) => unknown[]): LookupItem[][] {
  const groups = new Map<string, LookupItem[]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
