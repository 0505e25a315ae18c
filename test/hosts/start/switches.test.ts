/** What the installed program is told at its start: its own words and a few of Chromium's, and nothing that hands it to another program. */
import { expect, it } from 'vitest';
import { strangeSwitch } from '../../../src-main/hosts/start/switches.ts';

it.each([
  [[]],
  [['/home/sari/daftar.xlsx', 'daftar -1.csv', '-']],
  [['--data-dir', '/data', '--at-login', '--crash-dumps']],
  [['--lang=id-ID', '--ozone-platform=headless', '--no-sandbox', '--disable-gpu']],
  [['--cli', '--', 'process', 'daftar.xlsx', '--json', '--remote-debugging-port=1']],
])('takes %j', (args) => {
  expect(strangeSwitch(args, 'linux')).toBeNull();
});

it.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '-remote-debugging-port=9222',
  '\t --remote-debugging-port=9222 ',
  '--remote-allow-origins=*',
  '--inspect',
  '--inspect-brk=0',
  '--js-flags=--expose-gc',
  '--load-extension=/x',
  '--disable-web-security',
  '--proxy-server=http://x',
  '--host-rules=MAP * x',
  '--ignore-certificate-errors',
  '--renderer-cmd-prefix=/x',
  '--gpu-launcher=/x',
  '--user-data-dir=/x',
  '--enable-features=X',
])('does not take %j, wherever it stands before --', (given) => {
  expect(strangeSwitch([given], 'linux')).toBe(given.trim());
  expect(strangeSwitch(['daftar.xlsx', '--cli', given, '--', 'status'], 'linux')).toBe(given.trim());
});

it('reads them on Windows as Chromium does there: by a slash, and in either case', () => {
  for (const given of ['/remote-debugging-port=1', '--Remote-Debugging-Port=1', '/INSPECT']) {
    expect(strangeSwitch([given], 'win32')).toBe(given);
  }
  expect(strangeSwitch(['--At-Login', 'C:\\daftar.xlsx'], 'win32')).toBeNull();
  expect(strangeSwitch(['/home/sari/daftar.xlsx'], 'linux')).toBeNull();
});

it('passes over the number that a Finder adds', () => {
  expect(strangeSwitch(['-psn_0_12345'], 'darwin')).toBeNull();
  expect(strangeSwitch(['-psn_0_12345'], 'linux')).toBe('-psn_0_12345');
});
