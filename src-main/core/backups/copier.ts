/** Asks the process that copies and checks databases, one question at a time, and ends it when nobody asks. */
import { statSync } from 'node:fs';
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import { type ConversationLimits, type Endings, startConversation } from '../worker/conversation.ts';
import type { BackupQuestions } from './backup-questions.ts';

/** A gigabyte on a slow stick takes some minutes; it copies in SQLite's memory, not in this heap. */
const limits: ConversationLimits = { memoryMb: 256, patience: { wholeMs: 60 * 60_000 }, watched: false };

const endings: Endings = {
  cancelled: { code: 'closing', message: 'The backup was called off. Nothing is left of it.' },
  'out-of-time': { code: 'disk-io-error', message: 'The backup took too long. Check the disk and try again.' },
  'out-of-memory': { code: 'reader-stopped', message: 'The process that makes backups had too little memory.' },
  crashed: { code: 'reader-stopped', message: 'The process that makes backups ended unexpectedly. Try again.' },
};

/** About a second for each 50 MB: a larger store is not copied by the program itself, which people work with meanwhile. */
const mostInTheProgramBytes = 100_000_000;

/**
 * Where a process of Electron's cannot load SQLite (in the Electron of the tests the main process alone has the adapted library) the
 * program does it itself. Errors: those of the question, `closing` (called off), `reader-stopped`.
 */
export async function askBackupProcess<K extends keyof BackupQuestions & string>(
  ports: Pick<Ports, 'startWorker' | 'clock' | 'host' | 'logger'>,
  question: K,
  asked: BackupQuestions[K]['asked'],
  signal?: AbortSignal,
): Promise<BackupQuestions[K]['answer']> {
  const process = startConversation<BackupQuestions>(ports, 'backup-process', limits, endings);
  try {
    return await process.ask(question, asked, {} as BackupQuestions[K]['notices'], signal);
  } catch (error) {
    if (ports.host !== 'electron' || !(error instanceof CoreError) || error.code !== 'reader-stopped') throw error;
    if ('source' in asked && statSync(asked.source).size > mostInTheProgramBytes) throw error;
    ports.logger.warn('backup-in-the-program', { question });
    const { backupHandlers } = await import('./backup-handlers.ts');
    return await (backupHandlers()[question] as (asked: unknown) => BackupQuestions[K]['answer'])(asked);
  } finally {
    process.end();
  }
}
