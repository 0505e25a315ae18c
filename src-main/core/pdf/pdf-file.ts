/**
 * A printed list: pages of text, then a card for each person, every page with its head and its foot. The cards wait compressed until
 * the last one is there, for each page says how many there are; then page by page goes to the file.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Block } from './block.ts';
import { createCanvas } from './canvas.ts';
import { createCardLayout } from './card-layout.ts';
import { createFlow, type Flow, type Sink } from './flow.ts';
import { loadFonts } from './fonts.ts';
import { createPageFrame, left, textWidth } from './page-frame.ts';
import type { Card, Paper, TextLine } from './pdf-model.ts';
import { createPrintable } from './printable.ts';
import { layText } from './text-layout.ts';
import { createWrap } from './wrap.ts';

export type PdfFile = {
  add(cards: readonly Card[]): void;
  /** In front of the cards: all of the file, piece by piece. */
  pieces(text: readonly TextLine[]): Generator<Buffer>;
};

/** Cards that are compressed in one go. */
const atOnce = 200;

/** `password`: who opens the file has to know it. null: nobody. */
export function createPdfFile(paper: Paper, password: string | null): PdfFile {
  const fonts = loadFonts();
  const printable = createPrintable(fonts.has);
  const wrap = createWrap(fonts, printable);
  const layCard = createCardLayout(paper, wrap, printable, textWidth);
  const frame = createPageFrame(paper, wrap);
  const spool: Buffer[] = [];
  let waiting: Card[] = [];

  function compress(): void {
    if (waiting.length > 0) spool.push(deflateRawSync(JSON.stringify(waiting), { level: 1 }));
    waiting = [];
  }

  /** The rows of a table know its headings. */
  function* layPages(text: readonly TextLine[]): Generator<Block> {
    let headedBy: Block | undefined;
    for (const line of text) {
      const block = layText(line, wrap, textWidth);
      const isRow = typeof line === 'object' && 'row' in line;
      yield isRow && !block.heads && headedBy ? { ...block, headedBy } : block;
      if (!isRow) headedBy = undefined;
      else if (block.heads) headedBy = block;
    }
  }

  function* fill(flow: Flow, text: readonly TextLine[]): Generator<void> {
    for (const block of layPages(text)) flow.add(block);
    flow.endPage();
    for (const cards of spool) {
      for (const card of JSON.parse(inflateRawSync(cards).toString('utf8')) as Card[]) flow.add(layCard(card));
      yield;
    }
  }

  function pagesOf(text: readonly TextLine[]): number {
    const nowhere: Sink = { newPage() {}, draw() {}, frame() {} };
    const flow = createFlow(frame.height, nowhere);
    for (const _ of fill(flow, text));
    return flow.pages();
  }

  return {
    add(cards) {
      waiting.push(...cards);
      if (waiting.length >= atOnce) compress();
    },
    *pieces(text) {
      compress();
      const pages = pagesOf(text);
      const canvas = createCanvas(paper, fonts, password);
      let number = 0;
      const flow = createFlow(frame.height, {
        newPage() {
          number += 1;
          canvas.newPage();
          canvas.draw(frame.marks(number, pages), left, 0);
        },
        draw: (marks, top) => canvas.draw(marks, left, frame.top + top),
        frame: (top, height) =>
          canvas.draw([{ kind: 'frame', x: 0, y: 0, width: textWidth, height }], left, frame.top + top),
      });
      for (const _ of fill(flow, text)) yield canvas.bytes();
      canvas.end();
      yield canvas.bytes();
    },
  };
}
