/**
 * The victim: a real core on a data directory, with the ports of a Node process, doing what its parent says until it is
 * killed. Nothing in it waits for the kill.
 */
import { createCore } from '../../src-main/core/core.ts';
import { CoreError } from '../../src-main/core/kernel/errors.ts';
import { createNodePorts } from '../../src-main/hosts/common/node-ports.ts';
import { witnessStore } from './store-witness.ts';
import type { FromVictim, ToVictim, VictimOrder } from './victim-messages.ts';

const { dataDir, marksFile, full, drain } = JSON.parse(process.argv[2] ?? '') as VictimOrder;
const witness = witnessStore(dataDir, marksFile, full);
const { ports, close } = createNodePorts({ host: 'cli', env: process.env, dataDir });
// Without its parent it must not go on sending.
process.on('disconnect', () => process.exit(1));

function say(message: FromVictim): void {
  process.send?.(message);
}

try {
  say({ kind: 'opening' });
  const core = await createCore(ports, { drain });
  core.subscribe((event) => {
    if (event.name === 'imports.progress' && event.payload.phase !== 'reading') say({ kind: 'importing' });
  });
  process.on('message', async (message: ToVictim) => {
    switch (message.kind) {
      case 'call':
        say({ kind: 'result', id: message.id, result: await core.call(message.name as never, message.input as never) });
        return;
      case 'fill':
        witness.fill(message.full);
        return;
      case 'close':
        await core.close();
        close();
        say({ kind: 'closed' });
        process.disconnect();
        return;
    }
  });
  say({ kind: 'ready', synchronous: witness.synchronous() });
} catch (error) {
  say({ kind: 'refused', code: error instanceof CoreError ? error.code : String(error) });
}
