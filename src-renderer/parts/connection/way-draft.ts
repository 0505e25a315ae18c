/** The part of a connection's form that says how the outside is reached: proxy and company's certificates, as data. */
import { type Connection, proxyPasswordSchema, type WayInput } from '../../../src-main/contract/connections.ts';
import {
  type ProxyChoice,
  type ProxyFault,
  proxyPlace,
  proxyText,
  readProxy,
} from '../../../src-main/contract/proxy.ts';

export type WayDraft = {
  proxyKind: ProxyChoice['kind'];
  /** `host:port`; may be pasted with `http://` before it. */
  proxyAddress: string;
  proxyUser: string;
  proxyPassword: string;
  ca: { kind: 'kept' } | { kind: 'none' } | { kind: 'file'; name: string; text: string };
};

export type WayField = Exclude<keyof WayDraft, 'proxyKind'>;
export const wayFields = ['proxyAddress', 'proxyUser', 'proxyPassword', 'ca'] as const satisfies WayField[];

export type WayFault = { kind: 'missing' } | { kind: 'not-taken' } | { kind: 'proxy'; problem: ProxyFault };

/** `setProxy`: the organisation's, which a new connection begins with. */
export function wayDraftOf(connection: Connection | null, setProxy: string | null = null): WayDraft {
  const read = readProxy(connection?.proxy ?? setProxy ?? 'system');
  const choice: ProxyChoice = typeof read === 'string' ? { kind: 'system' } : read;
  const address = choice.kind === 'address' ? choice : null;
  return {
    proxyKind: choice.kind,
    proxyAddress: address === null ? '' : proxyPlace(address),
    proxyUser: address?.user ?? '',
    proxyPassword: '',
    ca: { kind: 'kept' },
  };
}

/** As the contract takes it; what is no proxy as it was typed. */
function typedProxy({ proxyKind, proxyAddress, proxyUser }: WayDraft): string {
  if (proxyKind !== 'address') return proxyKind;
  const address = proxyAddress.trim().replace(/^http:\/\//i, '');
  const user = proxyUser.trim();
  return user === '' || address.includes('://') ? address : `http://${encodeURIComponent(user)}@${address}`;
}

/** The stored password is for the very proxy that stands in the form. */
export function passwordKept(draft: WayDraft, connection: Connection | null): boolean {
  if (connection === null || !connection.proxySealed) return false;
  const read = readProxy(typedProxy(draft));
  return typeof read !== 'string' && proxyText(read) === connection.proxy;
}

export function wayFaultsOf(draft: WayDraft): Partial<Record<WayField, WayFault>> {
  const faults: Partial<Record<WayField, WayFault>> = {};
  if (draft.proxyKind !== 'address') return faults;
  const read = readProxy(typedProxy(draft));
  if (draft.proxyAddress.trim() === '') faults.proxyAddress = { kind: 'missing' };
  else if (typeof read === 'string') faults.proxyAddress = { kind: 'proxy', problem: read };
  else if (read.kind !== 'address') faults.proxyAddress = { kind: 'proxy', problem: 'shape' };
  if (draft.proxyPassword !== '') {
    if (typeof read !== 'string' && read.kind === 'address' && read.user === null)
      faults.proxyUser = { kind: 'missing' };
    if (!proxyPasswordSchema.safeParse(draft.proxyPassword).success) faults.proxyPassword = { kind: 'not-taken' };
  }
  return faults;
}

/** Only what changed, so that what stayed is not taken for a mending. Of a draft with faults: as it was typed. */
export function wayChanges(draft: WayDraft, connection: Connection | null): WayInput {
  const typed = typedProxy(draft);
  const read = readProxy(typed);
  const proxy = typeof read === 'string' ? typed : proxyText(read);
  const withPassword = draft.proxyKind === 'address' && draft.proxyPassword !== '';
  return {
    ...(proxy !== (connection?.proxy ?? 'system') && { proxy }),
    ...(withPassword && { proxyPassword: draft.proxyPassword }),
    ...(draft.ca.kind === 'file' && { ca: draft.ca.text }),
    ...(draft.ca.kind === 'none' && { ca: null }),
  };
}

/** A certificate file as PEM text; Windows exports the bare certificate (DER) unless it is told otherwise. */
export function certificateText(bytes: Uint8Array): string {
  if (bytes[0] !== 0x30) return new TextDecoder().decode(bytes);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}
