/**
 * Which elements of an XML part belong to the spreadsheet: those of the root's own namespace. Elements of other
 * namespaces are skipped with everything in them (a program may add its own, and that is no damage); of alternatives
 * the one for everybody is taken.
 */
import { corrupt } from '../../file-errors.ts';
import type { Attributes, XmlHandler } from './xml-reader.ts';

export type MainHandler = {
  /** The name without its prefix, also of the root. `false`: the element and all in it are passed over. */
  open(name: string, attributes: Attributes): boolean;
  /** Of elements that were not passed over. */
  close(name: string): void;
  text(text: string): void;
};

const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

type Spaces = ReadonlyMap<string, string>;

export class MainElements implements XmlHandler {
  private readonly root: string;
  private readonly handler: MainHandler;
  /** Of every open element that is not passed over: its name, and the namespaces outside of it where it declares some. */
  private readonly names: (string | null)[] = [];
  private readonly outer: (Spaces | null)[] = [];
  private spaces: Spaces = new Map();
  private main: string | null = null;
  private passedOver = 0;

  /** Errors while reading: `file-corrupt` where the root is not named `root`. */
  constructor(root: string, handler: MainHandler) {
    this.root = root;
    this.handler = handler;
  }

  open(qualified: string, attributes: Attributes): void {
    if (this.passedOver > 0) {
      this.passedOver += 1;
      return;
    }
    const outer = attributes.raw.includes('xmlns') ? this.declared(attributes) : null;
    const colon = qualified.indexOf(':');
    const name = colon < 0 ? qualified : qualified.slice(colon + 1);
    const prefix = colon < 0 ? '' : qualified.slice(0, colon);
    // A prefix that nobody declared is a namespace of its own.
    const space = this.spaces.get(prefix) ?? (prefix === '' ? '' : `?${prefix}`);
    const kind = this.kindOf(name, space, attributes);
    if (kind === 'passed-over') {
      this.passedOver = 1;
      if (outer) this.spaces = outer;
      return;
    }
    this.names.push(kind === 'main' ? name : null);
    this.outer.push(outer);
  }

  close(): void {
    if (this.passedOver > 0) {
      this.passedOver -= 1;
      return;
    }
    const name = this.names.pop();
    const outer = this.outer.pop();
    if (outer) this.spaces = outer;
    if (typeof name === 'string') this.handler.close(name);
  }

  text(text: string): void {
    if (this.passedOver === 0) this.handler.text(text);
  }

  private kindOf(name: string, space: string, attributes: Attributes): 'main' | 'transparent' | 'passed-over' {
    if (this.main === null) {
      if (name !== this.root) throw corrupt('A part is of another kind than its name says.');
      this.main = space;
    }
    if (space === this.main) return this.handler.open(name, attributes) ? 'main' : 'passed-over';
    const forEverybody = name === 'AlternateContent' || name === 'Fallback';
    return space === compatibility && forEverybody ? 'transparent' : 'passed-over';
  }

  private declared(attributes: Attributes): Spaces {
    const outer = this.spaces;
    const spaces = new Map(outer);
    for (const [name, value] of attributes.entries()) {
      if (name === 'xmlns') spaces.set('', value);
      else if (name.startsWith('xmlns:')) spaces.set(name.slice(6), value);
    }
    this.spaces = spaces;
    return outer;
  }
}
