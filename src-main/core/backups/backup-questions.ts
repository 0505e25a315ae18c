/** What the program asks of the process that copies and checks databases. */
import type { Contents, CopyJob } from '../store/backup/copy-store.ts';
import type { Manifest } from '../store/backup/manifest.ts';
import type { Question } from '../worker/questions.ts';

export type BackupQuestions = {
  /** Writes a backup at `part`, whole and read back. */
  copy: Question<CopyJob, Manifest>;
  /** Copies a backup's pages (`bytes` of it, or all) to a file of their own, and reads all of that. */
  fetch: Question<{ from: string; to: string; bytes: number | null; key: Uint8Array }, Contents>;
};
