/** Shared strings in whatever form their XML has: each `si` is one, also an empty one, or every later text would move. */
import type { MainHandler } from './main-elements.ts';
import { RichText } from './rich-text.ts';
import type { TextArena } from './text-arena.ts';

export class AnyStrings implements MainHandler {
  private readonly texts: TextArena;
  private readonly rich = new RichText();
  private inside = false;

  constructor(texts: TextArena) {
    this.texts = texts;
  }

  open(name: string): boolean {
    if (this.inside) return this.rich.enter(name);
    if (name === 'sst') return true;
    // Excel 2007 had another name for it before it was finished.
    if (name !== 'si' && name !== 'sstItem') return false;
    this.rich.begin();
    this.inside = true;
    return true;
  }

  close(name: string): void {
    if (name === 'si' || name === 'sstItem') {
      this.texts.add(this.rich.take());
      this.inside = false;
    } else if (this.inside) this.rich.leave();
  }

  text(text: string): void {
    if (this.inside) this.rich.text(text);
  }
}
