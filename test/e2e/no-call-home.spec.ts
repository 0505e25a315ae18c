/**
 * The program in real Electron speaks to nobody whom its operator did not name. All of Chromium's processes, and what the
 * program itself sends by the system's proxy, go through one that writes down who is asked for and answers nothing; names
 * looked up by UDP and sockets that no proxy is asked for are not seen.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { goTo } from './support/core.ts';
import { test as base, expect, importByHand, listOf } from './support/fixtures.ts';
import { hostKind } from './support/host-kind.ts';
import { startProgram } from './support/program.ts';

type Watched = { asked: string[]; port: number };

const test = base.extend<{ watched: Watched }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  watched: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(String(request.url));
      response.writeHead(502).end();
    });
    server.on('connect', (request, socket) => {
      asked.push(String(request.url));
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await listening(server);
    await use({ asked, port: (server.address() as AddressInfo).port });
    server.closeAllConnections();
    server.close();
  },
  program: async ({ options, watched }, use) => {
    const switches = [`--proxy-server=http://127.0.0.1:${watched.port}`, '--proxy-bypass-list=<-loopback>'];
    const program = await startProgram(options, {}, switches);
    await use(program);
    await program.close();
  },
});

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** Chromium puts off some of what it asks for: the most that was seen was four seconds. */
const watchMs = 12_000;

test.skip(hostKind() !== 'electron', 'A browser asks for what it likes; over the web host it is not the program’s.');

test('a start, a practice list and a field to type into ask for nobody', async ({ program, watched, folder }) => {
  const { page } = program;
  await importByHand(program, listOf(folder, 3), 'Tiga');
  await expect(page.getByText('3 dari 3')).toBeVisible();
  await goTo(page, '#/check');
  await page.getByLabel('Nama').first().fill('Nasabah Rekaan satu kata salah eja');
  await page.waitForTimeout(watchMs);
  expect(watched.asked).toEqual([]);
  // It does write down what is asked for by a process of Chromium.
  await program.electron?.evaluate(({ session }) =>
    session
      .fromPartition('watched')
      .fetch('http://asked.example/')
      .catch(() => {}),
  );
  expect(watched.asked).toEqual(['http://asked.example/']);
});
