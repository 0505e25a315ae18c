/**
 * Draws resources/icons/sambung.svg in every size that the three systems want: `node test/dev/make-icons.ts`, after a change of it.
 * What it writes is committed: a build needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';

const icons = join(import.meta.dirname, '../../resources/icons');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

/** Apple's names of the sizes that are PNG inside an .icns. */
const appleTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

async function draw(): Promise<Map<number, Buffer>> {
  const svg = readFileSync(join(icons, 'sambung.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args });
  const page = await browser.newPage();
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

/** Windows' icon: a directory of 16 bytes a picture, then the pictures, as PNG (Windows Vista and newer). */
function ico(pictures: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)]);
}

/** Apple's icon: a type, a length and a PNG for each size. */
function icns(picture: (size: number) => Buffer): Buffer {
  const parts = appleTypes.map(([type, size]) => block(type, picture(size)));
  return block('icns', Buffer.concat(parts));
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}

const drawn = await draw();
const picture = (size: number): Buffer => drawn.get(size) ?? Buffer.alloc(0);
mkdirSync(join(icons, 'sizes'), { recursive: true });
for (const [size, png] of drawn) writeFileSync(join(icons, 'sizes', `${size}x${size}.png`), png);
const ofWindows = [16, 24, 32, 48, 64, 128, 256].map((size) => [size, picture(size)] as const);
writeFileSync(join(icons, 'sambung.ico'), ico(ofWindows));
writeFileSync(join(icons, 'sambung.icns'), icns(picture));
