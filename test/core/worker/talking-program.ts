/** Run by conversation.test.ts in place of a real program: answers in every way a process can, and fails in every way. */
import { CoreError } from '../../../src-main/core/kernel/errors.ts';
import type { Question } from '../../../src-main/core/worker/questions.ts';
import { serve } from '../../../src-main/core/worker/serve.ts';
import { workerPort } from '../../../src-main/core/worker/worker-port.ts';

export type TalkingQuestions = {
  echo: Question<{ text: string; ms: number }, string>;
  /** Tells and sends each number to `to`, with how many it had made by then. */
  count: Question<number, number, { told(made: number): void; sent(made: number): Promise<number> }>;
  /** Tells, and then refuses where it is to. */
  tell: Question<boolean, null, { told(made: number): void }>;
  refuse: Question<null, null>;
  throw: Question<null, null>;
  exit: Question<number, null>;
  /** Nothing more is heard of it. */
  hang: Question<null, null>;
  /** Works for nothing, as long as `milliseconds` are allowed. */
  loop: Question<number, null>;
  eatMemory: Question<null, null>;
  /** Says something every few milliseconds, and never ends. */
  chatter: Question<null, null, { told(made: number): void }>;
};

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

serve<TalkingQuestions>(workerPort(), {
  async echo({ text, ms }) {
    await pause(ms);
    return text;
  },
  async count(to, line) {
    let sum = 0;
    for (let made = 1; made <= to; made++) {
      line.notify('told', made);
      sum += await line.send('sent', made);
    }
    return sum;
  },
  tell(refuses, line) {
    line.notify('told', 1);
    if (refuses) throw new CoreError('file-corrupt', 'It is damaged.');
    return null;
  },
  refuse() {
    throw new CoreError('file-corrupt', 'It is damaged.', { details: { row: 7 } });
  },
  throw() {
    throw new Error('Not foreseen.');
  },
  exit: (code) => process.exit(code),
  hang: () => new Promise(() => {}),
  loop(milliseconds, line) {
    line.work(milliseconds);
    for (;;);
  },
  eatMemory() {
    const eaten: unknown[] = [];
    for (;;) eaten.push(new Array(100_000).fill({ a: Math.random() }));
  },
  async chatter(_nothing, line) {
    for (let made = 1; ; made++) {
      line.notify('told', made);
      await pause(5);
    }
  },
});
