/** Many short texts in large byte buffers, each readable by its index: the shared strings of a workbook. */

import { tooLarge } from '../../file-errors.ts';
import type { SharedTexts } from '../table/row-arena.ts';
import { mostRows } from '../table/table.ts';

/** Eight different texts in every row of the longest sheet; no list comes near it. */
const mostTexts = 8 * mostRows;
const chunkBytes = 1024 * 1024;

export class TextArena implements SharedTexts {
  private readonly chunks: Buffer[] = [];
  private chunk = Buffer.alloc(0);
  private used = 0;
  /** Three numbers a text: its chunk, where in it, and its bytes times two, plus one where a character takes two. */
  private places = new Uint32Array(3072);
  count = 0;

  /** Bytes that are one character each. */
  addLatin1(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    this.need(length);
    this.place(length * 2);
    const { chunk } = this;
    let at = this.used;
    for (let index = from; index < to; index++) chunk[at++] = bytes[index] as number;
    this.used = at;
  }

  add(text: string): void {
    this.need(text.length * 2);
    this.place(text.length * 4 + 1);
    this.used += this.chunk.write(text, this.used, 'utf16le');
  }

  at(index: number): string {
    const length = this.places[index * 3 + 2] as number;
    const chunk = this.chunks[this.places[index * 3] as number] as Buffer;
    const from = this.places[index * 3 + 1] as number;
    return chunk.toString((length & 1) === 0 ? 'latin1' : 'utf16le', from, from + (length >>> 1));
  }

  private place(length: number): void {
    if (this.count >= mostTexts) throw tooLarge();
    if (this.count * 3 + 3 > this.places.length) {
      const more = new Uint32Array(this.places.length * 2);
      more.set(this.places);
      this.places = more;
    }
    const at = this.count * 3;
    this.places[at] = this.chunks.length - 1;
    this.places[at + 1] = this.used;
    this.places[at + 2] = length;
    this.count += 1;
  }

  private need(bytes: number): void {
    if (this.chunks.length > 0 && this.used + bytes <= this.chunk.length) return;
    this.chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes));
    this.chunks.push(this.chunk);
    this.used = 0;
  }
}
