/**
 * Finds, in the bytes of a tag, the values of the attributes that matter to rows and cells, without making a string.
 */
import { unsure } from './unsure.ts';

const space = 0x20;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const colon = 0x3a;
const letter = { h: 0x68, r: 0x72, s: 0x73, t: 0x74 };

export class TagAttributes {
  /** An end of 0: the element has none of that name. */
  rFrom = 0;
  rTo = 0;
  sFrom = 0;
  sTo = 0;
  tFrom = 0;
  tTo = 0;
  hiddenFrom = 0;
  hiddenTo = 0;
  selfClosing = false;

  /** Returns what follows the tag. Throws `Unsure`. */
  read(bytes: Buffer, from: number): number {
    this.rTo = 0;
    this.sTo = 0;
    this.tTo = 0;
    this.hiddenTo = 0;
    let at = from;
    for (;;) {
      const code = bytes[at];
      if (code === greaterThan) {
        this.selfClosing = false;
        return at + 1;
      }
      if (code === slash && bytes[at + 1] === greaterThan) {
        this.selfClosing = true;
        return at + 2;
      }
      if (code !== space) unsure('a tag of another form');
      at++;
      if (bytes[at] === space || bytes[at] === greaterThan || bytes[at] === slash) continue;
      at = this.attribute(bytes, at);
    }
  }

  private attribute(bytes: Buffer, from: number): number {
    let name = from;
    let at = from;
    for (let code = bytes[at]; code !== equals; code = bytes[++at]) {
      if (code === colon) name = at + 1;
      else if (code === undefined || code <= space || code === greaterThan || code === slash || code === lessThan)
        unsure('a tag of another form');
    }
    const length = at - name;
    const quote = bytes[at + 1];
    if (quote !== 0x22 && quote !== 0x27) unsure('an attribute without quotes');
    const value = at + 2;
    at = value;
    for (let code = bytes[at]; code !== quote; code = bytes[++at]) {
      if (code === undefined || code === lessThan || code === greaterThan) unsure('an attribute of another form');
    }
    const first = bytes[name];
    if (length === 1 && (first === letter.r || first === letter.s || first === letter.t)) {
      if (name !== from || at === value) unsure('an attribute of another space');
      if (first === letter.r) {
        this.rFrom = value;
        this.rTo = at;
      } else if (first === letter.s) {
        this.sFrom = value;
        this.sTo = at;
      } else {
        this.tFrom = value;
        this.tTo = at;
      }
    } else if (length === 6 && first === letter.h && bytes.toString('latin1', name, name + 6) === 'hidden') {
      if (name !== from) unsure('an attribute of another space');
      this.hiddenFrom = value;
      this.hiddenTo = at;
    }
    return at + 1;
  }
}
