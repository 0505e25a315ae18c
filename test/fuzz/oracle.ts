/** What may come of any bytes: one of the codes of a file, or a preview that is what the contract says. All else is a finding. */
import { isDeepStrictEqual } from 'node:util';
import type { ErrorCode } from '../../src-main/contract/errors.ts';
import { type Preview, previewSchema } from '../../src-main/contract/reading.ts';
import { CoreError } from '../../src-main/core/kernel/errors.ts';

/** `reader-stopped`, `import-timeout` and `internal` are no answers to a small file. */
const codesOfAFile: readonly ErrorCode[] = [
  'file-empty',
  'file-corrupt',
  'file-encrypted',
  'file-not-spreadsheet',
  'file-too-large',
  'xml-dtd-forbidden',
  'no-data-rows',
  'no-usable-column',
  'columns-uncertain',
];

/** null: as it should be; else what is wrong, in one line. */
export async function faultOf(preview: () => Promise<Preview>, twice: boolean): Promise<string | null> {
  const first = await resultOf(preview);
  const fault = faultIn(first);
  if (fault !== null || !twice) return fault;
  return isDeepStrictEqual(first, await resultOf(preview)) ? null : 'the same bytes came out otherwise the second time';
}

type Result = { preview: Preview } | { code: ErrorCode } | { unforeseen: string };

async function resultOf(preview: () => Promise<Preview>): Promise<Result> {
  try {
    return { preview: await preview() };
  } catch (error) {
    if (error instanceof CoreError) return { code: error.code };
    return { unforeseen: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function faultIn(result: Result): string | null {
  if ('unforeseen' in result) return `unforeseen: ${result.unforeseen}`;
  if ('code' in result) return codesOfAFile.includes(result.code) ? null : `the code ${result.code}`;
  const parsed = previewSchema.safeParse(result.preview);
  if (!parsed.success) return `no preview of the contract: ${parsed.error.message.slice(0, 400)}`;
  const { rows, accepted, rejected, duplicates, missing, problems, file, columns } = parsed.data;
  if (missing.length === 0 && rows !== accepted + rejected) return `${rows} rows are not ${accepted} + ${rejected}`;
  if (duplicates > accepted) return `${duplicates} duplicates of ${accepted} rows`;
  if (rows < 1) return 'a list without rows';
  if (Object.values(file.columns).some((column) => column > columns.length))
    return 'a field in a column that is not there';
  if (problems.some((problem) => problem.row < 1)) return 'a problem in no row';
  return null;
}
