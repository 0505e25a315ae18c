/** What an automatic proxy setting answers. */
import { expect, test } from 'vitest';
import { proxyRoutes } from '../../../src-main/hosts/common/proxy-routes.ts';

const at = (host: string, port: number) => ({ kind: 'proxy', host, port, user: null, password: null });
const direct = { kind: 'direct' };
const unsupported = { kind: 'unsupported' };

test.each([
  ['DIRECT', [direct]],
  ['PROXY a.example:8080', [at('a.example', 8080)]],
  ['PROXY a.example:8080;PROXY b.example:3128; DIRECT', [at('a.example', 8080), at('b.example', 3128), direct]],
  ['PROXY a.example', [at('a.example', 80)]],
  ['PROXY [2001:db8::1]:3128', [at('2001:db8::1', 3128)]],
  ['SOCKS5 a.example:1080; HTTPS b.example:443; SOCKS c.example', [unsupported, unsupported, unsupported]],
  ['PROXY', [unsupported]],
  ['', []],
])('%s', (answer, routes) => {
  expect(proxyRoutes(answer)).toEqual(routes);
});
