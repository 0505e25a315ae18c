/** The order of a field report: the table in rank.ts, said by who comes before whom. */
import { expect, test } from 'vitest';
import type { NextStep, VerdictKind } from '../../../../src-main/contract/answer.ts';
import { dayMs } from '../../../../src-main/contract/calendar.ts';
import type { OutcomeKind } from '../../../../src-main/contract/outcomes.ts';
import { rank } from '../../../../src-main/core/reports/field/rank.ts';

type Case = {
  kind?: VerdictKind;
  step?: NextStep;
  days?: number | null;
  found?: OutcomeKind;
  promised?: string | null;
  better?: boolean;
};

function rankOf({ kind = 'reachable', step = 'call-this-number', days = 1, found, promised = null, better }: Case) {
  return rank({
    verdict: { kind, nextStep: step },
    ageMs: days === null ? null : days * dayMs,
    outcome: found === undefined ? null : { kind: found, promiseDate: promised },
    hasBetterNumber: better ?? false,
    today: '2026-11-30',
  });
}

const inOrder: [string, Case][] = [
  ['a promise that is past', { found: 'promised', promised: '2026-11-20' }],
  [
    'a promise of today, whatever the verdict',
    { kind: 'not_linked', step: 'visit', found: 'promised', promised: '2026-11-30' },
  ],
  ['reachable, called by nobody', { days: 3 }],
  ['reachable, an older answer', { days: 40 }],
  ['reachable, and did not answer', { days: 1, found: 'not-answered' }],
  ['a better number is known', { kind: 'not_linked', step: 'call-better-number' }],
  ['likely by the most used number', { kind: 'likely', step: 'call-then-visit' }],
  ['another number of the person', { kind: 'secondary', step: 'call-verify-first' }],
  ['an old answer', { step: 'check-again', days: 120 }],
  ['a contact to be asked', { kind: 'not_linked', step: 'ask-emergency-contact' }],
  ['unknown', { kind: 'unknown', step: 'call-then-visit' }],
  ['unknown, and neither is their count', { kind: 'unknown', step: 'call-verify-first', days: 2 }],
  ['a visit', { kind: 'no_record', step: 'visit' }],
  ['no number', { kind: 'not_linked', step: 'find-another-number', days: 1 }],
  ['a visit, and they moved', { kind: 'not_linked', step: 'visit', found: 'moved', days: 2 }],
  ['NIK or name', { kind: 'no_record', step: 'verify-identity' }],
  ['no answer yet', { kind: 'none', step: 'wait', days: null }],
  ['a promise still to come', { found: 'promised', promised: '2026-12-01' }],
  ['refused', { found: 'refused' }],
  ['reachable, and found wrong', { found: 'wrong-number' }],
  ['died', { found: 'died' }],
];

test.each(inOrder.slice(1).map(([name, one], index) => [inOrder[index]?.[0], name, inOrder[index]?.[1], one] as const))(
  '%s comes before: %s',
  (_before, _name, sooner, later) => {
    expect(rankOf(sooner as Case)).toBeLessThan(rankOf(later));
  },
);

test('a number that was found wrong stands behind every number that nobody called', () => {
  const uncalled: Case[] = [
    { kind: 'unknown', step: 'call-verify-first', days: 900 },
    { kind: 'not_linked', step: 'find-another-number', days: 900 },
    { kind: 'none', step: 'nothing', days: null },
  ];
  for (const one of uncalled) expect(rankOf(one)).toBeLessThan(rankOf({ found: 'wrong-number' }));
});

test('with a better number of the person it stands where better numbers do', () => {
  const better = rankOf({ found: 'wrong-number', better: true, days: 5 });
  expect(better).toBe(rankOf({ kind: 'not_linked', step: 'call-better-number', days: 5 }));
});

test('a promise without a day is due', () => {
  expect(rankOf({ found: 'promised', promised: null })).toBeLessThan(rankOf({}));
});

test('who was reached, or has another word, stays where the answer puts them', () => {
  for (const found of ['reached', 'other', 'moved'] as const) expect(rankOf({ found })).toBe(rankOf({}));
});

test('places never mix, however old an answer is', () => {
  expect(rankOf({ days: 1e9, found: 'not-answered' })).toBeLessThan(
    rankOf({ kind: 'not_linked', step: 'call-better-number', days: 0 }),
  );
});
