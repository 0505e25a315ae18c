/** A PDF as another program than the one that wrote it reads it: Firefox's reader. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PrintedPage = {
  /** In the order in which it was drawn, blanks as one. */
  text: string;
  links: string[];
  /** Points. */
  size: [number, number];
  /** Where each text stands: from the left, and from the foot of the page. */
  places: { text: string; x: number; y: number; width: number; size: number }[];
};

export type Printed = { pages: PrintedPage[]; text: string; title: string };

/** Rejects where the password is not the right one. */
export async function readPrinted(bytes: Uint8Array, password?: string): Promise<Printed> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, ...(password !== undefined && { password }) });
  try {
    const file = await task.promise;
    const pages: PrintedPage[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      const { width, height } = page.getViewport({ scale: 1 });
      const texts = items.flatMap((item) => ('str' in item ? [item] : []));
      pages.push({
        text: plain(texts.map(({ str, hasEOL }) => (hasEOL ? `${str} ` : str)).join('')),
        links: (await page.getAnnotations()).flatMap(({ unsafeUrl }) => (unsafeUrl ? [String(unsafeUrl)] : [])),
        size: [width, height],
        places: texts.map(({ str, transform, width: wide }) => ({
          ...{ text: str, width: wide },
          ...{ size: Number(transform[0]), x: Number(transform[4]), y: Number(transform[5]) },
        })),
      });
    }
    const { info } = (await file.getMetadata()) as { info: { Title?: string } };
    return { pages, text: pages.map(({ text }) => text).join(' '), title: info.Title ?? '' };
  } finally {
    await task.destroy();
  }
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
