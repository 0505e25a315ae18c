/** The organisation's policy, in the one place of each system where only an administrator writes. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import {
  longestName,
  nothingSet,
  type Policy,
  type PolicyFault,
  type PolicyState,
  policySchema,
} from '../../contract/policy.ts';
import { proxyText, readProxy } from '../../contract/proxy.ts';
import { isUpdateAddress, isUpdateKey } from '../../contract/updates.ts';
import { parseBaseUrl } from '../../core/td/base-url.ts';
import { changedByAdministratorsAlone, type ReadSddl, readSddl } from './windows-access.ts';

/** Fixed: by the environment anybody could name another. */
export function policyPath(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return 'C:\\ProgramData\\Sambung\\policy.json';
  if (platform === 'darwin') return '/Library/Application Support/Sambung/policy.json';
  return '/etc/sambung/policy.json';
}

export type PolicyChoices = {
  platform?: NodeJS.Platform;
  /** Whose the file and its folder must be, where the system is not Windows. */
  owner?: number;
  /** What Windows says of both. */
  sddl?: ReadSddl;
};

/** Never throws: what cannot be followed is a fault that the core acts on. */
export function readPolicy(
  path: string = policyPath(),
  { platform = process.platform, owner = 0, sddl = readSddl }: PolicyChoices = {},
): PolicyState {
  const faulty = (fault: PolicyFault, name: string | null = null): PolicyState => ({
    ...{ path, fault, set: nothingSet },
    name: name?.slice(0, longestName) ?? null,
  });
  let text: string;
  try {
    // A link into somebody's folder would be theirs to write.
    if (!lstatSync(path).isFile()) return faulty('open-to-others');
    const places = [path, dirname(path)];
    const closed = platform === 'win32' ? provenClosed(places, sddl) : !places.some((one) => openTo(one, owner));
    if (!closed) return faulty('open-to-others');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return isMissing(error) ? null : faulty('not-readable');
  }
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return faulty('not-json');
  }
  const parsed = policySchema.safeParse(given);
  if (!parsed.success) return faulty('not-valid', nameOf(parsed.error.issues[0]));
  const set = checked(parsed.data);
  return typeof set === 'string' ? faulty('not-valid', set) : { path, fault: null, name: null, set };
}

function nameOf(issue: z.core.$ZodIssue | undefined): string | null {
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  return name === undefined ? null : String(name);
}

/** In the form in which a connection holds them; a text: the name of the one that cannot be meant. */
function checked(policy: Policy): NonNullable<PolicyState>['set'] | keyof Policy {
  const {
    baseUrl,
    proxy,
    dailyCap,
    monthlyCap,
    reuseDays,
    retention,
    maskNumbers,
    backupEvery,
    lockRequired,
    lockMinutes,
    crashDumps,
    updateAddress,
    updateSigner,
  } = policy;
  const through = proxy === undefined ? null : readProxy(proxy);
  if (typeof through === 'string') return 'proxy';
  if (!updatesMeant(policy)) return 'updateAddress';
  try {
    return {
      baseUrl: baseUrl === undefined ? null : parseBaseUrl(baseUrl).href,
      proxy: through === null ? null : proxyText(through),
      dailyCap: dailyCap ?? null,
      monthlyCap: monthlyCap ?? null,
      reuseDays: reuseDays ?? null,
      retention: retention ?? null,
      maskNumbers: maskNumbers ?? null,
      backupEvery: backupEvery ?? null,
      lockRequired: lockRequired ?? null,
      lockMinutes: lockMinutes ?? null,
      crashDumps: crashDumps ?? null,
      updateAddress: updateAddress ?? null,
      updateSigner: updateSigner ?? null,
    };
  } catch {
    return 'baseUrl';
  }
}

/** An address without a key would be followed by whoever owns the server: both, `none` alone, or neither. */
function updatesMeant({ updateAddress: address, updateSigner: key }: Policy): boolean {
  if (address === undefined || address === 'none') return key === undefined;
  return key !== undefined && isUpdateAddress(address) && isUpdateKey(key);
}

function openTo(path: string, owner: number): boolean {
  const { uid, mode } = statSync(path);
  return uid !== owner || (mode & 0o022) !== 0;
}

/** Anybody may make a folder in `C:\\ProgramData`, or a junction: followed is what Windows says of both, and nothing unproven. */
function provenClosed(places: readonly string[], sddl: ReadSddl): boolean {
  if (places.some((one) => lstatSync(one).isSymbolicLink())) return false;
  try {
    const told = sddl(places);
    return told.length === places.length && told.every(changedByAdministratorsAlone);
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
