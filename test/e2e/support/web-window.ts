/** The web host in a Chromium of its own, at the address that it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';
import { builtWebHost } from '../../../src-main/hosts/start/build.ts';
import { compileCache } from '../../fakes/compile-cache.ts';
import { root } from './host-kind.ts';
import { end, type Opened, type WindowOptions } from './opened.ts';

export async function openWeb(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  options: Required<WindowOptions>,
): Promise<Opened> {
  const child = spawn(process.execPath, [join(root, builtWebHost), '--data-dir', dataDir], {
    // Node would compile it anew for each spec.
    env: { ...env, NODE_COMPILE_CACHE: compileCache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await address(child);
  const context = await openContext(options, env.TZ);
  const page = await context.newPage();
  await page.goto(url);
  return {
    page,
    electron: null,
    async chooseFile(path, openDialog) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), openDialog()]);
      await chooser.setFiles(path);
    },
    async saveFile(path, save, patienceMs) {
      const patience = patienceMs === undefined ? {} : { timeout: patienceMs };
      const [download] = await Promise.all([page.waitForEvent('download', patience), save()]);
      await download.saveAs(path);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    ...clipboardOf(context, page),
    kill: () => end(child, 'SIGKILL'),
    closeWindow: () => context.close(),
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
/** A graphics card in software took a quarter of the processor; nothing here draws what needs one. */
const softwareGraphics = [
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const withoutGraphicsCard = ['--disable-gpu', '--disable-software-rasterizer'];
const leftOut = [...inOneProcess, ...withoutProtection, ...softwareGraphics];
const browserArguments = [...sparticuz.args.filter((argument) => !leftOut.includes(argument)), ...withoutGraphicsCard];

let running: Promise<{ browser: Browser; kill: () => Promise<void> }> | null = null;

/** One for all specs of a worker, which take a third less of the processor by it: what a browser keeps, it keeps by context. */
async function openBrowser(): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const executablePath = await sparticuz.executablePath();
  const server = await chromium.launchServer({ executablePath, args: browserArguments });
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, kill: () => server.kill() };
}

/** Not asked to close: this Chromium now and then does not, and is waited for half a minute then. */
export async function endBrowser(): Promise<void> {
  const ended = running;
  running = null;
  await (await ended)?.kill();
}

async function openContext(
  { locale, colorScheme, width, height }: Required<WindowOptions>,
  timezoneId: string | undefined,
): Promise<BrowserContext> {
  running ??= openBrowser();
  const { browser } = await running;
  return browser.newContext({
    viewport: { width, height },
    locale,
    timezoneId,
    colorScheme,
    acceptDownloads: true,
  });
}

/** There is no other program beside the browser: what one would do is done in the page, which may for that moment. */
function clipboardOf(
  context: BrowserContext,
  page: Page,
): Pick<Opened, 'copied' | 'putOnClipboard' | 'allowClipboard'> {
  let chosen = false;
  async function allowClipboard(allowed: boolean): Promise<void> {
    await context.clearPermissions();
    await context.grantPermissions(allowed ? ['clipboard-read', 'clipboard-write'] : []);
  }
  async function asAnother<T>(use: () => Promise<T>): Promise<T> {
    await allowClipboard(true);
    const result = await use();
    await allowClipboard(chosen);
    return result;
  }
  return {
    copied: () => asAnother(() => page.evaluate(() => navigator.clipboard.readText())),
    putOnClipboard: (text) => asAnother(() => page.evaluate((copied) => navigator.clipboard.writeText(copied), text)),
    async allowClipboard(allowed) {
      chosen = allowed;
      await allowClipboard(allowed);
    },
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
