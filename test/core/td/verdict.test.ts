import { expect, test } from 'vitest';
import { type Answer, type Flag, flagSchema, verdictSchema } from '../../../src-main/contract/answer.ts';
import { lookupStates } from '../../../src-main/contract/states.ts';
import { rejectedRowVerdict, verdict } from '../../../src-main/core/td/verdict.ts';

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

test.each([
  ['queued', 'none', 'waiting', 'wait'],
  ['sending', 'none', 'waiting', 'wait'],
  ['in_doubt', 'none', 'in-doubt', 'resolve-doubt'],
  ['refused', 'none', 'refused', 'correct-row'],
  ['failed', 'none', 'failed', 'retry'],
  ['cancelled', 'none', 'cancelled', 'nothing'],
  ['no_record', 'no_record', 'not-in-library', 'verify-identity'],
] as const)('%s without an answer: %s, %s, %s', (state, kind, reason, nextStep) => {
  expect(verdict(state, null)).toEqual({ kind, reason, nextStep });
  // An answer of an earlier round does not speak for a lookup that is on its way again.
  expect(verdict(state, answer('yyn'))).toEqual({ kind, reason, nextStep });
});

// Recent, frequent, other: y(es) n(o) u(nknown) ?(unrecognised).
test.each([
  ['yyn', 'reachable', 'recent-and-frequent', 'call-this-number'],
  ['yyu', 'reachable', 'recent-and-frequent', 'call-this-number'],
  ['yyy', 'reachable', 'recent-and-frequent', 'verify-identity'],
  ['ynn', 'likely', 'recent-only', 'call-this-number'],
  ['yu?', 'likely', 'recent-only', 'call-this-number'],
  ['yny', 'likely', 'recent-only', 'verify-identity'],
  ['nyn', 'likely', 'frequent-only', 'call-then-visit'],
  ['?yu', 'likely', 'frequent-only', 'call-then-visit'],
  ['nyy', 'likely', 'frequent-only', 'verify-identity'],
  ['nny', 'other_person', 'used-for-other', 'find-another-number'],
  ['uuy', 'other_person', 'used-for-other', 'find-another-number'],
  ['nnn', 'dormant', 'not-recent-not-frequent', 'find-another-number'],
  ['nnu', 'dormant', 'not-recent-not-frequent', 'find-another-number'],
  ['nn?', 'dormant', 'not-recent-not-frequent', 'find-another-number'],
  ['nun', 'unknown', 'flags-unknown', 'call-then-visit'],
  ['uuu', 'unknown', 'flags-unknown', 'call-then-visit'],
  ['?nn', 'unknown', 'flags-unrecognised', 'call-then-visit'],
  ['uu?', 'unknown', 'flags-unrecognised', 'call-then-visit'],
] as const)('flags %s: %s, %s, %s', (applicant, kind, reason, nextStep) => {
  for (const state of ['answered', 'reused'] as const) {
    expect(verdict(state, answer(applicant))).toEqual({ kind, reason, nextStep });
  }
});

test.each([
  ['Spouse', 'ynn', 'ask-emergency-contact'],
  ['Parents', 'nyn', 'ask-emergency-contact'],
  ['Children', 'yyu', 'ask-emergency-contact'],
  ['Grandparents', 'yyn', 'ask-emergency-contact'],
  ['Grandchildren', 'yyn', 'ask-emergency-contact'],
  ['Brothers&sisters', 'yyn', 'ask-emergency-contact'],
  ['Others', 'yyn', 'find-another-number'],
  ['Unknown', 'yyn', 'find-another-number'],
  ['Cousin', 'yyn', 'find-another-number'],
  ['Spouse', 'nnn', 'find-another-number'],
  ['Spouse', 'yyy', 'find-another-number'],
  ['Spouse', null, 'find-another-number'],
] as const)('a dormant number and a contact who is %s with %s: %s', (relation, flags, nextStep) => {
  expect(verdict('answered', answer('nnn', contact(relation, flags))).nextStep).toBe(nextStep);
});

test('the emergency contact is not asked while the person’s own number is in use', () => {
  expect(verdict('answered', answer('ynn', contact('Spouse', 'yyn'))).nextStep).toBe('call-this-number');
});

test('the number of numbers decides between another number, a visit, and doubting the NIK', () => {
  const stepWith = (phoneNumberCount: number) => verdict('answered', answer('nnn', { phoneNumberCount })).nextStep;
  expect([0, 1, 2].map(stepWith)).toEqual(['verify-identity', 'visit', 'find-another-number']);
});

test('reused without an answer means the earlier lookup had no record', () => {
  expect(verdict('reused', null)).toEqual(verdict('no_record', null));
});

test('an answer that was erased says nothing', () => {
  expect(verdict('answered', null)).toEqual({ kind: 'unknown', reason: 'flags-unknown', nextStep: 'nothing' });
});

test('every state and every combination of flags has a verdict of the contract', () => {
  const all = flagSchema.options;
  for (const state of lookupStates) {
    for (const recentlyUsed of all) {
      for (const frequentlyUsed of all) {
        for (const other of all) {
          const given = answer('uuu', { applicant: { recentlyUsed, frequentlyUsed, other } });
          expect(verdictSchema.safeParse(verdict(state, given)).success).toBe(true);
        }
      }
    }
  }
  expect(verdictSchema.safeParse(rejectedRowVerdict).success).toBe(true);
});
