/** td-api.md, "What the flags say about reaching the person", line by line. */
import { expect, test } from 'vitest';
import {
  type Answer,
  type BetterNumber,
  type Flag,
  flagSchema,
  type NextStep,
  stepReasons,
  verdictSchema,
} from '../../../src-main/contract/answer.ts';
import { lookupStates } from '../../../src-main/contract/states.ts';
import { stepFor } from '../../../src-main/core/td/next-step.ts';
import { rejectedRowVerdict, type VerdictInputs, verdict, verdictKind } from '../../../src-main/core/td/verdict.ts';

const letters: Record<string, Flag> = { y: 'yes', n: 'no', u: 'unknown', '?': 'unrecognised' };
function usage(text: string) {
  const [recent = 'u', frequent = 'u', other = 'u'] = text;
  const flag = (letter: string): Flag => letters[letter] ?? 'unknown';
  return { recentlyUsed: flag(recent), frequentlyUsed: flag(frequent), other: flag(other) };
}
function answer(applicant: string, more: Partial<Answer> = {}): Answer {
  return { sequenceId: 'S', phoneNumberCount: 2, applicant: usage(applicant), emergency: null, ...more };
}
const contact = (relation: string, flags: string | null) => ({
  emergency: { relation, relationRecognised: true, usage: flags === null ? null : usage(flags) },
});
const dayMs = 86_400_000;

function judged(given: Answer | null, more: Partial<VerdictInputs> = {}) {
  return verdict({
    state: 'answered',
    answer: given,
    ageMs: 0,
    ecConsent: true,
    waitsForDoubt: false,
    betterNumber: () => null,
    agentFound: null,
    ...more,
  });
}
/** The step with its reason, in one. */
function step(given: Answer | null, more: Partial<VerdictInputs> = {}): string {
  const { nextStep, stepReason } = judged(given, more);
  return `${nextStep}: ${stepReason}`;
}

test.each([
  ['queued', 'none', 'waiting', 'wait'],
  ['sending', 'none', 'waiting', 'wait'],
  ['in_doubt', 'none', 'in-doubt', 'resolve-doubt'],
  ['refused', 'none', 'refused', 'correct-row'],
  ['failed', 'none', 'failed', 'retry'],
  ['cancelled', 'none', 'cancelled', 'nothing'],
  ['no_record', 'no_record', 'not-in-library', 'verify-identity'],
] as const)('%s without an answer: %s, %s, %s', (state, kind, reason, nextStep) => {
  expect(judged(null, { state })).toMatchObject({ kind, reason, nextStep });
  // An answer of an earlier round does not speak for a lookup that is on its way again.
  expect(judged(answer('yyn'), { state })).toMatchObject({ kind, reason, nextStep });
});

// Recent, frequent, other: y(es) n(o) u(nknown) ?(unrecognised).
test.each([
  ['yyn', 'reachable', 'recent-and-frequent'],
  ['yyu', 'reachable', 'recent-and-frequent'],
  ['yyy', 'reachable', 'recent-and-frequent'],
  ['ynn', 'likely', 'recent-only'],
  ['yny', 'likely', 'recent-only'],
  ['yu?', 'likely', 'recent-only'],
  ['nyn', 'likely', 'frequent-only'],
  ['nyy', 'likely', 'frequent-only'],
  ['?yu', 'likely', 'frequent-only'],
  ['nny', 'secondary', 'other-number'],
  ['uuy', 'secondary', 'other-number'],
  ['?ny', 'secondary', 'other-number'],
  ['nnn', 'not_linked', 'no-link'],
  ['nnu', 'unknown', 'flags-unknown'],
  ['nun', 'unknown', 'flags-unknown'],
  ['unn', 'unknown', 'flags-unknown'],
  ['uuu', 'unknown', 'flags-unknown'],
  ['nn?', 'unknown', 'flags-unrecognised'],
  ['n?n', 'unknown', 'flags-unrecognised'],
] as const)('the flags %s alone give %s, %s', (applicant, kind, reason) => {
  for (const state of ['answered', 'reused'] as const) {
    for (const phoneNumberCount of [0, 1, null]) {
      for (const ageMs of [0, 200 * dayMs]) {
        expect(judged(answer(applicant, { phoneNumberCount }), { state, ageMs })).toMatchObject({ kind, reason });
      }
    }
  }
});

