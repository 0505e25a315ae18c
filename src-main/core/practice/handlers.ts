/** The calls that inspect and control the simulated provider. */
import type { Handlers } from '../kernel/dispatch.ts';
import type { PracticeProvider } from './provider.ts';

export function practiceHandlers(
  provider: Pick<PracticeProvider, 'state' | 'steer'>,
): Handlers<'practice.get' | 'practice.steer'> {
  return {
    'practice.get': () => provider.state(),
    'practice.steer': (steering) => provider.steer(steering),
  };
}
