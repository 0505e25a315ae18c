/** The contract over nothing at all: calls made in the same process, as the command line does. */
import { createCore } from '../../src-main/core/core.ts';
import { testPorts } from '../fakes/ports.ts';
import { contractSuite } from './suite.ts';

contractSuite('a direct call', async () => {
  const core = await createCore(testPorts());
  return { client: core, host: 'cli', close: core.close };
});