test.each([
  // verdict, flags, count → step
  ['yyn', 2, 'call-this-number: number-linked'],
  ['yyy', 2, 'call-this-number: number-linked'],
  ['ynn', 0, 'call-this-number: number-linked'],
  ['nyn', null, 'call-then-visit: not-most-recent'],
  ['nny', 2, 'call-verify-first: weaker-link'],
  ['nny', 0, 'call-verify-first: weaker-link'],
  ['nnn', 2, 'find-another-number: other-numbers-exist'],
  ['nnn', 1, 'find-another-number: other-numbers-exist'],
  ['nnn', 0, 'verify-identity: no-number-exists'],
  ['nnn', null, 'visit: nothing-else-known'],
  ['uuu', 2, 'call-then-visit: link-unknown'],
  ['uuu', 0, 'call-then-visit: link-unknown'],
  ['uuu', null, 'call-verify-first: link-and-count-unknown'],
] as const)('the flags %s and %s numbers: %s', (applicant, phoneNumberCount, expected) => {
  expect(step(answer(applicant, { phoneNumberCount }))).toBe(expected);
});

test('an answer older than 90 days is checked again first, where it says that the number is theirs', () => {
  expect(step(answer('yyn'), { ageMs: 90 * dayMs })).toBe('call-this-number: number-linked');
  const old = judged(answer('yyn'), { ageMs: 91.5 * dayMs });
  expect(old).toMatchObject({ kind: 'reachable', nextStep: 'check-again', stepReason: 'answer-old' });
  expect(old.stepFacts).toEqual({ numbers: null, ageDays: 91, betterNumber: null, relation: null });
  expect(step(answer('nyn'), { ageMs: 91 * dayMs })).toBe('check-again: answer-old');
  expect(step(answer('nny'), { ageMs: 91 * dayMs })).toBe('call-verify-first: weaker-link');
});

test('what an agent found wrong outweighs an answer that says it is theirs, however old', () => {
  for (const ageMs of [0, 91 * dayMs]) {
    expect(step(answer('yyn'), { agentFound: 'number-wrong', ageMs })).toBe('find-another-number: agent-found-wrong');
  }
});

test.each([
  ['Spouse', 'ynn', true],
  ['Parents', 'nyn', true],
  ['Children', 'yyu', true],
  ['Grandparents', 'yyn', true],
  ['Grandchildren', 'yyn', true],
  ['Brothers&sisters', 'yyy', true],
  ['Others', 'yyn', false],
  ['Unknown', 'yyn', false],
  ['Cousin', 'yyn', false],
  // Read by the same table: another number, no link and unknown are no reason to call.
  ['Spouse', 'nny', false],
  ['Spouse', 'nnn', false],
  ['Spouse', 'uuu', false],
  ['Spouse', null, false],
] as const)('a contact who is %s with %s helps: %s', (relation, flags, helps) => {
  for (const [applicant, phoneNumberCount, otherwise] of [
    ['nnn', 2, 'find-another-number: other-numbers-exist'],
    ['nnn', null, 'visit: nothing-else-known'],
    ['uuu', 2, 'call-then-visit: link-unknown'],
    ['uuu', null, 'call-verify-first: link-and-count-unknown'],
  ] as const) {
    const given = answer(applicant, { phoneNumberCount, ...contact(relation, flags) });
    expect(step(given)).toBe(helps ? 'ask-emergency-contact: contact-reachable' : otherwise);
    if (helps) expect(judged(given).stepFacts.relation).toBe(relation);
    // Without consent nobody is asked, whatever the provider found.
    expect(step(given, { ecConsent: false })).toBe(otherwise);
  }
});

