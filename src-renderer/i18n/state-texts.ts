/** The states of a lookup and of the queue, and every reason a queue waits, as the window says them. */
import { queueWords, reasonSentences, windowWays } from '../../src-main/words/queue.ts';
import { stateWords } from '../../src-main/words/states.ts';
import { defineTexts } from './texts.ts';

export const stateTexts = defineTexts('states', {
  id: {
    ...stateWords.id,
    queue: queueWords.id.state,
    queueWaits: queueWords.id.waits,
    queueHeld: queueWords.id.held,
    reason: reasonSentences(queueWords.id, windowWays.id),
  },
  en: {
    ...stateWords.en,
    queue: queueWords.en.state,
    queueWaits: queueWords.en.waits,
    queueHeld: queueWords.en.held,
    reason: reasonSentences(queueWords.en, windowWays.en),
  },
});
