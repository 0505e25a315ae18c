/**
 * The simulated providers in a process of their own, one for each name given: nobody kills it, so its ledgers are the
 * witnesses. Says where each listens, and ends when its parent is gone.
 */
import { createPracticeProvider } from '../../src-main/core/practice/provider.ts';
import { realClock } from '../fakes/clock.ts';

const clock = realClock();
process.on('disconnect', () => process.exit(0));

const places = await Promise.all(
  process.argv.slice(2).map(async (name) => {
    const provider = createPracticeProvider({ clock, partnerCode: name, partnerKey: `kunci-${name}` });
    const { baseUrl } = await provider.listen();
    return { name, baseUrl, ...(await provider.control()) };
  }),
);
process.send?.(places);
