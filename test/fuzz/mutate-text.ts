/** Changes to a text list: quotes, delimiters and line ends where none belong, bytes of no encoding, half characters. */
import type { Random } from '../crash/random.ts';

const pieces = [
  '"',
  '""',
  '"""',
  ',"',
  '",',
  '";"',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\n\n\n',
  '\u2028',
  '\u0085',
  '\u0000',
  '\ufeff',
  'sep=;\n',
  '"sep=,"\r\n',
  '=',
  '="0',
  '="081"',
  '\u202e',
  '\u200b',
  '\ud83d',
  '\u0660',
  '3.1E+15',
  '\\',
  '\u001a',
  'TOTAL',
  'NIK',
  'No HP',
  'Nama',
  ',,,,,,,,,,',
  '\f',
  '\v',
];

export function mutateText(random: Random, bytes: Buffer): Buffer {
  const at = random.int(0, bytes.length);
  const put = (piece: Buffer) => Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const encoded = (text: string) => Buffer.from(text, wide ? 'utf16le' : 'utf8');
  switch (random.int(0, 6)) {
    case 0:
      return put(encoded(random.pick(pieces)));
    case 1:
      return put(
        encoded(
          random.pick(pieces).repeat(
            random.weighted([
              [3, 3],
              [2, 200],
              [1, 20_000],
            ]),
          ),
        ),
      );
    case 2:
      return put(
        Buffer.from(
          random.pick([[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8], [0x80], [0x00], [0x00, 0xd8], [0xfe, 0xff]]),
        ),
      );
    case 3: {
      const lines = bytes.toString('latin1').split('\n');
      const line = random.int(0, lines.length - 1);
      const times = random.weighted([
        [3, 2],
        [2, 50],
        [1, 2_000],
      ]);
      lines.splice(line, 1, ...Array.from({ length: times }, () => lines[line] ?? ''));
      return Buffer.from(lines.join('\n'), 'latin1');
    }
    case 4: {
      const [from, to] = [random.pick([',', ';', '\t', '|', '\n', '"', '0', 'N']), random.pick(pieces)];
      return Buffer.from(bytes.toString('latin1').replaceAll(from, random.chance(0.5) ? to : `${from}${to}`), 'latin1');
    }
    case 5:
      return Buffer.concat([
        Buffer.from(random.pick([[0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x00], [0x20], [0x0a]])),
        bytes,
      ]);
    default:
      return Buffer.from(
        bytes.toString(random.pick(['latin1', 'utf8', 'utf16le'])),
        random.pick(['latin1', 'utf8', 'utf16le']),
      );
  }
}
