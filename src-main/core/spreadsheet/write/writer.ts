/**
 * Runs the writing process: starts it, lets it fetch slices at its pace, and turns any end of it into a clear error.
 */
import type { Language } from '../../../contract/settings.ts';
import { CoreError } from '../../kernel/errors.ts';
import type { BytesPlace } from '../../kernel/sealed-bytes.ts';
import {
  type ConversationLimits,
  type ConversationPorts,
  type Endings,
  startConversation,
} from '../../worker/conversation.ts';
import type { ArchiveJob } from './archive.ts';
import type { ChartBookJob } from './model/chart-book.ts';
import type { PersonRow } from './model/sheet-cell.ts';
import type { Page } from './model/workbook-model.ts';
import type { MoreRows, ReportJob, WriteFailure, WritingQuestions } from './writing-questions.ts';

/** The rows wait compressed, about a hundred bytes each; the time is for the whole report. Both measured by `npm run bench:reports`. */
const limits: ConversationLimits = { memoryMb: 1_024, patience: { wholeMs: 10 * 60_000 }, watched: false };

const endings: Endings = {
  cancelled: { code: 'import-cancelled', message: 'Writing was cancelled. Nothing is left of the file.' },
  'out-of-time': {
    code: 'import-timeout',
    message: 'Writing the report took too long and was stopped. Try again.',
  },
  'out-of-memory': { code: 'file-too-large', message: 'The report needs more memory than there is.' },
  crashed: { code: 'reader-stopped', message: 'The process that writes reports ended unexpectedly. Try again.' },
};

/** Rows in turns, made at once or waited for. Fetched one by one; where the writing fails it is told to stop (`return`). */
export type Slices = Iterable<PersonRow[]> | AsyncIterable<PersonRow[]>;

/** The writing process, for as many files as one wants of it, one after another. */
export type Writing = {
  /** As `runWriter`. */
  report(job: ReportJob, slices: Slices, pages: () => readonly Page[], onTaken: (rows: number) => void): Promise<void>;
  /** Puts files that were written before into one zip. Errors: as `runWriter`. */
  archive(job: ArchiveJob): Promise<void>;
  /** In any case, once. */
  end(): void;
};

export function startWriting(ports: ConversationPorts): Writing {
  const writing = startConversation<WritingQuestions>(ports, 'writing-process', limits, endings);
  return {
    async report(job, slices, pages, onTaken) {
      const rest = Symbol.asyncIterator in slices ? slices[Symbol.asyncIterator]() : slices[Symbol.iterator]();
      let taken = 0;
      const more = async (): Promise<MoreRows> => {
        const slice = await rest.next();
        if (slice.done) return { pages: pages() };
        taken += slice.value.length;
        onTaken(taken);
        return { rows: slice.value };
      };
      try {
        told(await writing.ask('report', job, { more }));
      } catch (error) {
        // Who makes the rows is not left waiting for the next fetch. Only the first error is told.
        void Promise.resolve(rest.return?.()).catch(() => {});
        throw error;
      }
    },
    archive: async (job) => told(await writing.ask('archive', job, {})),
    end: () => writing.end(),
  };
}

/** Writes the file at `job.path`; `pages`: what stands before and behind the rows of a workbook, asked when all are there. Errors: `disk-full`, `file-not-writable`, `file-too-large`, `import-timeout`, `reader-stopped`. */
export async function runWriter(
  ports: ConversationPorts,
  job: ReportJob,
  slices: Slices,
  pages: () => readonly Page[],
  onTaken: (rows: number) => void,
): Promise<void> {
  const writing = startWriting(ports);
  try {
    await writing.report(job, slices, pages, onTaken);
  } finally {
    writing.end();
  }
}

/** Writes the import template. Errors: as `runWriter`. */
export async function writeTemplate(ports: ConversationPorts, place: BytesPlace, language: Language): Promise<void> {
  const writing = startConversation<WritingQuestions>(ports, 'writing-process', limits, endings);
  try {
    told(await writing.ask('template', { place, language }, {}));
  } finally {
    writing.end();
  }
}

/** Writes a workbook of tables and charts. Errors: as `runWriter`. */
export async function writeCharts(ports: ConversationPorts, job: ChartBookJob): Promise<void> {
  const writing = startConversation<WritingQuestions>(ports, 'writing-process', limits, endings);
  try {
    told(await writing.ask('charts', job, {}));
  } finally {
    writing.end();
  }
}

function told(failure: WriteFailure): void {
  if (failure) throw writeError(failure);
}

function writeError({ code, message }: NonNullable<WriteFailure>): Error {
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
