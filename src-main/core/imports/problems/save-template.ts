/**
 * Writes the import template where the person said, whole or not at all. It names nobody, so a leftover part of it does
 * no harm.
 */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Language } from '../../../contract/settings.ts';
import type { Files } from '../../files/files.ts';
import { newFileId } from '../../files/known-files.ts';
import { moveIntoPlace } from '../../files/report-parts.ts';
import type { Ports } from '../../kernel/ports.ts';
import { writeTemplate } from '../../spreadsheet/write/writer.ts';

/** Errors: those of `targetOf` and of the writing process, and `file-not-writable` where the file cannot be replaced. */
export async function saveTemplate(
  { ports, files }: { ports: Ports; files: Pick<Files, 'targetOf'> },
  fileId: string,
  language: Language,
): Promise<{ fileName: string }> {
  const target = files.targetOf(fileId);
  const part = join(dirname(target.path), `.${newFileId()}.part`);
  try {
    await writeTemplate(ports, { path: part, key: target.key }, language);
    await moveIntoPlace(ports.clock, { part, path: target.path });
    return { fileName: target.name };
  } finally {
    await rm(part, { force: true });
  }
}
