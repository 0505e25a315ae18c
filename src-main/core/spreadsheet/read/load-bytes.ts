/** Loads a file's bytes in the reading process. */
import { CoreError } from '../../kernel/errors.ts';
import { type BytesPlace, readSealed } from '../../kernel/sealed-bytes.ts';
import { workAllowed } from '../../worker/cpu-watch.ts';
import type { Line } from '../../worker/serve.ts';

/** What follows is the library's work, and from here on watched. Errors: `file-not-readable`. */
export async function loadBytes(place: BytesPlace, line: Pick<Line, 'work'>): Promise<Buffer> {
  try {
    const bytes = await readSealed(place);
    line.work(workAllowed(bytes.length));
    return bytes;
  } catch {
    throw new CoreError('file-not-readable', 'The file cannot be read. It may have been moved, or is open elsewhere.');
  }
}
