/**
 * A new version from a server of the organisation's own, in real Electron: the server is asked for nothing while updates are off,
 * what it has is refused unless it is signed, and it is put in place after two questions. The program believes that it is an
 * AppImage, by the same signs as one; the server's certificate is let through, its address is https as any.
 */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { forThisMachine } from '../core/td/certificates.ts';
import { askCore, goTo, steer } from './support/core.ts';
import { test as base, expect, importList, listOf } from './support/fixtures.ts';
import { hostKind } from './support/host-kind.ts';
import { startProgram } from './support/program.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

type Server = { address: string; asked: string[]; headers: string[]; files: Map<string, string> };

const test = base.extend<{ server: Server; place: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  server: async ({}, use) => {
    const [asked, headers, files] = [[] as string[], [] as string[], new Map<string, string>()];
    const server = createServer(forThisMachine, (request, response) => {
      const { pathname } = new URL(String(request.url), 'https://localhost');
      asked.push(pathname);
      headers.push(...Object.keys(request.headers));
      const file = files.get(pathname);
      const elsewhere = /^to (.+)$/.exec(file ?? '')?.[1];
      if (elsewhere !== undefined) response.writeHead(302, { location: elsewhere }).end();
      else response.writeHead(file === undefined ? 404 : 200).end(file);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await use({ address: `https://localhost:${port}/sambung`, asked, headers, files });
    server.closeAllConnections();
    server.close();
  },
  place: async ({ folder }, use) => {
    const place = join(folder, 'apps');
    mkdirSync(place);
    await use(place);
  },
  program: async ({ options, place, folder }, use) => {
    const installed = join(place, 'Sambung-0.0.1.AppImage');
    writeFileSync(installed, '#!/bin/sh\n');
    chmodSync(installed, 0o755);
    const program = await startProgram(options, {
      ...{ ELECTRON_FORCE_IS_PACKAGED: 'true', APPIMAGE: installed },
      XDG_CACHE_HOME: join(folder, 'cache'),
    });
    await program.electron?.evaluate(({ session, dialog }, resources) => {
      session.fromPartition('electron-updater', { cache: false }).setCertificateVerifyProc((_, answer) => answer(0));
      // Where the package says how its downloads are called (electron-builder writes it).
      Object.defineProperty(process, 'resourcesPath', { value: resources });
      const boxes: string[] = [];
      Object.assign(globalThis, { boxes, yes: false });
      dialog.showMessageBox = async (...given: unknown[]) => {
        boxes.push((given.at(-1) as { message: string }).message);
        return { response: (globalThis as { yes?: boolean }).yes === true ? 0 : 1, checkboxChecked: false };
      };
    }, folder);
    writeFileSync(join(folder, 'app-update.yml'), 'updaterCacheDirName: sambung-updater\n');
    await use(program);
    await program.close();
  },
});

/** A new version that says where it was started and on which data. */
function offer({ files }: Server, place: string, version: string): void {
  const program = `#!/bin/sh\necho "$SAMBUNG_DATA_DIR" > "${place}/started"\n`;
  const sha512 = createHash('sha512').update(program).digest('base64');
  const name = `Sambung-${version}.AppImage`;
  const yml = `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${program.length}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-30T00:00:00.000Z'\n`;
  files.set(`/sambung/${name}`, program);
  files.set('/sambung/latest-linux.yml', yml);
  files.set('/sambung/latest-linux.yml.sig', sign(null, Buffer.from(yml), privateKey).toString('base64'));
}

test.skip(hostKind() !== 'electron', 'What serves a browser is updated by whoever installed it.');
test.skip(process.platform !== 'linux', 'An AppImage is a program of Linux.');

test('off: nobody is asked; on: refused unsigned, found, asked for twice and put in place', async ({
  program,
  server,
  place,
}) => {
  const { page, electron } = program;
  const boxes = () => electron?.evaluate(() => (globalThis as { boxes?: string[] }).boxes);
  offer(server, place, '9.8.7');
  const signature = server.files.get('/sambung/latest-linux.yml.sig') ?? '';
  server.files.set('/sambung/latest-linux.yml.sig', Buffer.alloc(64, 1).toString('base64'));

  await goTo(page, '#/settings/about');
  await expect(page.getByText('Nonaktif: Sambung tidak menghubungi siapa pun')).toBeVisible();
  await askCore(page, 'updates.check', {});
  expect(server.asked).toEqual([]);

  await page.getByLabel('Alamat server kantor').fill(server.address.replace('https', 'http'));
  await page.getByLabel('Kunci publik').fill(key);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Tulis alamat https')).toBeVisible();
  const say = (yes: boolean) => electron?.evaluate((_, answer) => Object.assign(globalThis, { yes: answer }), yes);
  const source = `Ambil versi baru Sambung dari ${new URL(server.address).host}?`;
  await page.getByLabel('Alamat server kantor').fill(server.address);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Server pembaruan tidak disetujui')).toBeVisible();
  expect([await boxes(), server.asked]).toEqual([[source], []]);
  await say(true);
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByText('Pembaruan aktif.')).toBeVisible();
  await say(false);
  await expect(page.getByText('Tanda tangannya tidak ada atau tidak cocok')).toBeVisible();
  expect(server.asked).toEqual(['/sambung/latest-linux.yml', '/sambung/latest-linux.yml.sig']);
  expect(await boxes()).toEqual([source, source]);

  server.files.set('/sambung/latest-linux.yml.sig', signature);
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(page.getByText('Ada versi 9.8.7')).toBeVisible();
  await expect.poll(boxes).toEqual([source, source, 'Ada Sambung versi 9.8.7. Unduh sekarang?']);
  expect(server.asked).not.toContain('/sambung/Sambung-9.8.7.AppImage');
  if (process.env.SAMBUNG_SHOTS) await page.screenshot({ path: join(process.env.SAMBUNG_SHOTS, 'updates.png') });

  // In mid-list it is found, and nobody is asked.
  await steer(program, 'up', { min: 9_000, max: 9_000 });
  await importList(program, listOf(place, 2), 'Dua');
  await goTo(page, '#/settings/about');
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(page.getByText('Ditanyakan setelah tidak ada yang dikirim')).toBeVisible();
  expect(await boxes()).toHaveLength(3);
  await say(true);
  const ended = new Promise((resolve) => electron?.process().once('exit', resolve));
  await askCore(page, 'queue.cancel', { scope: { all: true } });

  expect(await ended).toBe(0);
  await expect.poll(() => existsSync(join(place, 'started'))).toBe(true);
  expect(readFileSync(join(place, 'started'), 'utf8')).toBe(`${program.dataDir}\n`);
  expect(existsSync(join(place, 'Sambung-9.8.7.AppImage'))).toBe(true);
  expect(existsSync(join(place, 'Sambung-0.0.1.AppImage'))).toBe(false);
  expect(server.headers.filter((name) => /staging|cookie|authorization/.test(name))).toEqual([]);
});

