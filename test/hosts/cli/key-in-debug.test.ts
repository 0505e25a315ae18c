/** NODE_DEBUG makes Node print what libraries do; the partner key, which travels in the URL, must not be in it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempDir } from '../../fakes/ports.ts';
import { scriptedProvider, success } from '../../fakes/scripted-provider.ts';

const cli = join(import.meta.dirname, '..', '..', '..', 'src-main', 'hosts', 'cli', 'main.ts');
const key = 'kunci-yang-tidak-boleh-tampak';

function run(dir: string, debug: string, ...argv: string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...argv, '--data-dir', dir], {
      env: { ...process.env, SAMBUNG_KEYRING: 'key-file', SAMBUNG_PARTNER_KEY: key, NODE_DEBUG: debug },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += String(piece)));
    child.once('close', () => resolve(text));
  });
}

it.each(['undici', 'fetch', 'undici,fetch,http,net,tls'])('NODE_DEBUG=%s', async (debug) => {
  const provider = await scriptedProvider(() => ({ body: success() }));
  const dir = tempDir();
  const account = ['--name', 'uji', '--partner-code', 'm', '--base-url', provider.baseUrl];
  await run(dir, '', 'connection', 'set', ...account);
  const said = await run(
    dir,
    debug,
    ...['lookup', '--connection', 'uji', '--nik', '3201014101900000', '--phone', '081234560003', '--json'],
  );
  expect(provider.requests).toHaveLength(1);
  expect(said).toContain('"state":"answered"');
  expect(said).not.toContain(key);
});
