/** Changes to a part that is XML: numbers and places no sheet has, tags lost, doubled and nested, characters that are none. */
import type { Random } from '../crash/random.ts';

const values = [
  '0',
  '-1',
  '1',
  '2',
  '1048576',
  '1048577',
  '16385',
  '65536',
  '2147483647',
  '4294967295',
  '4294967296',
  '99999999999',
  '1e308',
  '1e9',
  '1E400',
  '-0',
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '',
  ' ',
  'A0',
  'A1',
  'B2',
  'XFD1048576',
  'XFE1',
  'ZZZZZZ99999999',
  'A99999999999999',
  'a1',
  '$A$1',
  'R1C1',
  'A1:XFD1048576',
  'XFD1048576:A1',
  'A1:',
  ':',
  '__proto__',
  'constructor',
  'toString',
  's',
  'str',
  'inlineStr',
  'n',
  'b',
  'e',
  'd',
  'z',
  'shared',
  'array',
  'dataTable',
  'true',
  'rId1',
  'rId99',
  'float',
  'string',
  'date',
  'time',
  'boolean',
  'percentage',
  'void',
  'collapse',
  '2020-13-45',
  'PT99999999999H',
  '../../../x',
  'xl/workbook.xml',
  '#N/A',
  '\u0000',
  'x'.repeat(5_000),
];
const pieces = [
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#99999999999;',
  '&bogus;',
  '&',
  '<',
  '>',
  '"',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '_x0000_',
  '_xFFFF_',
  '_xD800_',
  '\ufeff',
  '\u202e',
  '\ud800',
  '\udc00',
  '<v>',
  '</v>',
  '<c r="A1"/>',
  '<row r="9999999"/>',
  '<row/>',
  '<c/>',
  '</row>',
  '</sheetData>',
  '<sheetData>',
  '<is/>',
  '<t/>',
  '<f>',
  '<f t="shared" si="0"/>',
  '<f t="shared" ref="A1:XFD1048576" si="0">A1</f>',
  '<si/>',
  '<r/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<hyperlink ref="A1:XFD1048576" r:id="rId1"/>',
  '<dimension ref="A1:XFD1048576"/>',
  '<col min="1" max="99999999" hidden="1"/>',
  '<table:table-row table:number-rows-repeated="99999999">',
  '<table:table-cell table:number-columns-repeated="99999999"/>',
  '<table:covered-table-cell table:number-columns-repeated="99999999"/>',
  '<text:s text:c="999999999"/>',
  '<text:p>',
  '</table:table-row>',
  '<sheet name="X" sheetId="2" r:id="rId1"/>',
];
const names = [
  'row',
  'c',
  'v',
  'f',
  'is',
  't',
  'si',
  'r',
  'sheet',
  'sheets',
  'sheetData',
  'x:row',
  'xf',
  'numFmt',
  'table:table-row',
  'table:table',
  'text:p',
  'Relationship',
  'Override',
];

export function mutateXml(random: Random, xml: string): string {
  const at = random.int(0, xml.length);
  const put = (piece: string) => xml.slice(0, at) + piece + xml.slice(at);
  switch (random.int(0, 11)) {
    case 0:
    case 1:
    case 2:
      return replaceOne(
        random,
        xml,
        /=\s*(["'])[^"'<>]*\1/g,
        (found) => `${found.slice(0, found.search(/["']/))}"${random.pick(values)}"`,
      );
    case 3:
      return replaceOne(random, xml, />[^<>]+</g, () => `>${random.pick([...values, ...pieces])}<`);
    case 4:
      return put(random.pick(pieces));
    case 5:
      return replaceOne(random, xml, /<[^<>]*>/g, () => '');
    case 6:
      return replaceOne(random, xml, /<[^<>]*>/g, (tag) =>
        tag.repeat(
          random.weighted([
            [3, 2],
            [2, 20],
            [1, 3_000],
          ]),
        ),
      );
    case 7:
      return replaceOne(random, xml, /<\/?[\w:]+/g, (tag) => (tag.startsWith('</') ? '</' : '<') + random.pick(names));
    case 8: {
      const name = random.pick(names);
      const depth = random.weighted([
        [2, 10],
        [1, 5_000],
      ]);
      return put(`<${name}>`.repeat(depth) + (random.chance(0.5) ? `</${name}>`.repeat(depth) : ''));
    }
    case 9: {
      const [from, to] = region(random, xml);
      const piece = xml.slice(from, to);
      return (
        xml.slice(0, to) +
        piece.repeat(
          random.weighted([
            [3, 1],
            [1, 50],
          ]),
        ) +
        xml.slice(to)
      );
    }
    case 10: {
      const [from, to] = region(random, xml);
      return xml.slice(0, from) + xml.slice(to);
    }
    default:
      return replaceOne(random, xml, /[\w:]+\s*=\s*(["'])[^"'<>]*\1/g, (one) =>
        random.pick(['', `${one} ${one}`, one.replace(/["']$/, ''), one.replace('=', ''), `xmlns:${one}`]),
      );
  }
}

/** From the beginning of one tag to that of a later one. */
function region(random: Random, xml: string): [number, number] {
  const tags = [...xml.matchAll(/</g)].map(({ index }) => index);
  if (tags.length < 2) return [0, xml.length];
  const first = random.int(0, tags.length - 2);
  const last = Math.min(tags.length - 1, first + random.int(1, 12));
  return [tags[first] ?? 0, tags[last] ?? xml.length];
}

function replaceOne(random: Random, text: string, what: RegExp, by: (found: string) => string): string {
  const found = [...text.matchAll(what)];
  if (found.length === 0) return text;
  const { 0: piece, index } = random.pick(found);
  return text.slice(0, index) + by(piece) + text.slice(index + piece.length);
}