test('a file that was changed after its check is not installed: the old program stays, opens again and says so', async ({
  program,
  server,
  place,
  folder,
}) => {
  const { page, electron } = program;
  const old = join(place, 'Sambung-0.0.1.AppImage');
  // The program that is started again.
  writeFileSync(old, `#!/bin/sh\necho again > "${place}/again"\n`);
  offer(server, place, '9.8.7');
  await electron?.evaluate(
    ({ dialog }, cache) => {
      const { readdirSync, writeFileSync } = process.getBuiltinModule('node:fs');
      const before = dialog.showMessageBox;
      Object.assign(globalThis, { yes: true });
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message } = given.at(-1) as { message: string };
        // Another program of this account, while the person reads the question.
        if (message.includes('siap dipasang')) {
          const [file = ''] = readdirSync(cache, { recursive: true })
            .map(String)
            .filter((name) => name.endsWith('.AppImage'));
          writeFileSync(`${cache}/${file}`, '#!/bin/sh\necho other\n');
        }
        return (before as (...all: unknown[]) => ReturnType<typeof dialog.showMessageBox>)(...given);
      };
    },
    join(folder, 'cache'),
  );
  const ended = new Promise((resolve) => electron?.process().once('exit', resolve));
  await askCore(page, 'settings.set', { updatesFrom: { address: server.address, signer: key } });
  expect(await ended).toBe(0);
  await expect.poll(() => existsSync(join(place, 'again'))).toBe(true);
  expect([existsSync(old), existsSync(join(place, 'Sambung-9.8.7.AppImage'))]).toEqual([true, false]);
  const told = JSON.parse(readFileSync(join(program.dataDir, 'electron', 'update-failed.json'), 'utf8'));
  expect(told).toEqual({ version: '9.8.7', fault: 'unsigned' });
});

test('a file that is not the signed one is thrown away, and an older version is none', async ({
  program,
  server,
  place,
}) => {
  const { page, electron } = program;
  await electron?.evaluate(() => Object.assign(globalThis, { yes: true }));
  offer(server, place, '9.8.7');
  server.files.set('/sambung/Sambung-9.8.7.AppImage', '#!/bin/sh\necho other\n');
  await askCore(page, 'settings.set', { updatesFrom: { address: server.address, signer: key } });
  await goTo(page, '#/settings/about');
  await expect(page.getByText('Tanda tangannya tidak ada atau tidak cocok')).toBeVisible();
  expect(existsSync(join(place, 'Sambung-9.8.7.AppImage'))).toBe(false);

  offer(server, place, '0.0.9');
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(page.getByText('Ini versi terbaru')).toBeVisible();

  // Signed or not, what is nothing but noise is no version; and who is sent elsewhere does not go there.
  const noise = '<html>Selamat datang</html>';
  server.files.set('/sambung/latest-linux.yml', noise);
  server.files.set('/sambung/latest-linux.yml.sig', sign(null, Buffer.from(noise), privateKey).toString('base64'));
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(page.getByText('bukan versi untuk komputer ini')).toBeVisible();
  server.files.set('/sambung/latest-linux.yml', 'to /lain/latest-linux.yml');
  server.files.set('/lain/latest-linux.yml', noise);
  await page.getByRole('button', { name: 'Periksa sekarang' }).click();
  await expect(page.getByText('Server mengarahkan ke tempat lain')).toBeVisible();
  expect(server.asked).not.toContain('/lain/latest-linux.yml');
});
