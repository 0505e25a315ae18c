/** The answers of the process that copies and checks databases. */
import { copyStore, fetchBackup } from '../store/backup/copy-store.ts';
import { rebuildStore } from '../store/backup/rebuild.ts';
import { parseBody } from '../td/parse-answer.ts';
import type { Handlers } from '../worker/serve.ts';
import type { BackupQuestions } from './backup-questions.ts';

export function backupHandlers(): Handlers<BackupQuestions> {
  return {
    copy: (job) => copyStore(job),
    fetch: (job) => fetchBackup(job),
    rebuild: (job) => rebuildStore(job, answerOf),
  };
}

/** As the queue reads it, of what was kept of it. */
function answerOf(raw: string): { answer: string | null } | null {
  const body = parseBody(raw);
  return body.kind === 'coded' ? { answer: body.answer && JSON.stringify(body.answer) } : null;
}
