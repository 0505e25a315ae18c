/** The policy of an organisation: where it is read, what it may say, and whom it must belong to. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyPath, readPolicy } from '../../../src-main/hosts/common/policy-file.ts';
import { tempDir } from '../../fakes/ports.ts';

const owner = process.getuid?.() ?? 0;

function place(text: string, mode = 0o644): string {
  const dir = join(tempDir(), 'sambung');
  mkdirSync(dir, { mode: 0o755 });
  const path = join(dir, 'policy.json');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}
const read = (path: string) => readPolicy(path, { platform: 'linux', owner });
const updateSigner = `MCowBQYDK2VwAyEA${'A'.repeat(43)}=`;

it('has one place on each system, which no environment changes', () => {
  expect((['linux', 'darwin', 'win32'] as const).map(policyPath)).toEqual([
    '/etc/sambung/policy.json',
    '/Library/Application Support/Sambung/policy.json',
    'C:\\ProgramData\\Sambung\\policy.json',
  ]);
});

it('that is not there sets nothing', () => {
  expect(read(join(tempDir(), 'policy.json'))).toBeNull();
});

it('sets what it names, in the form in which a connection has it', () => {
  const path = place(
    '\uFEFF{ "baseUrl": "https://td.bank.example/asso/", "proxy": "proxy.bank.example:3128", "dailyCap": 500000, "reuseDays": 14, "retention": { "collection": 365 }, "maskNumbers": true, "backupEvery": 7 }',
  );
  expect(read(path)).toEqual({
    path,
    fault: null,
    name: null,
    set: {
      baseUrl: 'https://td.bank.example/asso/',
      proxy: 'http://proxy.bank.example:3128',
      dailyCap: 500_000,
      monthlyCap: null,
      reuseDays: 14,
      retention: { collection: 365 },
      maskNumbers: true,
      backupEvery: 7,
      lockRequired: null,
      lockMinutes: null,
      crashDumps: null,
      updateAddress: null,
      updateSigner: null,
    },
  });
});

it.each([
  ['not-json', null, '{ baseUrl: 1'],
  ['not-valid', 'baseurl', '{ "baseurl": "https://td.example" }'],
  ['not-valid', 'baseUrl', '{ "baseUrl": "http://td.example" }'],
  ['not-valid', 'dailyCap', '{ "dailyCap": -1 }'],
  ['not-valid', 'monthlyCap', '{ "dailyCap": 1000, "monthlyCap": "10 juta" }'],
  ['not-valid', 'proxy', '{ "proxy": "http://user:password@proxy:1" }'],
  ['not-valid', 'reuseDays', '{ "reuseDays": 1.5 }'],
  ['not-valid', 'retention', '{ "retention": { "collection": 0 } }'],
  ['not-valid', 'penagihan', '{ "retention": { "penagihan": 30 } }'],
  ['not-valid', 'maskNumbers', '{ "maskNumbers": "ya" }'],
  ['not-valid', 'backupEvery', '{ "backupEvery": 90 }'],
  ['not-valid', 'crashDumps', '{ "crashDumps": true }'],
  ['not-valid', 'x'.repeat(60), `{ "${'x'.repeat(2_000)}": 1 }`],
  ['not-valid', null, '[]'],
  ['not-valid', 'updateAddress', '{ "updateAddress": "https://updates.example" }'],
  ['not-valid', 'updateAddress', `{ "updateSigner": "${updateSigner}" }`],
  ['not-valid', 'updateAddress', `{ "updateAddress": "http://updates.example", "updateSigner": "${updateSigner}" }`],
  ['not-valid', 'updateAddress', '{ "updateAddress": "https://updates.example", "updateSigner": "another" }'],
  ['not-valid', 'updateAddress', `{ "updateAddress": "none", "updateSigner": "${updateSigner}" }`],
])('is %s, and says that it is about %s: %s', (fault, name, text) => {
  expect(read(place(text))).toMatchObject({ fault, name, set: { baseUrl: null, proxy: null, dailyCap: null } });
});

it('sets where new versions come from with whose signature, or that there are none', () => {
  const updateAddress = 'https://updates.bank.example/sambung/';
  expect(read(place(JSON.stringify({ updateAddress, updateSigner })))?.set).toMatchObject({
    updateAddress,
    updateSigner,
  });
  expect(read(place('{ "updateAddress": "none" }'))).toMatchObject({ fault: null, set: { updateAddress: 'none' } });
});

it('that others may write is not followed, nor one in a folder that they may write, nor another’s, nor a link', () => {
  const text = '{ "dailyCap": 1000 }';
  expect(read(place(text, 0o666))).toMatchObject({ fault: 'open-to-others' });
  expect(read(place(text, 0o664))).toMatchObject({ fault: 'open-to-others' });
  const path = place(text);
  chmodSync(join(path, '..'), 0o777);
  expect(read(path)).toMatchObject({ fault: 'open-to-others' });
  expect(readPolicy(place(text), { platform: 'linux', owner: owner + 1 })).toMatchObject({ fault: 'open-to-others' });
  const link = join(tempDir(), 'policy.json');
  symlinkSync(place(text), link);
  expect(read(link)).toMatchObject({ fault: 'open-to-others' });
});

describe('on Windows', () => {
  const text = '{ "dailyCap": 1000 }';
  const admins = 'O:BAG:SYD:PAI';
  const closed = '(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;FR;;;BU)';
  /** As Windows says it of the file and of its folder. */
  const onWindows = (file: string, folder: string) => {
    const path = place(text);
    const sddl = (paths: readonly string[]) => {
      expect(paths).toEqual([path, dirname(path)]);
      return [file, folder];
    };
    return readPolicy(path, { platform: 'win32', sddl })?.fault;
  };

  it('is followed where administrators alone may change the file and its folder', () => {
    expect(onWindows(admins + closed, admins + closed)).toBeNull();
    expect(onWindows('O:SYG:SYD:AI(A;ID;0x1200a9;;;BU)(D;;WD;;;WD)', `O:S-1-5-32-544G:SYD:P${closed}`)).toBeNull();
  });

  it.each([
    ['is in a folder that an operator made', `O:S-1-5-21-1-2-3-1001G:SYD:PAI${closed}`],
    // As C:\\ProgramData hands it on.
    ['may be added to by users', `${admins}(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)`],
    ['is open to everybody', `${admins}(A;;FA;;;WD)`],
    ['may be written by users', `${admins}(A;;FRFW;;;BU)`],
    ['may be deleted by users', `${admins}(A;;FRSD;;;AU)`],
    ['lets users change the permissions', `${admins}(A;;0x1600a9;;;BU)`],
    ['has no list of permissions', 'O:BAG:SYD:NO_ACCESS_CONTROL'],
    ['has no list at all', 'O:BAG:SY'],
    ['has an entry of a kind that is not known', `${admins}(XA;;FR;;;BU;(@User.x == 1))`],
    ['has a right that is not known', `${admins}(A;;ZZ;;;BU)`],
    ['is told in no way that is known', 'BUILTIN\\Administratoren'],
  ])('is not followed where the place %s', (_, sddl) => {
    expect(onWindows(sddl, admins + closed)).toBe('open-to-others');
    expect(onWindows(admins + closed, sddl)).toBe('open-to-others');
  });

  it('is not followed where Windows says nothing, or of one of the two alone, or the folder is a link', () => {
    const path = place(text);
    const fails = () => {
      throw new Error('no PowerShell');
    };
    expect(readPolicy(path, { platform: 'win32', sddl: fails })?.fault).toBe('open-to-others');
    expect(readPolicy(path, { platform: 'win32', sddl: () => [admins + closed] })?.fault).toBe('open-to-others');
    const link = join(tempDir(), 'Sambung');
    symlinkSync(dirname(path), link);
    const both = () => [admins + closed, admins + closed];
    expect(readPolicy(join(link, 'policy.json'), { platform: 'win32', sddl: both })?.fault).toBe('open-to-others');
  });

  it('that is not there asks Windows nothing', () => {
    const asked: unknown[] = [];
    const sddl = (paths: readonly string[]) => {
      asked.push(paths);
      return [];
    };
    expect(readPolicy(join(tempDir(), 'policy.json'), { platform: 'win32', sddl })).toBeNull();
    expect(asked).toEqual([]);
  });
});