test('the contact is not asked while the person can be called, nor where the NIK is in question', () => {
  expect(step(answer('ynn', contact('Spouse', 'yyn')))).toBe('call-this-number: number-linked');
  expect(step(answer('nny', contact('Spouse', 'yyn')))).toBe('call-verify-first: weaker-link');
  expect(step(answer('nnn', { phoneNumberCount: 0, ...contact('Spouse', 'yyn') }))).toBe(
    'verify-identity: no-number-exists',
  );
});

test('a better number that history knows comes before the contact, and is named', () => {
  const better: BetterNumber = { lookupId: 7, phone: '081234567890', answeredAt: 1_700_000_000_000 };
  const known = { betterNumber: () => better };
  const found = judged(answer('nnn', contact('Spouse', 'yyn')), known);
  expect(`${found.nextStep}: ${found.stepReason}`).toBe('call-better-number: better-number-known');
  expect(found.stepFacts.betterNumber).toEqual(better);
  // Only where no link was found and the provider knows numbers of the person.
  for (const given of [answer('yyn'), answer('nny'), answer('uuu'), answer('nnn', { phoneNumberCount: 0 })]) {
    expect(judged(given, known).stepReason).not.toBe('better-number-known');
  }
});

test('no record: NIK and name are checked first, and a visit follows once somebody has', () => {
  expect(step(null, { state: 'no_record' })).toBe('verify-identity: not-in-library');
  expect(step(null, { state: 'no_record', agentFound: 'identity-right' })).toBe('visit: identity-was-checked');
  // An answer of an earlier round may name a contact that helps; it speaks for nobody the provider does not know.
  const earlier = answer('nnn', contact('Spouse', 'yyn'));
  expect(step(earlier, { state: 'no_record' })).toBe('verify-identity: not-in-library');
  expect(step(earlier, { state: 'no_record', agentFound: 'identity-right' })).toBe('visit: identity-was-checked');
});

// td-api.md, the second table, each line with the first condition that holds and, behind it, those that come later.
const better = () => ({ lookupId: 7, phone: '081234567890', answeredAt: 1_700_000_000_000 });
const helps = contact('Spouse', 'yyn');
const old = { ageMs: 91 * dayMs };
const wrong = { agentFound: 'number-wrong' } as const;
test.each<[line: string, Answer, Partial<VerdictInputs>, NextStep]>([
  ['reachable: an agent found it wrong', answer('yyn', helps), { ...wrong, ...old }, 'find-another-number'],
  ['reachable: older than 90 days', answer('yyn', helps), { ...old, betterNumber: better }, 'check-again'],
  ['reachable: else', answer('yyn', helps), { betterNumber: better }, 'call-this-number'],
  ['likely by "most recent"', answer('ynn', helps), { betterNumber: better }, 'call-this-number'],
  ['likely by "most used" only', answer('nyn', helps), { betterNumber: better }, 'call-then-visit'],
  ['likely: an agent found it wrong', answer('nyn', helps), { ...wrong, ...old }, 'find-another-number'],
  ['likely: older than 90 days', answer('nyn', helps), old, 'check-again'],
  ['secondary', answer('nny', helps), { ...wrong, ...old, betterNumber: better }, 'call-verify-first'],
  ['not_linked, count >= 1: a better number', answer('nnn', helps), { betterNumber: better }, 'call-better-number'],
  ['not_linked, count >= 1: contact helps', answer('nnn', helps), {}, 'ask-emergency-contact'],
  ['not_linked, count >= 1: else', answer('nnn'), old, 'find-another-number'],
  [
    'not_linked, count 0',
    answer('nnn', { phoneNumberCount: 0, ...helps }),
    { betterNumber: better },
    'verify-identity',
  ],
  [
    'not_linked, count unknown: contact helps',
    answer('nnn', { phoneNumberCount: null, ...helps }),
    { betterNumber: better },
    'ask-emergency-contact',
  ],
  ['not_linked, count unknown: else', answer('nnn', { phoneNumberCount: null }), { betterNumber: better }, 'visit'],
  [
    'unknown, count unknown: contact helps',
    answer('uuu', { phoneNumberCount: null, ...helps }),
    { betterNumber: better },
    'ask-emergency-contact',
  ],
  [
    'unknown, count unknown: else',
    answer('uuu', { phoneNumberCount: null }),
    { betterNumber: better },
    'call-verify-first',
  ],
  ['unknown: contact helps', answer('uuu', helps), { betterNumber: better }, 'ask-emergency-contact'],
  ['unknown: else', answer('uuu'), { betterNumber: better }, 'call-then-visit'],
  ['unknown, count 0: else', answer('uuu', { phoneNumberCount: 0 }), { betterNumber: better }, 'call-then-visit'],
])('the line "%s"', (_, given, more, nextStep) => {
  expect(judged(given, more).nextStep).toBe(nextStep);
});

