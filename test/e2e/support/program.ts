/**
 * Starts the program as its user would, on a data directory of its own, and opens its window: real Electron where its
 * program is there and there is a display, else the web host in a real Chromium. Says which of the two it was.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, type BrowserContext, chromium, type Page } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';
import { findElectron } from '../../../src-main/hosts/start/electron-program.ts';
import { type HostKind, hostKind, root } from './host-kind.ts';

export type Program = {
  readonly kind: HostKind;
  readonly dataDir: string;
  readonly page: Page;
  /** Answers the file dialog that `open` brings up, native or the browser's. */
  chooseFile(path: string | string[], open: () => Promise<void>): Promise<void>;
  /** Where the report that `save` asks for was written, by the native dialog or as a download. */
  saveFile(path: string, save: () => Promise<void>): Promise<void>;
  /** Ends the program at once, as a crash or a power cut would. The window is left as it is. */
  kill(): Promise<void>;
  /** Starts it again on the same data and opens a new window. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type WindowOptions = { locale?: string; colorScheme?: 'light' | 'dark'; width?: number; height?: number };

export async function startProgram(options: WindowOptions = {}): Promise<Program> {
  const kind = hostKind();
  const dataDir = mkdtempSync(join(tmpdir(), 'sambung-e2e-'));
  const env = { ...process.env, SAMBUNG_KEYRING: 'key-file', LANG: options.locale?.replace('-', '_') ?? 'id_ID.UTF-8' };
  let opened = await open();

  async function open() {
    return kind === 'electron' ? openElectron(dataDir, env) : openWeb(dataDir, env, options);
  }

  return {
    kind,
    dataDir,
    get page() {
      return opened.page;
    },
    chooseFile: (path, openDialog) => opened.chooseFile(path, openDialog),
    saveFile: (path, save) => opened.saveFile(path, save),
    async kill() {
      await opened.kill();
    },
    async restart() {
      await opened.closeWindow();
      opened = await open();
    },
    async close() {
      await opened.closeWindow();
      await opened.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Opened = Pick<Program, 'page' | 'chooseFile' | 'saveFile' | 'kill'> & {
  closeWindow(): Promise<void>;
  stop(): Promise<void>;
};

async function openWeb(dataDir: string, env: NodeJS.ProcessEnv, options: WindowOptions): Promise<Opened> {
  const child = spawn(process.execPath, [join(root, 'src-main/hosts/web/main.ts'), '--data-dir', dataDir], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await address(child);
  const { endBrowser, context } = await openBrowser(options);
  const page = await context.newPage();
  await page.goto(url);
  return {
    page,
    async chooseFile(path, openDialog) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), openDialog()]);
      await chooser.setFiles(path);
    },
    async saveFile(path, save) {
      const [download] = await Promise.all([page.waitForEvent('download'), save()]);
      await download.saveAs(path);
    },
    kill: () => end(child, 'SIGKILL'),
    closeWindow: endBrowser,
    stop: () => end(child, 'SIGTERM'),
  };
}

/**
 * The package's arguments are for a serverless function, which wants as few processes as can be. Run in the browser's own
 * process, pages or the software drawing took it along when they crashed at its start, now and then.
 */
const inOneProcess = ['--single-process', '--no-zygote', '--in-process-gpu'];
/** What keeps one page from reading another is part of what is tested. */
const withoutProtection = [
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];
const leftOut = [...inOneProcess, ...withoutProtection];
const browserArguments = sparticuz.args.filter((argument) => !leftOut.includes(argument));

/** `endBrowser` does not ask it to close: this Chromium now and then does not, and is waited for half a minute then. */
async function openBrowser(
  options: WindowOptions,
): Promise<{ endBrowser: () => Promise<void>; context: BrowserContext }> {
  const executablePath = await sparticuz.executablePath();
  const server = await chromium.launchServer({ executablePath, args: browserArguments });
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    locale: options.locale ?? 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: options.colorScheme ?? 'light',
    acceptDownloads: true,
  });
  return { endBrowser: () => server.kill(), context };
}

async function openElectron(dataDir: string, env: NodeJS.ProcessEnv): Promise<Opened> {
  const executablePath = findElectron(root, process.env);
  if (!executablePath) throw new Error('Electron was there a moment ago.');
  const app = await _electron.launch({
    executablePath,
    args: [root],
    env: { ...env, SAMBUNG_DATA_DIR: dataDir } as Record<string, string>,
  });
  const page = await app.firstWindow();
  return {
    page,
    async chooseFile(path, openDialog) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: chosen });
      }, [path].flat());
      await openDialog();
    },
    async saveFile(path, save) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path);
      await save();
    },
    kill: () => end(app.process(), 'SIGKILL'),
    closeWindow: async () => {},
    stop: () => app.close(),
  };
}

/** The address the web host prints when it is ready. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('The program has no output to read.');
    child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it was ready.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(line);
      if (found) resolve(found[0]);
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  return ended;
}
