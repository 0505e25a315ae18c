/** Looks at the whole chain, and at its end beside the mark outside the database. */
import { setImmediate } from 'node:timers/promises';
import type { AccessDetail, VerifiedAccessLog } from '../../contract/access-log.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Store } from '../store/store.ts';
import type { EndMarkFiles } from './end-mark.ts';
import type { createEntryRows } from './entry-rows.ts';

const rowsAtOnce = 50;
/** Milliseconds of the main thread at a time. */
const turnMs = 10;

export function createVerification(deps: {
  store: Pick<Store, 'missing'>;
  rows: ReturnType<typeof createEntryRows>;
  files: EndMarkFiles;
  clock: Pick<Clock, 'monotonic'>;
}): () => Promise<VerifiedAccessLog> {
  const { store, rows, files, clock } = deps;

  return async () => {
    // Before the entries: it is written after them.
    const mark = files.read();
    const until = rows.last().seq;
    let [entries, expected, prev] = [0, 1, ''];
    let firstBroken: number | null = null;
    let unmarked = false;
    const broken = (seq: number) => {
      firstBroken = Math.min(firstBroken ?? seq, seq);
    };

    for (let at = 1; at <= until; ) {
      const turnEnds = clock.monotonic() + turnMs;
      do {
        const slice = rows.slice(at, rowsAtOnce);
        for (const { hash, about, ...entry } of slice) {
          if (entry.seq !== expected) broken(expected);
          else if (entry.prev !== prev || rows.hashOf(entry, about) !== hash) broken(entry.seq);
          if (entry.what === 'gap') {
            if (cutOf(entry.detail) === 'unmarked') unmarked = true;
            else broken(entry.seq);
          }
          expected = entry.seq + 1;
          prev = hash;
          entries += 1;
        }
        at = slice.length === 0 ? until + 1 : expected;
      } while (at <= until && clock.monotonic() < turnEnds);
      await setImmediate();
    }

    const end = endOf();
    if (end === 'cut') broken(Math.min(mark?.seq ?? until + 1, until + 1));
    return { entries, intact: firstBroken === null, firstBroken, end };

    function endOf(): VerifiedAccessLog['end'] {
      if (mark && (rows.hashAt(mark.seq) === mark.hash || rows.isTold(mark.hash)))
        return unmarked ? 'unknown' : 'as-marked';
      if (store.missing() !== null) return 'older';
      if (mark) return 'cut';
      return until > 1 || unmarked ? 'unknown' : 'as-marked';
    }
  };
}

/** null: it is not as it was written. */
function cutOf(detail: string): AccessDetail['cut'] | null {
  try {
    return (JSON.parse(detail) as AccessDetail).cut ?? null;
  } catch {
    return null;
  }
}