test('a person who has died is contacted by nobody, whatever the flags say', () => {
  for (const flags of ['yyn', 'nyn', 'nny', 'nnn', 'uuu'])
    expect(step(answer(flags, helps), { agentFound: 'died', ...old })).toBe('nothing: agent-found-died');
  expect(step(null, { state: 'no_record', agentFound: 'died' })).toBe('nothing: agent-found-died');
});

test('a row that waits for a doubt says so, and that somebody has to decide', () => {
  expect(judged(null, { state: 'queued', waitsForDoubt: true })).toMatchObject({
    kind: 'none',
    reason: 'waits-for-doubt',
    nextStep: 'resolve-doubt',
  });
});

test('reused without an answer means the earlier lookup had no record', () => {
  expect(judged(null, { state: 'reused' })).toEqual(judged(null, { state: 'no_record' }));
});

test('an answer that was erased says nothing', () => {
  expect(judged(null)).toMatchObject({ kind: 'unknown', reason: 'answer-gone', nextStep: 'nothing' });
});

test('every reason goes with one step, whatever leads to it; every combination has a verdict of the contract', () => {
  const seen = new Map<string, Set<string>>();
  const all = flagSchema.options;
  const betterNumber = () => ({ lookupId: 1, phone: '081200000000', answeredAt: 0 });
  for (const state of lookupStates) {
    for (const recentlyUsed of all) {
      for (const frequentlyUsed of all) {
        for (const other of all) {
          for (const phoneNumberCount of [0, 1, null]) {
            for (const more of [
              {},
              { ageMs: 91 * dayMs },
              { betterNumber },
              { agentFound: 'number-wrong' as const },
              { agentFound: 'identity-right' as const },
              { agentFound: 'died' as const },
              { waitsForDoubt: true },
            ]) {
              const given = answer('uuu', {
                phoneNumberCount,
                applicant: { recentlyUsed, frequentlyUsed, other },
                ...contact('Spouse', 'yyn'),
              });
              for (const input of [given, { ...given, emergency: null }, null]) {
                const found = judged(input, { state, ...more });
                expect(verdictSchema.safeParse(found).success).toBe(true);
                seen.set(found.stepReason, (seen.get(found.stepReason) ?? new Set()).add(found.nextStep));
              }
            }
          }
        }
      }
    }
  }
  expect(verdictSchema.safeParse(rejectedRowVerdict).success).toBe(true);
  for (const [reason, steps] of seen) expect([...steps], reason).toHaveLength(1);
  // No reason is there that nothing leads to.
  const made = [...seen.keys(), rejectedRowVerdict.stepReason];
  expect(new Set(made)).toEqual(new Set(stepReasons));
  for (const reason of stepReasons) expect(stepFor(reason).stepReason).toBe(reason);
});

test('the kind alone, as sums take it, is the verdict’s, in every state and for all flags', () => {
  const flags = flagSchema.options;
  const given = [
    null,
    ...flags.flatMap((recentlyUsed) =>
      flags.flatMap((frequentlyUsed) =>
        flags.map((other) => ({ ...answer('yyy'), applicant: { recentlyUsed, frequentlyUsed, other } })),
      ),
    ),
  ];
  for (const state of lookupStates) {
    for (const one of given) expect(verdictKind(state, one?.applicant ?? null)).toBe(judged(one, { state }).kind);
  }
});
