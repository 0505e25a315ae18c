/** A place that other machines or a syncing program write into is recognised; an ordinary disk is not. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedPlace } from '../../../src-main/core/store/place.ts';
import { tempDir } from '../../fakes/ports.ts';

const ext4 = () => 0xef53;

test.each([
  ['C:\\Users\\budi\\OneDrive\\sambung', 'win32', 'sync'],
  ['C:\\Users\\budi\\OneDrive - PT Uji Bersama\\data', 'win32', 'sync'],
  ['/Users/budi/Library/CloudStorage/GoogleDrive-budi@example.com/My Drive/x', 'darwin', 'sync'],
  ['/home/budi/Dropbox/sambung', 'linux', 'sync'],
  ['/home/budi/dropbox-tools/sambung', 'linux', null],
  ['\\\\server\\data\\sambung', 'win32', 'network'],
  ['\\\\?\\UNC\\server\\data', 'win32', 'network'],
  ['\\\\?\\C:\\data', 'win32', null],
  ['C:\\Users\\budi\\AppData\\Local\\sambung-data', 'win32', null],
  ['/home/budi/.local/share/sambung', 'linux', null],
] as const)('%s on %s: %s', (path, platform, place) => {
  expect(sharedPlace(path, platform, ext4)).toBe(place);
});

test.each([
  ['nfs', 0x6969, 'network'],
  ['cifs, said with a sign', 0xff534d42 | 0, 'network'],
  ['ext4', 0xef53, null],
  ['fuse, which may be a disk of this machine', 0x65735546, null],
])('a mount of %s', (_name, type, place) => {
  expect(sharedPlace('/mnt/x', 'linux', () => type)).toBe(place);
});

test('is seen behind a link, and an ordinary folder is none', () => {
  const dir = tempDir();
  expect(sharedPlace(dir)).toBeNull();
  mkdirSync(join(dir, 'Dropbox', 'data'), { recursive: true });
  symlinkSync(join(dir, 'Dropbox', 'data'), join(dir, 'data'));
  expect(sharedPlace(join(dir, 'data'), 'linux', ext4)).toBe('sync');
  expect(
    sharedPlace(join(dir, 'gone'), 'linux', () => {
      throw new Error('gone');
    }),
  ).toBeNull();
});
