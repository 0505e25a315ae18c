/** A connection's proxy as it is typed, stored and shown: `system`, `none`, or `http://[user@]host:port`, never with a password. */
import { withoutInvisible } from './pasted-text.ts';

export type ProxyAddress = {
  /** An IPv6 address without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
};

/** `system`: whatever the machine's own settings say. */
export type ProxyChoice =
  | { readonly kind: 'system' }
  | { readonly kind: 'none' }
  | ({ readonly kind: 'address' } & ProxyAddress);

/** `shape`: no `host:port`. `password`: there is one in it, which would be shown and stored plain. `kind`: SOCKS, or one reached by TLS. */
export const proxyFaults = ['shape', 'password', 'kind'] as const;
export type ProxyFault = (typeof proxyFaults)[number];

/** What may be wrong with a file of the company's certificates. `no-authority`: none in it is a root. */
export const caFaults = ['not-pem', 'damaged', 'expired', 'no-authority', 'too-many'] as const;
export type CaFault = (typeof caFaults)[number];

const longestUser = 200;

/** `http://` may be left out. The user name may be percent-encoded, and stand as Windows has it: `BANK\budi`. */
export function readProxy(text: string): ProxyChoice | ProxyFault {
  const trimmed = withoutInvisible(text);
  if (/^(system|none)$/i.test(trimmed)) return { kind: trimmed.toLowerCase() as 'system' | 'none' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http') return 'kind';
  const [, userInfo, place = ''] = /^(?:http:\/\/)?(?:(.*)@)?([^@]*?)\/?$/i.exec(trimmed) ?? [];
  if (userInfo?.includes(':')) return 'password';
  const user = userInfo === undefined || userInfo === '' ? null : decoded(userInfo);
  const [, six, name, port = ''] =
    /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)):(\d{1,5})$/i.exec(place) ?? [];
  const host = (six ?? name ?? '').toLowerCase();
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) return 'shape';
  // A colon would end it in what is sent, and nothing of a name is a control character.
  if (user !== null && (user.length > longestUser || /[:\p{Cc}]/u.test(user))) return 'shape';
  return { kind: 'address', host, port: Number(port), user };
}

/** What `readProxy` reads as the same. */
export function proxyText(choice: ProxyChoice): string {
  if (choice.kind !== 'address') return choice.kind;
  const { user } = choice;
  return `http://${user === null ? '' : `${encodeURIComponent(user)}@`}${proxyPlace(choice)}`;
}

/** `host:port`, as it is shown. */
export function proxyPlace({ host, port }: Pick<ProxyAddress, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
