/** In the place of the HTTP client: every question is answered at once, so that what remains is what the queue costs. */
import type { TdClient } from '../../src-main/core/td/client.ts';
import { judge } from '../../src-main/core/td/judge.ts';
import type { Outcome } from '../../src-main/core/td/outcome.ts';
import { fakeProbe } from '../fakes/probe.ts';

const body = JSON.stringify({
  code: 200,
  message: '',
  sequence_id: '17640000000000000000001',
  result: {
    phone_number_count: 1,
    applicator_result: { is_recently_used: 'True', is_frequently_used: 'True', is_other: 'False' },
  },
});

/** As the real client would have read that body; read once, for reading is not what is measured here. */
const first: Outcome = judge(
  { left: true, failure: null, status: 200, headers: {}, body: Buffer.from(body), whole: true },
  { now: 0, scrub: (text) => text, asked: null },
);
let answers = 0;

/** With an id of its own, as every answer has. */
function nextOutcome(): Outcome {
  answers += 1;
  return { ...first, sequenceId: `1764000000000${String(answers).padStart(10, '0')}` };
}

/** Answers at once while `allow`ed; what is asked beyond that waits for the next `allow`. */
export function immediateTd(): TdClient & { allow(questions: number): void } {
  let allowed = 0;
  const held: ((outcome: Outcome) => void)[] = [];
  return {
    allow(questions) {
      allowed += questions;
      for (const answer of held.splice(0, allowed)) {
        allowed -= 1;
        answer(nextOutcome());
      }
    },
    ready: async () => {},
    ask(_account, _question, { onLeft }) {
      // As the real client: never before `ask` has returned.
      queueMicrotask(() => onLeft?.());
      if (allowed > 0) {
        allowed -= 1;
        return Promise.resolve(nextOutcome());
      }
      return new Promise((resolve) => held.push(resolve));
    },
    networkChanged: () => {},
    tryLoginsAgain: () => {},
    probe: async () => fakeProbe(null, 0),
    forget: () => {},
    close: async () => {
      for (const answer of held.splice(0)) answer(nextOutcome());
    },
  };
}
