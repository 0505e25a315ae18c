/** A new AppImage takes the place of the old one in one step, or the old one is as it was. */
import { createHash } from 'node:crypto';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { placeAppImage, sha512Of } from '../../../src-main/hosts/electron/desktop/app-image.ts';
import { tempDir } from '../../fakes/ports.ts';

const next = '#!/bin/sh\necho new\n';
const signed = new Set([createHash('sha512').update(next).digest('base64')]);

function scene(name = 'Sambung-1.0.0.AppImage') {
  const cache = tempDir();
  const apps = join(tempDir(), 'apps');
  mkdirSync(apps);
  const installed = join(apps, name);
  writeFileSync(installed, 'old');
  const downloaded = join(cache, 'Sambung-2.0.0.AppImage');
  writeFileSync(downloaded, next);
  return { apps, installed, downloaded };
}

/** From now on that step fails as on a full disk. */
function failing(step: 'writeSync' | 'fsyncSync' | 'renameSync' | 'openSync', when: (first: unknown) => boolean): void {
  const whole = fs[step] as (...args: unknown[]) => unknown;
  const spy = vi.spyOn(fs, step).mockImplementation(((...args: unknown[]) => {
    if (when(args[0])) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    return whole(...args);
  }) as never);
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
}

describe('a new AppImage', () => {
  it('lies under its own name, executable, and the old one is gone', async () => {
    const { apps, installed, downloaded } = scene();
    const place = placeAppImage(downloaded, installed, signed);
    expect(readdirSync(apps)).toEqual(['Sambung-2.0.0.AppImage']);
    expect(statSync(place).mode & 0o777).toBe(0o755);
    expect(signed).toContain(await sha512Of(place));
  });

  it('keeps a name without a version', () => {
    const { apps, installed, downloaded } = scene('sambung.AppImage');
    expect(placeAppImage(downloaded, installed, signed)).toBe(installed);
    expect(readdirSync(apps)).toEqual(['sambung.AppImage']);
    expect(readFileSync(installed, 'utf8')).toBe(next);
  });

  it('that was changed since it was checked is not put there', () => {
    const { apps, installed, downloaded } = scene();
    writeFileSync(downloaded, next.replace('new', 'bad'));
    expect(() => placeAppImage(downloaded, installed, signed)).toThrow(expect.objectContaining({ fault: 'unsigned' }));
    expect(readdirSync(apps)).toEqual(['Sambung-1.0.0.AppImage']);
    expect(readFileSync(installed, 'utf8')).toBe('old');
  });

  it.each([
    ['openSync', (path: unknown) => String(path).endsWith('.part')],
    ['writeSync', () => true],
    ['fsyncSync', () => true],
    ['renameSync', () => true],
  ] as const)('that cannot be put there (%s) leaves the old one, and nothing of itself', (step, when) => {
    const { apps, installed, downloaded } = scene();
    failing(step, when);
    expect(() => placeAppImage(downloaded, installed, signed)).toThrow(
      expect.objectContaining({ fault: 'not-installed' }),
    );
    expect(readdirSync(apps)).toEqual(['Sambung-1.0.0.AppImage']);
    expect(readFileSync(installed, 'utf8')).toBe('old');
    expect(existsSync(downloaded)).toBe(true);
  });

  it('that was never there any more leaves the old one', () => {
    const { apps, installed } = scene();
    expect(() => placeAppImage('/nowhere/x.AppImage', installed, signed)).toThrow(
      expect.objectContaining({ fault: 'not-installed' }),
    );
    expect(readdirSync(apps)).toEqual(['Sambung-1.0.0.AppImage']);
  });
});
