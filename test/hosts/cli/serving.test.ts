/** `practice` and `web` serve until they are told to stop, and say in one line where. */
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { expectCli } from '../../fakes/command-line.ts';
import { tempDir } from '../../fakes/ports.ts';
import { startCliProcess } from './cli-process.ts';
import { freePort, startProvider } from './provider.ts';

/** Somebody else's. */
async function takenPort(): Promise<number> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}

it('serves the simulated provider where it was told, steered and asked for its ledger from outside', async () => {
  const port = await freePort();
  const provider = await startProvider(port);
  expect(provider.baseUrl).toBe(`http://127.0.0.1:${port}/phone-association`);
  await provider.steer({ weather: 'busy' });
  expect((await fetch(provider.baseUrl, { method: 'POST', body: '{}' })).status).toBe(503);
  expect((await provider.state()).weather).toBe('busy');
  expect(await provider.ledger()).toHaveLength(1);
  await provider.stop();
  await expect(fetch(provider.baseUrl)).rejects.toThrow();
});

it('ends practice with 0 at a signal, and prints how to steer it', async () => {
  const running = startCliProcess(['practice']);
  expect(await running.said('/practice/ledger')).toContain('/practice/steer');
  running.process.kill('SIGINT');
  expect((await running.ended).code).toBe(0);
});

it('refuses a port that is taken with 2', async () => {
  await expectCli(2, ['practice', '--port', String(await takenPort())]);
});

it('serves the window to this machine’s browser, and takes it down at a signal', async () => {
  const running = startCliProcess(['web', '--json'], { dataDir: tempDir() });
  const said = await running.said('"url"');
  const { url } = JSON.parse(/\{.*\}/.exec(said)?.[0] ?? '') as { url: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{20,}$/);
  expect((await fetch(url)).status).toBe(200);
  running.process.kill('SIGTERM');
  expect((await running.ended).code).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
  // The window may have to be built first.
}, 90_000);
