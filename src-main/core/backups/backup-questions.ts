/** What the program asks of the process that copies and checks databases. */
import type { RebuildAccount } from '../../contract/backups.ts';
import type { Contents, CopyJob } from '../store/backup/copy-store.ts';
import type { Manifest } from '../store/backup/manifest.ts';
import type { RebuildJob } from '../store/backup/rebuild.ts';
import type { Question } from '../worker/questions.ts';

export type BackupQuestions = {
  /** Writes a backup at `part`, whole and read back. */
  copy: Question<CopyJob, Manifest>;
  /** Copies a backup's pages (`bytes` of it, or all) to a file of their own, and reads all of that. */
  fetch: Question<{ from: string; to: string; bytes: number | null; key: Uint8Array }, Contents>;
  /** Puts a store together of a backup and of what a damaged one lets read. */
  rebuild: Question<RebuildJob, RebuildAccount>;
};
