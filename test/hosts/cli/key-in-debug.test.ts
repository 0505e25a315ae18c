/** NODE_DEBUG makes Node print what libraries do; the partner key, which travels in the URL, must not be in it. */
import { expect, it } from 'vitest';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';
import { expectCliProcess } from './cli-process.ts';

const key = 'kunci-yang-tidak-boleh-tampak';

it.each(['undici', 'fetch', 'undici,fetch,http,net,tls'])('NODE_DEBUG=%s', async (debug) => {
  const provider = await scriptedProvider(() => ({ body: success() }));
  const dataDir = tempDir();
  const env = { SAMBUNG_PARTNER_KEY: key };
  const account = ['--name', 'uji', '--partner-code', 'm', '--base-url', provider.baseUrl];
  await expectCli(0, ['connection', 'set', ...account], { dataDir, env });
  const { stdout, stderr } = await expectCliProcess(
    0,
    ['lookup', '--connection', 'uji', '--nik', '3201014101900000', '--phone', '081234560003', '--json'],
    { dataDir, env: { ...env, NODE_DEBUG: debug } },
  );
  expect(provider.requests).toHaveLength(1);
  expect(stdout).toContain('"state":"answered"');
  expect(stdout + stderr).not.toContain(key);
});
