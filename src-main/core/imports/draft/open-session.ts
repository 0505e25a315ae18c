/**
 * Opens a file for import in a process of its own, which keeps it: the program's end of the line. It keeps this program safe
 * from the file as `readFileApart` does (time, memory, cancel), and asks one thing at a time.
 */
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import type { FileFacts, FromReader, ToReader } from '../reading/messages.ts';
import {
  cancelled,
  type ReadLimits,
  type ReadListeners,
  readLimits,
  refuseLarge,
  stopped,
  timedOut,
} from '../reading/reader.ts';
import type { DraftSession, OnChanges } from './session.ts';
import type { DraftAnswer, DraftQuestion } from './session-messages.ts';

type Told = Exclude<FromReader, { kind: 'draft-answer' | 'draft-refused' }>;
/** What comes before the answer. A promise is waited for before the process goes on; what it rejects with ends the question. */
type Listener = (message: Told) => Promise<void> | undefined;

/** Changes in one message of a replay. */
const changesInMessage = 1_000;

/**
 * `onChecked` hears of every walk over the rows, `signal` calls the opening off. Errors: as `readFileApart`; with
 * `no-data-rows` also where no sheet has rows.
 */
export async function openDraftSession(
  ports: Ports,
  place: BytesPlace,
  listeners: Pick<ReadListeners, 'onChecked'>,
  { signal, limits = readLimits }: { signal: AbortSignal; limits?: ReadLimits },
): Promise<DraftSession> {
  const bytes = refuseLarge(place.path, limits.fileBytes);
  const silenceMs = limits.silenceMs + (limits.silenceMsPerMb * bytes) / (1024 * 1024);
  if (signal.aborted) throw cancelled();
  const worker = ports.startWorker('reading-process', { memoryMb: limits.memoryMb });
  let gone: CoreError | null = null;
  let hear: ((message: FromReader) => void) | null = null;
  let fail: ((error: unknown) => void) | null = null;
  let tellEnded: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    tellEnded = resolve;
  });
  let last: Promise<unknown> = Promise.resolve();

  function end(why: CoreError): void {
    if (gone) return;
    gone = why;
    worker.kill();
    fail?.(why);
    tellEnded();
  }
  let heardAt = ports.clock.monotonic();
  worker.onMessage((message) => {
    heardAt = ports.clock.monotonic();
    hear?.(message as FromReader);
  });
  worker.onExit((code) => end(stopped(code, ports.clock.monotonic() - heardAt)));
  const post = (message: ToReader): void => worker.post(message);

  function converse(question: DraftQuestion, listen: Listener, patience: number): Promise<DraftAnswer> {
    return new Promise((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      let refusal: unknown = null;
      let settled = false;
      let stopWatch = watch(patience);
      function watch(ms: number): () => void {
        return ports.clock.after(ms, () => end(timedOut()));
      }
      function settle(how: () => void): void {
        settled = true;
        stopWatch();
        hear = null;
        fail = null;
        how();
      }
      async function take(message: FromReader): Promise<void> {
        stopWatch();
        if (message.kind === 'draft-answer') {
          // What a listener threw that nothing waited for is told all the same.
          return settle(() => (refusal === null ? resolve(message.answer) : reject(refusal)));
        }
        if (message.kind === 'draft-refused') {
          const { code, message: sentence, details } = message.error;
          return settle(() => reject(refusal ?? new CoreError(code, sentence, { details })));
        }
        try {
          if (refusal === null) await listen(message);
        } catch (error) {
          refusal = error;
        }
        if (settled) return;
        if (isSlice(message)) post({ kind: refusal === null ? 'next' : 'stop' });
        // Two messages may have come in one piece: the watch of the first must not outlive the question.
        stopWatch();
        stopWatch = watch(silenceMs);
      }
      heardAt = ports.clock.monotonic();
      hear = (message) => void take(message);
      fail = (error) => settle(() => reject(error));
      post({ kind: 'draft', question });
    });
  }

  /** After whatever was asked before, however that ended. */
  function ask(
    question: DraftQuestion,
    listen: Listener = () => undefined,
    patience = silenceMs,
  ): Promise<DraftAnswer> {
    const heard: Listener = (message) => {
      if (message.kind === 'checked') listeners.onChecked?.(message.rows);
      return listen(message);
    };
    const answer = last.then(() => converse(question, heard, patience));
    last = answer.catch(() => {});
    return answer;
  }

  async function askState(question: DraftQuestion) {
    const answer = await ask(question);
    if (answer.kind !== 'state') throw strange(answer);
    return answer.state;
  }

  async function askChange(question: DraftQuestion, onChanges?: OnChanges) {
    const answer = await ask(question, (message) =>
      message.kind === 'draft-changes' ? onChanges?.(message.changes) : undefined,
    );
    if (answer.kind !== 'changed') throw strange(answer);
    return { state: answer.state, changed: answer.changed };
  }

  const onAbort = (): void => end(cancelled());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const opened = await ask({ kind: 'open', place }, undefined, limits.startMs);
    if (opened.kind !== 'opened') throw strange(opened);
    return {
      digest: opened.digest,
      headings: opened.headings,
      ended,
      choose: (choices) => askState({ kind: 'choose', choices }),
      state: () => askState({ kind: 'state' }),

      async rows(filter, page) {
        const answer = await ask({ kind: 'rows', filter, page });
        if (answer.kind !== 'rows') throw strange(answer);
        return { total: answer.total, rows: answer.rows };
      },

      apply: (order, onChanges) => askChange({ kind: 'apply', order }, onChanges),
      undo: () => askChange({ kind: 'undo' }),
      redo: (onChanges) => askChange({ kind: 'redo' }, onChanges),

      async replay(steps) {
        for (const step of steps) {
          for (let at = 0; at < step.length; at += changesInMessage) {
            const changes = step.slice(at, at + changesInMessage);
            await ask({ kind: 'replay', changes, last: at + changesInMessage >= step.length });
          }
        }
      },

      async readAll({ onOpened, onChecked, onSlice }, ended) {
        let facts: FileFacts | null = null;
        const answer = await ask({ kind: 'read-all' }, (message) => {
          switch (message.kind) {
            case 'opened':
              facts = message.facts;
              onOpened?.(message.facts, message.rowsAtMost);
              return undefined;
            case 'checked':
              onChecked?.(message.rows);
              return undefined;
            case 'slice':
              if (ended.aborted) return Promise.reject(cancelled());
              return facts && onSlice ? onSlice(message.slice, facts) : Promise.resolve();
            default:
              return undefined;
          }
        });
        if (answer.kind !== 'read') throw strange(answer);
        return { ...answer.facts, summary: answer.summary };
      },

      async readProblems(severities, onSlice) {
        await ask({ kind: 'read-problems', severities }, (message) =>
          message.kind === 'draft-rows' ? onSlice(message.rows) : undefined,
        );
      },

      close: () => end(new CoreError('draft-unknown', 'That file was closed.')),
    };
  } catch (error) {
    end(cancelled());
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function isSlice(message: Told): boolean {
  return message.kind === 'slice' || message.kind === 'draft-rows' || message.kind === 'draft-changes';
}

function strange(answer: DraftAnswer): Error {
  return new Error(`The reading process answered with ${answer.kind}.`);
}
