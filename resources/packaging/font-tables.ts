/** A font without what only shaping needs: the letters of a printed list are drawn one by one (OpenType 1.9, "Organization of an OpenType font"). */

const shaping: ReadonlySet<string> = new Set(['GPOS', 'GSUB', 'GDEF', 'STAT']);
const directory = 12;
const record = 16;
/** Of `post`: its facts without the names of glyphs, as its version 3 has it. */
const postFacts = 32;
const postVersion3 = 0x0003_0000;

/** TrueType; sums of the tables that stay are as they were, that of the whole font is not kept up, as no reader asks for it. */
export function withoutShaping(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = directory + index * record;
    const start = font.readUInt32BE(at + 8);
    const tag = font.toString('latin1', at, at + 4);
    const bytes = font.subarray(start, start + font.readUInt32BE(at + 12));
    return { tag, head: font.subarray(at, at + 8), bytes: tag === 'post' ? withoutNames(bytes) : bytes };
  }).filter(({ tag }) => !shaping.has(tag));
  const heads = Buffer.alloc(directory + tables.length * record);
  font.copy(heads, 0, 0, 4);
  heads.writeUInt16BE(tables.length, 4);
  const power = Math.floor(Math.log2(tables.length));
  heads.writeUInt16BE(16 * 2 ** power, 6);
  heads.writeUInt16BE(power, 8);
  heads.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  const parts = [heads];
  let offset = heads.length;
  for (const [index, { head, bytes }] of tables.entries()) {
    const at = directory + index * record;
    head.copy(heads, at);
    heads.writeUInt32BE(offset, at + 8);
    heads.writeUInt32BE(bytes.length, at + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}

function withoutNames(post: Buffer): Buffer {
  const facts = Buffer.from(post.subarray(0, postFacts));
  facts.writeUInt32BE(postVersion3);
  return facts;
}
