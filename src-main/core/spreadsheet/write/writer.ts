/** Leads the writing process: starts it, feeds it slices at its pace, and turns however it ends into a clear error. */
import type { Language } from '../../../contract/settings.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { Ports } from '../../kernel/ports.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import { ranOutOfMemory } from '../../worker/worker-exit.ts';
import type { FromWriter, PersonRow, ReportJob, SheetCell, ToWriter } from './sheet-cell.ts';

/** Half a million rows of 23 columns took 3.4 GB; with 2 GB they ended the process. Most lists take a tenth. */
const memoryMb = 3_584;
/** For the whole report; half a million rows took about a minute on two cores. */
const timeoutMs = 10 * 60_000;

type WriterPorts = Pick<Ports, 'startWorker' | 'clock'>;

/** Rows in turns, made at once or waited for. Fetched one by one; where the writing fails it is told to stop (`return`). */
export type Slices = Iterable<PersonRow[]> | AsyncIterable<PersonRow[]>;

/** Writes the file at `job.path`. Errors: `disk-full`, `file-not-writable`, `file-too-large`, `import-timeout`, `reader-stopped`. */
export function runWriter(
  ports: WriterPorts,
  job: ReportJob,
  slices: Slices,
  summary: () => SheetCell[][],
  onTaken: (rows: number) => void,
): Promise<void> {
  const rest = Symbol.asyncIterator in slices ? slices[Symbol.asyncIterator]() : slices[Symbol.iterator]();
  let taken = 0;
  const next = async (): Promise<ToWriter> => {
    const slice = await rest.next();
    if (slice.done) return { kind: 'end', summary: summary() };
    taken += slice.value.length;
    onTaken(taken);
    return { kind: 'rows', rows: slice.value };
  };
  return lead(ports, { kind: 'begin', job }, next).catch((error: unknown) => {
    // Who makes the rows is not left waiting for the next fetch. Only the first error is told.
    void Promise.resolve(rest.return?.()).catch(() => {});
    throw error;
  });
}

/** Writes the import template. Errors: as `runWriter`. */
export function writeTemplate(ports: WriterPorts, place: BytesPlace, language: Language): Promise<void> {
  return lead(ports, { kind: 'template', place, language }, () => Promise.reject(new Error('Nothing was asked for.')));
}

/** `next`: what to say each time it took what it was told. */
function lead(ports: WriterPorts, first: ToWriter, next: () => Promise<ToWriter>): Promise<void> {
  const worker = ports.startWorker('writing-process', { memoryMb });
  return new Promise<void>((resolve, reject) => {
    const fail = (error: unknown) => end(() => reject(error));
    const cancelTimeout = ports.clock.after(timeoutMs, () =>
      fail(new CoreError('import-timeout', 'Writing the report took too long and was stopped. Try again.')),
    );
    let ended = false;
    function end(settle: () => void): void {
      if (ended) return;
      ended = true;
      cancelTimeout();
      worker.kill();
      settle();
    }
    async function goOn(): Promise<void> {
      const message = await next();
      if (!ended) worker.post(message);
    }
    worker.onExit((code) => fail(stopped(code)));
    worker.onMessage((message) => {
      const told = message as FromWriter;
      if (told.kind === 'taken') goOn().catch(fail);
      else if (told.kind === 'written') end(resolve);
      else fail(writeError(told));
    });
    worker.post(first);
  });
}

function stopped(code: number | null): CoreError {
  if (ranOutOfMemory(code)) return new CoreError('file-too-large', 'The report needs more memory than there is.');
  return new CoreError('reader-stopped', 'The process that writes reports ended unexpectedly. Try again.', {
    ...(code !== null && { details: { exitCode: code } }),
  });
}

function writeError({ code, message }: Extract<FromWriter, { kind: 'failed' }>): Error {
  switch (code) {
    case 'disk-full':
      return new CoreError('disk-full', 'The disk is full. Free some space; nothing stored is lost.');
    case 'file-not-writable':
      return new CoreError(
        'file-not-writable',
        'The file cannot be written there. Close it in Excel or choose another place.',
      );
    case 'internal':
      return new Error(`The writing process failed: ${message}`);
  }
}
