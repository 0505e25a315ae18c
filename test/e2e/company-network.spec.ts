/** A company's network, end to end: its proxy with a password, its certificate, and a proxy that the system's own settings name. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { byCompany, companyRoot } from '../core/td/certificates.ts';
import { freshAnswer, type RawServer, rawServer } from '../core/td/raw-server.ts';
import { type ConnectProxy, connectProxy } from '../fakes/connect-proxy.ts';
import { goTo } from './support/core.ts';
import { expect, queueBar, test as withProgram } from './support/fixtures.ts';
import { hostKind } from './support/host-kind.ts';
import { look } from './support/look.ts';
import { type Program, startProgram } from './support/program.ts';

type Company = { provider: RawServer; proxy: ConnectProxy };

const test = withProgram.extend<{ company: Company }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  company: async ({}, use) => {
    const provider = await rawServer((socket) => socket.write(freshAnswer()), { tls: byCompany });
    const hosts = { 'provider.example': { host: '127.0.0.1', port: Number(new URL(provider.baseUrl).port) } };
    const proxy = await connectProxy({ hosts });
    await use({ provider, proxy });
    await proxy.close();
    await provider.close();
  },
});

const password = 'rahasia-proxy-88';

async function newAccount({ page }: Program): Promise<void> {
  await goTo(page, '#/settings/connections');
  await page.getByRole('button', { name: 'Tambah koneksi' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Nama').fill('Cabang Kenanga');
  await form.getByLabel('Alamat').fill('https://provider.example/cek');
  await form.getByLabel('Kode mitra').fill('mitra-1');
  await form.getByLabel('Kunci mitra').fill('kunci-rekaan-1');
}

async function checkSomebody({ page }: Program, phone: string): Promise<void> {
  await page.getByRole('link', { name: 'Periksa satu orang' }).click();
  await page.getByLabel('NIK').first().fill('3201014101900000');
  await page.getByLabel('Nomor HP').first().fill(phone);
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
}

test('a proxy that asks for a password, and a certificate that nobody knew: each is said, mended in the form, and nothing was paid meanwhile', async ({
  program,
  folder,
  company: { provider, proxy },
}) => {
  const { page } = program;
  proxy.behave({ login: `BANK\\budi:${password}` });
  await newAccount(program);
  const form = page.getByRole('dialog');
  await form.getByLabel('Pakai proxy ini').check();
  await form.getByLabel('Alamat dan porta').fill('proxy.kantor.example');
  await form.getByRole('button', { name: 'Simpan' }).click();
  await expect(form.getByText('host:porta', { exact: false })).toBeVisible();
  await form.getByLabel('Alamat dan porta').fill(`127.0.0.1:${proxy.port}`);
  await form.getByRole('button', { name: 'Simpan' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText(`Lewat proxy 127.0.0.1:${proxy.port}`).first()).toBeVisible();

  await checkSomebody(program, '081234560003');
  const bar = queueBar(page);
  await expect(bar.getByText('Proxy kantor meminta nama pengguna', { exact: false })).toBeVisible();
  await goTo(page, '#/queue');
  await look(page, 'network-password');
  await bar.getByRole('button', { name: 'Perbaiki koneksi' }).click();
  const mend = page.getByRole('dialog');
  await mend.getByLabel('Nama pengguna').fill('BANK\\budi');
  await mend.getByLabel('Kata sandi').fill(password);
  await mend.getByRole('button', { name: 'Uji alamat' }).click();
  await expect(mend.getByText('diterbitkan Bank Contoh Root CA', { exact: false })).toBeVisible();
  await mend.getByLabel('Kata sandi').scrollIntoViewIfNeeded();
  await look(page, 'network-form');
  await mend.getByRole('button', { name: 'Simpan' }).click();
  await expect(mend).toHaveCount(0);
  await expect(bar.getByText('Sertifikat alamat penyedia tidak dipercaya', { exact: false })).toBeVisible();
  expect(provider.requests).toHaveLength(0);

  const file = join(folder, 'kantor.pem');
  writeFileSync(file, companyRoot);
  await goTo(page, '#/settings/connections');
  await page.getByRole('button', { name: 'Ubah Cabang Kenanga' }).click();
  const last = page.getByRole('dialog');
  await expect(last.getByLabel('Kata sandi')).toHaveValue('');
  await last.locator('input[type=file]').setInputFiles(file);
  await expect(last.getByText('kantor.pem dipakai begitu disimpan')).toBeVisible();
  await last.getByRole('button', { name: 'Uji alamat' }).click();
  await expect(last.getByText('dikenal dari berkas perusahaan', { exact: false })).toBeVisible();
  await look(page, 'network-form-test');
  await last.getByText('kantor.pem dipakai begitu disimpan').scrollIntoViewIfNeeded();
  await look(page, 'network-form-certificate');
  await last.getByRole('button', { name: 'Simpan' }).click();
  await expect(last).toHaveCount(0);
  await expect(page.getByText('Sertifikat Bank Contoh Root CA', { exact: false }).first()).toBeVisible();
  await expect(bar.getByText('Tidak ada yang menunggu')).toBeVisible();
  await look(page, 'network-list');
  expect(provider.requests).toHaveLength(1);
  expect(await page.content()).not.toContain(password);
});

test.describe('in Electron', () => {
  test.skip(
    hostKind() === 'web',
    'Over the web host the environment speaks; the system’s settings are Electron’s to read.',
  );

  test('the system’s automatic setting (PAC) is followed, entry by entry, and again when it changes', async ({
    company: { provider, proxy },
    folder,
  }) => {
    let script = `PROXY 127.0.0.1:1; PROXY 127.0.0.1:${proxy.port}; DIRECT`;
    const asked: string[] = [];
    const pac = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'application/x-ns-proxy-autoconfig');
      response.end(
        `function FindProxyForURL(url, host) { return host === 'provider.example' && url === 'https://provider.example/' ? '${script}' : 'DIRECT'; }`,
      );
    });
    await new Promise<void>((resolve) => pac.listen(0, '127.0.0.1', resolve));
    const { port } = pac.address() as AddressInfo;
    // Where no desktop has settings of its own, Chromium's "system" is the environment, automatic ones included.
    const program = await startProgram(
      {},
      { auto_proxy: `http://127.0.0.1:${port}/proxy.pac`, XDG_CURRENT_DESKTOP: '' },
    );
    try {
      const { page } = program;
      await newAccount(program);
      const form = page.getByRole('dialog');
      const file = join(folder, 'kantor.pem');
      writeFileSync(file, companyRoot);
      await form.locator('input[type=file]').setInputFiles(file);
      await form.getByRole('button', { name: 'Uji alamat' }).click();
      await expect(form.getByText(`Lewat proxy 127.0.0.1:${proxy.port}`, { exact: false })).toBeVisible();
      await form.getByRole('button', { name: 'Simpan' }).click();
      await expect(form).toHaveCount(0);
      await checkSomebody(program, '081234560003');
      // The bar says so before it is sent as well.
      await expect.poll(() => provider.requests.length).toBe(1);
      await expect(queueBar(page).getByText('Tidak ada yang menunggu')).toBeVisible();
      expect(provider.requests).toHaveLength(1);
      expect(asked).toContain('/proxy.pac');

      script = 'SOCKS5 127.0.0.1:1080';
      await program.kill();
      await program.restart();
      await goTo(program.page, '#/settings/connections');
      await program.page.getByRole('button', { name: 'Uji Cabang Kenanga' }).click();
      await expect(
        program.page.getByText('Jenis proxy di komputer ini tidak bisa dipakai', { exact: false }),
      ).toBeVisible();
    } finally {
      await program.close();
      pac.close();
    }
  });
});
