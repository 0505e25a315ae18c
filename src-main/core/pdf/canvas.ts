/** The pages themselves, by pdfkit: the only file that knows it. Its bytes are fetched page by page, so that memory does not grow. */
import { randomBytes } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Mark } from './block.ts';
import type { Fonts, Weight } from './fonts.ts';
import type { Paper, Sign } from './pdf-model.ts';
import { passwordEntries } from './pdf-password.ts';

/** A4. */
export const page = { width: 595.28, height: 841.89 };

const ink = '#000000';
const faint = '#555555';
/** Apart from each other on grey paper, too. */
const shades = { dark: '#333333', light: '#a6a6a6' };

export type Canvas = {
  newPage(): void;
  /** `x`, `y`: of what the marks are measured from, on the page. */
  draw(marks: readonly Mark[], x: number, y: number): void;
  /** What is there since it was asked last. */
  bytes(): Buffer;
  end(): void;
};

/** What of the library's insides is used; held by the tests that read its files and open a locked one. */
type EmbeddedFont = {
  id: string;
  ref(): unknown;
  subset: { includeGlyph(id: number): number };
  widths: number[];
  unicode: number[][];
};
type Inside = { _font: EmbeddedFont; page: { fonts: Record<string, unknown> } };
type Locked = { _security: { encryptionKey: Uint8Array; dictionary: { data: Record<string, unknown> } } };

export function createCanvas(paper: Paper, fonts: Fonts, password: string | null): Canvas {
  const doc = new PDFDocument({
    autoFirstPage: false,
    font: '',
    size: [page.width, page.height],
    margin: 0,
    lang: paper.language,
    displayTitle: true,
    pdfVersion: password === null ? '1.7' : '1.7ext3',
    // Another than the real one, whose entries are put in its place.
    ...(password !== null && {
      userPassword: randomBytes(16).toString('hex'),
      permissions: {
        ...{ printing: 'highResolution', copying: true, annotating: true, fillingForms: true },
        ...{ modifying: true, contentAccessibility: true, documentAssembly: true },
      },
    }),
    info: { Title: paper.heading, Creator: 'Sambung', Producer: 'Sambung', CreationDate: new Date(paper.createdAt) },
  });
  if (password !== null) {
    const { encryptionKey, dictionary } = (doc as unknown as Locked)._security;
    Object.assign(dictionary.data, passwordEntries(password, encryptionKey), { R: 6 });
  }
  for (const weight of ['regular', 'bold'] as const) doc.registerFont(weight, fonts.bytes(weight));

  const inside = doc as unknown as Inside;
  const embedded = { regular: embed('regular'), bold: embed('bold') };

  function embed(weight: Weight) {
    doc.font(weight);
    return { font: inside._font, codes: new Map<string, string>() };
  }

  /**
   * A letter is one glyph, and a glyph is one letter again where somebody searches or copies: the library would take `ị` apart and lose
   * its dot. It is also four times as fast.
   */
  function codesOf(text: string, weight: Weight): string {
    const { font, codes } = embedded[weight];
    let all = '';
    for (const char of text) {
      let code = codes.get(char);
      if (code === undefined) {
        const codePoint = char.codePointAt(0) ?? 0;
        const { id, width } = fonts.glyph(codePoint, weight);
        const place = font.subset.includeGlyph(id);
        font.widths[place] ??= width;
        font.unicode[place] ??= [codePoint];
        code = place.toString(16).padStart(4, '0');
        codes.set(char, code);
      }
      all += code;
    }
    return all;
  }

  function drawText(mark: Mark & { kind: 'text' }, x: number, y: number): void {
    const { font } = embedded[mark.weight];
    inside.page.fonts[font.id] ??= font.ref();
    // The page counts from its upper edge, letters stand upright.
    doc.addContent(
      `BT /${font.id} ${mark.size} Tf 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${codesOf(mark.text, mark.weight)}> Tj ET`,
    );
    if (mark.link === undefined) return;
    const width = fonts.width(mark.text.trimEnd(), mark.size, mark.weight);
    doc.lineWidth(0.7).strokeColor(ink);
    doc
      .moveTo(x, y + 2)
      .lineTo(x + width, y + 2)
      .stroke();
    doc.link(x, y - mark.size, width, mark.size * 1.3, mark.link);
  }

  function drawMark(mark: Mark, left: number, top: number): void {
    const [x, y] = [left + mark.x, top + mark.y];
    switch (mark.kind) {
      case 'text':
        drawText(mark, x, y);
        break;
      case 'picture':
        doc.image(mark.bytes, x, y, { width: mark.width, height: mark.height });
        break;
      case 'box':
        doc.lineWidth(1).strokeColor(ink).rect(x, y, mark.size, mark.size).stroke();
        break;
      case 'frame':
        doc.lineWidth(0.8).strokeColor(faint).rect(x, y, mark.width, mark.height).stroke();
        break;
      case 'bar':
        doc
          .rect(x, y, mark.width, mark.height)
          .fillColor(mark.dark ? shades.dark : shades.light)
          .fill();
        doc.fillColor(ink);
        break;
      case 'line':
        doc.lineWidth(mark.strong ? 1 : 0.6).strokeColor(mark.strong ? ink : faint);
        doc
          .moveTo(x, y)
          .lineTo(x + mark.width, y)
          .stroke();
        break;
      case 'sign':
        drawSign(doc, mark.sign, x, y, mark.size);
    }
  }

  return {
    newPage: () => void doc.addPage().fillColor(ink),
    draw(marks, x, y) {
      for (const mark of marks) drawMark(mark, x, y);
    },
    bytes() {
      const pieces: Buffer[] = [];
      for (let piece = doc.read(); piece !== null; piece = doc.read()) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    end: () => doc.end(),
  };
}

/** Full: good. Half: likely. Empty: verify first. Cross: no link. Question: nobody knows. */
function drawSign(doc: PDFKit.PDFDocument, sign: Sign, x: number, y: number, size: number): void {
  const radius = size / 2;
  const [middleX, middleY] = [x + radius, y + radius];
  doc.lineWidth(1.3).strokeColor(ink).fillColor(ink);
  switch (sign) {
    case 'full':
      doc.circle(middleX, middleY, radius).fillAndStroke();
      break;
    case 'half':
      doc.save().rect(x, y, radius, size).clip().circle(middleX, middleY, radius).fill().restore();
      doc.circle(middleX, middleY, radius).stroke();
      break;
    case 'empty':
      doc.circle(middleX, middleY, radius).stroke();
      break;
    case 'cross': {
      const inset = 1.5;
      const [near, far] = [inset, size - inset];
      doc.lineWidth(2);
      doc.moveTo(x + near, y + near).lineTo(x + far, y + far);
      doc.moveTo(x + far, y + near).lineTo(x + near, y + far);
      doc.stroke();
      break;
    }
    case 'question':
      doc.font('bold').fontSize(size + 2);
      doc.text('?', x + 2, y + size, { lineBreak: false, baseline: 'alphabetic' });
  }
}
