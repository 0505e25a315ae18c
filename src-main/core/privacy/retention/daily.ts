/** Purges by itself: at the start, and once a day while the program runs. */
import { dayMs } from '../../../contract/calendar.ts';
import type { Purge } from '../../../contract/privacy.ts';
import type { Clock, Logger } from '../../kernel/ports.ts';

/** Later than what a start has to do first; milliseconds. */
const afterStartMs = 20_000;

/** `purge` has nothing to do while no days are set. Returns how to stop. */
export function purgeDaily(
  { clock, logger }: { clock: Pick<Clock, 'after'>; logger: Logger },
  purge: () => Promise<Purge>,
): () => void {
  let cancel = clock.after(afterStartMs, once);

  function once(): void {
    cancel = clock.after(dayMs, once);
    purge()
      .then(({ lookups, rejectedRows }) => {
        if (lookups + rejectedRows > 0) logger.info('purged', { lookups, rejectedRows });
      })
      .catch((error) => logger.error('not-purged', error));
  }
  return () => cancel();
}
