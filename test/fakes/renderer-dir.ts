/** A built window for tests that are not about what it shows: out/renderer with a page and a script. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from './ports.ts';

/** Beside it lies `secret.txt`, which is not part of the window. */
export function stageRenderer(): string {
  const dir = tempDir();
  const renderer = join(dir, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Sambung</title>');
  writeFileSync(join(renderer, 'assets', 'index-abc123.js'), 'export {};');
  writeFileSync(join(dir, 'secret.txt'), 'not part of the window');
  return renderer;
}
