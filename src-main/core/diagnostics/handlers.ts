/** The calls of diagnostics: a look, a support bundle that is shown before it is saved, and where the log lies. */
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { BundleFile, diagnosticsCalls } from '../../contract/diagnostics.ts';
import type { QueueStatus } from '../../contract/queue.ts';
import type { Files } from '../files/files.ts';
import { moveIntoPlace, partBeside } from '../files/report-parts.ts';
import type { Handlers } from '../kernel/dispatch.ts';
import { CoreError } from '../kernel/errors.ts';
import type { Ports } from '../kernel/ports.ts';
import { sealedAt } from '../kernel/sealed-bytes.ts';
import { zipOfTexts } from '../spreadsheet/write/archive.ts';
import type { Store } from '../store/store.ts';
import { bundleFiles, bundleLogBytes } from './bundle.ts';
import { createEventLoopWatch } from './event-loop.ts';
import { createLook } from './look.ts';

export function createDiagnostics(deps: {
  store: Store;
  ports: Ports;
  files: Pick<Files, 'targetOf'>;
  queueStatus: () => QueueStatus;
}): { handlers: Handlers<keyof typeof diagnosticsCalls>; close(): void } {
  const { ports, files } = deps;
  const eventLoop = createEventLoopWatch(ports.clock);
  const look = createLook({ ...deps, eventLoop });
  /** The one that was shown last: it alone is saved. */
  let shown: { bundleId: string; files: BundleFile[] } | null = null;
  let made = 0;

  return {
    handlers: {
      'diagnostics.read': () => look(),
      'diagnostics.bundle': async () => {
        made += 1;
        shown = { bundleId: String(made), files: bundleFiles(await look(), ports.logs?.read(bundleLogBytes) ?? '') };
        return shown;
      },
      'diagnostics.saveBundle': async ({ bundleId, fileId }) => {
        if (shown?.bundleId !== bundleId) throw new CoreError('not-found', 'Another support bundle was made since.');
        const target = files.targetOf(fileId);
        const bytes = zipOfTexts(shown.files, ports.clock.now());
        const part = partBeside(target);
        try {
          await writeFile(part.path, sealedAt(0, bytes, part.key), { mode: 0o600, flush: true });
          await moveIntoPlace(ports.clock, { part: part.path, path: target.path });
        } finally {
          rmSync(part.path, { force: true });
        }
        target.written();
        return { fileName: target.name, bytes: bytes.length };
      },
      'diagnostics.showLogs': async () => {
        if (!ports.shell || !ports.logs) throw new CoreError('dialogs-unavailable', 'There is no file manager here.');
        await ports.shell.open(ports.logs.folder);
        return {};
      },
    },
    close: eventLoop.close,
  };
}
