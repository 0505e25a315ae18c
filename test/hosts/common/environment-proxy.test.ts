/** The environment's proxy, in the spellings that administrators use. */
import { expect, test } from 'vitest';
import { environmentRoute } from '../../../src-main/hosts/common/environment-proxy.ts';

const origin = 'https://td.example.co.id/';
const direct = { kind: 'direct' };
const at = (host: string, port: number, user: string | null = null, password: string | null = null) => ({
  kind: 'proxy',
  host,
  port,
  user,
  password,
});

test.each([
  ['nothing said', {}, direct],
  ['HTTPS_PROXY', { HTTPS_PROXY: 'http://proxy:3128' }, at('proxy', 3128)],
  ['https_proxy', { https_proxy: 'http://proxy:3128' }, at('proxy', 3128)],
  ['both: the lower case one', { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' }, at('b', 2)],
  ['an empty one says nothing', { https_proxy: '', HTTPS_PROXY: 'http://a:1' }, at('a', 1)],
  ['ALL_PROXY', { ALL_PROXY: 'http://proxy:3128/' }, at('proxy', 3128)],
  ['all_proxy, and one of its own', { all_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:2' }, at('b', 2)],
  ['that of plain http is another', { http_proxy: 'http://proxy:3128' }, direct],
  ['without a scheme', { HTTPS_PROXY: 'proxy.bank.example:8080' }, at('proxy.bank.example', 8080)],
  ['without a port', { HTTPS_PROXY: 'http://proxy' }, at('proxy', 80)],
  ['with a password', { HTTPS_PROXY: 'http://budi:r%40hasia:1@proxy:3128' }, at('proxy', 3128, 'budi', 'r@hasia:1')],
  ['with a user', { HTTPS_PROXY: 'http://BANK%5Cbudi@proxy:3128' }, at('proxy', 3128, 'BANK\\budi')],
  ['an address of six', { HTTPS_PROXY: 'http://[2001:db8::1]:3128' }, at('2001:db8::1', 3128)],
  ['SOCKS', { ALL_PROXY: 'socks5h://proxy:1080' }, { kind: 'unsupported' }],
  ['by TLS', { HTTPS_PROXY: 'https://proxy:443' }, { kind: 'unsupported' }],
  ['what nobody can read is not gone around', { HTTPS_PROXY: 'http://pro xy:1' }, { kind: 'unsupported' }],
])('%s', (_title, env, route) => {
  expect(environmentRoute(origin, env)).toEqual(route);
});

const proxied = at('proxy', 3128);
test.each([
  ['td.example.co.id', direct],
  ['TD.Example.co.id', direct],
  ['example.co.id', direct],
  ['.example.co.id', direct],
  ['*.example.co.id', direct],
  ['*', direct],
  ['a.example, td.example.co.id', direct],
  ['a.example td.example.co.id', direct],
  ['td.example.co.id:443', direct],
  ['td.example.co.id:8443', proxied],
  ['ample.co.id', proxied],
  ['xtd.example.co.id', proxied],
  ['', proxied],
  [' , ', proxied],
])('NO_PROXY=%j', (list, route) => {
  for (const name of ['NO_PROXY', 'no_proxy']) {
    expect(environmentRoute(origin, { HTTPS_PROXY: 'http://proxy:3128', [name]: list })).toEqual(route);
  }
});

test('NO_PROXY of addresses, with ports and without', () => {
  const env = { HTTPS_PROXY: 'http://proxy:3128' };
  for (const list of ['2001:db8::1', '[2001:db8::1]', '[2001:db8::1]:8443']) {
    expect(environmentRoute('https://[2001:db8::1]:8443/', { ...env, NO_PROXY: list })).toEqual(direct);
  }
  expect(environmentRoute('https://10.1.2.3/', { ...env, NO_PROXY: '10.1.2.3' })).toEqual(direct);
  expect(environmentRoute('https://10.1.2.3/', { ...env, NO_PROXY: '10.1.2.30' })).toEqual(proxied);
});

test.each([
  ['10.0.0.0/8', 'https://10.1.2.3/', direct],
  ['10.0.0.0/8', 'https://11.1.2.3/', proxied],
  ['192.168.4.0/22:443', 'https://192.168.7.9/', direct],
  ['192.168.4.0/22:443', 'https://192.168.7.9:8443/', proxied],
  ['a.example,172.16.0.0/12', 'https://172.31.255.1/', direct],
  ['10.1.2.3/32', 'https://10.1.2.3/', direct],
  ['10.1.2.3/32', 'https://10.1.2.4/', proxied],
  ['0.0.0.0/0', 'https://10.1.2.4/', direct],
  ['10.0.0.0/33', 'https://10.1.2.4/', proxied],
  ['10.0.0.0/', 'https://10.1.2.4/', proxied],
  ['10.0.0.0/8', 'https://td.example.co.id/', proxied],
  ['2001:db8::/32', 'https://[2001:db8:7::1]/', direct],
  ['[2001:db8::]/32', 'https://[2001:db8:7::1]/', direct],
  ['[2001:db8::/32]:443', 'https://[2001:db8:7::1]/', direct],
  ['2001:db8::/32', 'https://[2001:db9::1]/', proxied],
  ['2001:db8:0:0:0:0:0:1', 'https://[2001:db8::1]/', direct],
  ['2001:db8::/32', 'https://10.1.2.3/', proxied],
])('NO_PROXY=%s of a network: %s', (list, address, route) => {
  expect(environmentRoute(address, { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: list })).toEqual(route);
});

test.each(['http://127.0.0.1:9/', 'https://localhost/', 'https://a.localhost/', 'https://[::1]/'])(
  'this machine needs no proxy: %s',
  (here) => {
    expect(environmentRoute(here, { ALL_PROXY: 'http://proxy:3128' })).toEqual(direct);
  },
);
