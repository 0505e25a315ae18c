/**
 * Whether administrators alone may change a file of Windows, of which Node tells nothing: from its owner and list of permissions as
 * SDDL, which has the same letters in every language of the system (Microsoft: "Security Descriptor String Format").
 */
import { execFileSync } from 'node:child_process';

/** One SDDL a path, in their order. Throws where the system does not say. */
export type ReadSddl = (paths: readonly string[]) => string[];

/** Administrators, the system, and the owner of what Windows installs (TrustedInstaller). */
const administrators = new Set([
  'BA',
  'S-1-5-32-544',
  'SY',
  'S-1-5-18',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);

/** Generic rights and those of a file, as masks. What is not here is not understood. */
const rightsOf: Readonly<Record<string, number>> = {
  ...{ GA: 0x10000000, GR: 0x80000000, GW: 0x40000000, GX: 0x20000000 },
  ...{ RC: 0x20000, SD: 0x10000, WD: 0x40000, WO: 0x80000 },
  ...{ FA: 0x1f01ff, FR: 0x120089, FW: 0x120116, FX: 0x1200a0 },
  ...{ CC: 0x1, DC: 0x2, LC: 0x4, SW: 0x8, RP: 0x10, WP: 0x20, DT: 0x40, LO: 0x80, CR: 0x100 },
};
const reading = ['GR', 'GX', 'FR', 'FX'].reduce((mask, right) => mask | (rightsOf[right] ?? 0), 0);

/** false also for what is not understood: nothing is proven then. */
export function changedByAdministratorsAlone(sddl: string): boolean {
  const parts = /^O:([A-Z]{2}|S-[\d-]+)G:(?:[A-Z]{2}|S-[\d-]+)D:[A-Z]*((?:\([^()]*\))+)(?:S:.*)?$/.exec(sddl.trim());
  const [, owner = '', entries = ''] = parts ?? [];
  if (!administrators.has(owner)) return false;
  return (entries.match(/\([^()]*\)/g) ?? []).every((entry) => leavesItAlone(entry.slice(1, -1)));
}

/** One entry: `type;flags;rights;object;inherited object;trustee`. Also one that is there for what will be made in a folder. */
function leavesItAlone(entry: string): boolean {
  const [type, , rights = '', object, inherited, trustee = '', ...more] = entry.split(';');
  if (type === 'D') return true;
  if (type !== 'A' || object !== '' || inherited !== '' || more.length > 0) return false;
  if (administrators.has(trustee)) return true;
  const mask = maskOf(rights);
  return mask !== null && (mask & ~reading) === 0;
}

function maskOf(rights: string): number | null {
  if (/^0x[\da-f]{1,8}$/i.test(rights)) return Number.parseInt(rights, 16) | 0;
  if (!/^(?:[A-Z]{2})+$/.test(rights)) return null;
  const masks = (rights.match(/../g) ?? []).map((right) => rightsOf[right]);
  return masks.includes(undefined) ? null : masks.reduce<number>((sum, mask) => sum | (mask ?? 0), 0);
}

/** Where Windows has it; the environment could name another. */
const system = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0';

/** By Windows' own PowerShell, a second's work: asked only where a policy is there. Only Windows shows that it is answered. */
export const readSddl: ReadSddl = (paths) => {
  const named = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(',');
  const told = execFileSync(
    `${system}\\powershell.exe`,
    [
      ...['-NoLogo', '-NoProfile', '-NonInteractive', '-Command'],
      `Microsoft.PowerShell.Security\\Get-Acl -LiteralPath ${named} | ForEach-Object { $_.Sddl }`,
    ],
    {
      ...{ encoding: 'utf8', timeout: 30_000, windowsHide: true, stdio: ['ignore', 'pipe', 'ignore'] },
      // Nothing of ours: a folder of modules in it would be asked in place of Windows'.
      env: { SystemRoot: 'C:\\Windows', PSModulePath: `${system}\\Modules` },
    },
  );
  return told.split(/\r?\n/).filter((line) => line !== '');
};
