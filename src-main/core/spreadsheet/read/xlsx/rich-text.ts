/** The text of a shared string (`si`) or of a cell's own (`is`): one text or runs of it, without phonetic text. */
import { MainElements } from './main-elements.ts';
import { unsure } from './unsure.ts';
import { XmlReader } from './xml-reader.ts';
import { excelText } from './xml-text.ts';

/** Elements inside of `si` or `is`, of which this tells which are texts. */
export class RichText {
  private readonly open: string[] = [];
  private gathered = '';

  begin(): void {
    this.open.length = 0;
    this.gathered = '';
  }

  /** As `MainHandler.open`. */
  enter(name: string): boolean {
    const parent = this.open.at(-1);
    const counts = (name === 't' && (parent === undefined || parent === 'r')) || (name === 'r' && parent === undefined);
    if (counts) this.open.push(name);
    return counts;
  }

  leave(): void {
    this.open.pop();
  }

  /** Of a `t` only: between the others programs put blanks and line ends. */
  text(text: string): void {
    if (this.open.at(-1) === 't') this.gathered += text;
  }

  take(): string {
    return excelText(this.gathered);
  }
}

const asidesOrNames = /<(?:[!?]|\/?([^\s<>/]*))/g;

/**
 * `raw`: what stands inside of one, its bytes as characters. `prefix`: of its elements, with the colon. Throws `Unsure`
 * where the rest of the part would have to tell what it is. Errors: `file-corrupt`.
 */
export function richTextOf(raw: string, prefix: string): string {
  for (const [, name] of raw.matchAll(asidesOrNames)) {
    if (name === undefined) unsure('comments or sections in a text');
    if (!name.startsWith(prefix) || name.includes(':', prefix.length)) unsure('another prefix');
  }
  const rich = new RichText();
  rich.begin();
  const reader = new XmlReader(
    new MainElements('si', {
      open: (name) => name === 'si' || rich.enter(name),
      close: (name) => {
        if (name !== 'si') rich.leave();
      },
      text: (text) => rich.text(text),
    }),
  );
  reader.feed(`<${prefix}si>${Buffer.from(raw, 'latin1').toString('utf8')}</${prefix}si>`);
  reader.end();
  return rich.take();
}
