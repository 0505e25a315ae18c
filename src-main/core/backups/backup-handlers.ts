/** The answers of the process that copies and checks databases. */
import { copyStore, fetchBackup } from '../store/backup/copy-store.ts';
import type { Handlers } from '../worker/serve.ts';
import type { BackupQuestions } from './backup-questions.ts';

export function backupHandlers(): Handlers<BackupQuestions> {
  return {
    copy: (job) => copyStore(job),
    fetch: (job) => fetchBackup(job),
  };
}
