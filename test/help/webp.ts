/** A screenshot as a small WebP, made by the browser that took it: no other program is needed. */
import type { BrowserContext } from '@playwright/test';

/** 1.3 MB for all of them, where they can be read at that. */
const aimedAtBytes = 29_000;

/** Some 46 of them lie in the program. */
export const mostPictureBytes = 40_000;

export async function webpOf(context: BrowserContext, png: Buffer): Promise<Buffer> {
  const page = await context.newPage();
  try {
    const base64 = await page.evaluate(
      async ([data, most]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        // As good as fits: text suffers first.
        for (let quality = 0.8; ; quality -= 0.1) {
          const encoded = canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
          if (encoded.length * 0.75 <= most || quality < 0.2) return encoded;
        }
      },
      [png.toString('base64'), aimedAtBytes] as const,
    );
    return Buffer.from(base64, 'base64');
  } finally {
    await page.close();
  }
}
