/**
 * electron-updater, held to what the organisation has signed: its file of versions bears an Ed25519 signature, and names the
 * sum of every file that is fetched. Loaded only where updates are on.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { autoUpdater } from 'electron';
import { AppImageUpdater, type AppUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js';
import type { UpdateFault, UpdateSource } from '../../../contract/updates.ts';
import { placeAppImage, sha512Of } from './app-image.ts';
import type { LoginItem } from './login-item.ts';
import { isSigned } from './update-signature.ts';
import { type UpdateEngine, UpdateError } from './updates.ts';

/** Milliseconds. Windows starts an installer that needs an administrator in a second try, a moment after the first. */
const installingMs = 1_000;

export type EngineChoices = {
  /** The new version opens the same data. */
  dataDir: string;
  /** As it would be set now. */
  login: () => LoginItem;
};

/** Throws UpdateError `publisher` on Windows, where this program itself is not signed. */
export function updateEngine(source: UpdateSource, { dataDir, login }: EngineChoices): UpdateEngine {
  // As Chromium writes it: what is fetched is compared with it.
  const address = new URL(source.address.endsWith('/') ? source.address : `${source.address}/`).href;
  if (process.platform === 'win32') needPublisher();
  const updater = updaterOf(process.platform, {
    provider: 'custom',
    updateProvider: signedProvider(address, source.signer),
  });
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Its second way of fetching asks for many pieces, and on a bad line each of them can fail.
  updater.disableDifferentialDownload = true;
  // What it says there it rejects as well; an event `error` that nobody hears would end the program.
  updater.on('error', () => {});
  /** The server has sent it to another place, where it does not go. */
  let elsewhere = false;
  updater.netSession.webRequest.onBeforeRequest(({ url }, answer) => {
    elsewhere = !url.startsWith(address);
    answer({ cancel: elsewhere });
  });

  /** Of the files that the signature names. */
  let signed: ReadonlySet<string> = new Set();
  let downloaded: string | null = null;

  /** What went wrong, as one of our faults. */
  async function named<T>(run: () => Promise<T>): Promise<T> {
    elsewhere = false;
    try {
      return await run();
    } catch (error) {
      if (error instanceof UpdateError) throw error;
      throw new UpdateError(elsewhere ? 'elsewhere' : faultOf(codeOf(error)), error);
    }
  }

  return {
    look: () =>
      named(async () => {
        const found = await updater.checkForUpdates();
        signed = new Set(found?.updateInfo.files.map(({ sha512 }) => sha512));
        return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
      }),
    download: () =>
      named(async () => {
        [downloaded = null] = await updater.downloadUpdate();
      }),
    async prepare() {
      if (process.platform === 'darwin') await stagedBySquirrel();
    },
    async install() {
      process.env.SAMBUNG_DATA_DIR = dataDir;
      const { APPIMAGE: installed } = process.env;
      if (downloaded === null) throw new UpdateError('not-installed');
      if (updater instanceof AppImageUpdater && installed !== undefined) {
        process.env.APPIMAGE = placeAppImage(downloaded, installed, signed);
        // It has the version in its name, and lies elsewhere from now on, also for the session that starts it.
        if (login().isOn()) login().set(true);
        await started(process.env.APPIMAGE);
        return;
      }
      // It has lain in the account's cache since it was checked. macOS has it from Squirrel, which checks what it stages.
      if (process.platform === 'win32' && !signed.has(await sha512Of(downloaded))) throw new UpdateError('unsigned');
      const failed = new Promise<never>((_, reject) => {
        updater.once('error', (error) => reject(new UpdateError('not-installed', error)));
      });
      updater.quitAndInstall(true, true);
      await Promise.race([failed, new Promise((resolve) => setTimeout(resolve, installingMs))]);
    },
  };
}

/** Goes on without this program. Errors: UpdateError `not-installed`: it does not start. */
function started(program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, APPIMAGE_SILENT_INSTALL: 'true' };
    const child = spawn(program, [], { detached: true, stdio: 'ignore', env });
    child.once('error', (error) => reject(new UpdateError('not-installed', error)));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

type Feed = ConstructorParameters<typeof NsisUpdater>[0];

function updaterOf(platform: NodeJS.Platform, feed: Feed): AppUpdater {
  if (platform === 'win32') return new NsisUpdater(feed);
  if (platform === 'darwin') {
    const mac = new MacUpdater();
    mac.setFeedURL(feed ?? '');
    return mac;
  }
  return new AppImageUpdater(feed);
}

/** electron-updater compares publishers only where the package says whose it is, which it does when it was signed. */
function needPublisher(): void {
  const config = readFileSync(join(process.resourcesPath, 'app-update.yml'), 'utf8');
  if (!/^publisherName:/m.test(config)) throw new UpdateError('publisher');
}

/** Its own, of the same address: what it reads there it reads only when it is signed. */
function signedProvider(url: string, key: string) {
  type Given = ConstructorParameters<typeof GenericProvider>;
  return class extends GenericProvider {
    constructor(_: unknown, updater: Given[1], options: Given[2]) {
      super({ provider: 'generic', url, channel: 'latest' }, updater, options);
    }
    // A number that would tell this copy from others.
    override setRequestHeaders(): void {
      super.setRequestHeaders(null);
    }
    protected override async httpRequest(...args: Parameters<GenericProvider['httpRequest']>): Promise<string | null> {
      const file = await super.httpRequest(...args);
      const beside = new URL(args[0]);
      beside.pathname += '.sig';
      const signature = await super.httpRequest(beside).catch((error: unknown) => {
        throw codeOf(error) === 'HTTP_ERROR_404' ? new UpdateError('unsigned') : error;
      });
      if (file === null || signature === null || !isSigned(file, signature, key)) throw new UpdateError('unsigned');
      return file;
    }
  };
}

/** macOS puts the new version in place when this one ends, once its own Squirrel has checked the signature. */
function stagedBySquirrel(): Promise<void> {
  return new Promise((resolve, reject) => {
    autoUpdater.once('update-downloaded', () => resolve());
    autoUpdater.once('error', (error) => reject(new UpdateError('not-installed', error)));
    autoUpdater.checkForUpdates();
  });
}

function faultOf(code: string): UpdateFault {
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'unsigned';
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'publisher';
  return code.startsWith('ERR_UPDATER_') ? 'not-valid' : 'unreachable';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
