/**
 * `npm run dev`: the window from its sources, with hot reload, in a browser. The web host runs as it always does; Vite stands
 * before it and passes calls and events on. Arguments go on to the host: --data-dir DIR, --port N.
 */
import { spawn } from 'node:child_process';
import type { ClientRequest } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import react from '@vitejs/plugin-react';
import { createServer, type InlineConfig, type ViteDevServer } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const couldNotRun = 3;

export type DevWindow = {
  /** `http://127.0.0.1:PORT/#token`: the one address that opens it. */
  readonly url: string;
  close(): Promise<void>;
};

/** `hostUrl` as the web host prints it, with its token. `choices` are Vite's. */
export async function serveDevWindow(
  hostUrl: string,
  choices: Pick<InlineConfig, 'logLevel' | 'optimizeDeps'> = {},
): Promise<DevWindow> {
  const host = new URL(hostUrl);
  const server: ViteDevServer = await createServer({
    ...choices,
    configFile: false,
    root: join(root, 'src-renderer'),
    // Apart from the one that Vite keeps for other projects of this folder, so that two of them may run.
    cacheDir: join(root, 'node_modules', '.vite', 'dev-window'),
    clearScreen: false,
    plugins: [react()],
    server: {
      host: '127.0.0.1',
      cors: false,
      // What the window is made of, and nothing else: the data of a branch may lie in the same folder.
      fs: {
        allow: ['src-renderer', 'src-main/contract', 'src-main/words', 'node_modules'].map((dir) => join(root, dir)),
      },
      proxy: Object.fromEntries(
        ['/call', '/events'].map((path) => [
          path,
          {
            target: host.origin,
            changeOrigin: true,
            configure: (proxy) => {
              proxy.on('proxyReq', (request) => nameTheHost(request, address(server), host.origin));
            },
          },
        ]),
      ),
    },
  });
  await server.listen();
  return { url: `${address(server)}/${host.hash}`, close: () => server.close() };
}

function address(server: ViteDevServer): string {
  const bound = server.httpServer?.address();
  if (!bound || typeof bound === 'string') throw new Error('The window is not served yet.');
  return `http://127.0.0.1:${bound.port}`;
}

/** Only our own page's origin becomes the host's: a foreign one stays what it is, and the host refuses it. */
function nameTheHost(request: ClientRequest, ours: string, hostOrigin: string): void {
  if (request.getHeader('origin') === ours) request.setHeader('origin', hostOrigin);
}

async function develop(args: readonly string[]): Promise<void> {
  const dataDir = args.some((arg) => arg.startsWith('--data-dir')) ? [] : ['--data-dir', join(root, '.sambung-data')];
  const host = spawn(process.execPath, [join(root, 'src-main/hosts/web/main.ts'), ...dataDir, ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let window: DevWindow | null = null;
  host.once('exit', (code) => void Promise.resolve(window?.close()).then(() => process.exit(code ?? couldNotRun)));
  // A terminal's Ctrl+C reaches the host too, which does not mind a second one; this process ends after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void host.kill(signal));
  for await (const line of createInterface({ input: host.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(line)?.[0];
    if (!url) continue;
    window = await serveDevWindow(url);
    console.log(`Open in a browser on this computer, it follows every edit of the window: ${window.url}`);
  }
}

if (import.meta.main) await develop(process.argv.slice(2));
