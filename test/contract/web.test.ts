/** The contract over the web host: real HTTP requests and a real event stream. */
import { createCore } from '../../src-main/core/core.ts';
import { startWebHost } from '../../src-main/hosts/web/web-host.ts';
import { testPorts } from '../fakes/ports.ts';
import { stageRenderer } from '../fakes/renderer-dir.ts';
import { openWebClient } from '../fakes/web-client.ts';
import { contractSuite } from './suite.ts';

contractSuite('the web host', async () => {
  const core = await createCore(testPorts({ host: 'web' }));
  const host = await startWebHost({ core, rendererDir: stageRenderer() });
  const client = await openWebClient(host.url);
  return {
    client,
    host: 'web',
    async close() {
      client.close();
      await core.close();
      await host.close();
    },
  };
});
