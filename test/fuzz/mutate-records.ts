/** Changes to a workbook of Excel 97: records with wrong lengths, doubled, swapped, out of place, of another type. */
import { CFB } from 'xlsx';
import type { Random } from '../crash/random.ts';
import { mutateBytes } from './mutate-bytes.ts';

const lengths = [0, 1, 2, 3, 4, 5, 7, 8, 16, 255, 2_080, 8_224, 8_228, 0x7fff, 0xffff];
const types = [
  0x000a, 0x0006, 0x000c, 0x003c, 0x0085, 0x00bd, 0x00be, 0x00e5, 0x00fc, 0x00fd, 0x0201, 0x0203, 0x0204, 0x0205,
  0x0208, 0x0207, 0x0221, 0x04bc, 0x0809, 0x041e, 0x00e0, 0x0031, 0x0017, 0x01ae, 0x0200, 0x0218, 0x0022, 0x0055,
  0x007d, 0x00ec, 0x005d, 0x01b6, 0x002f,
];

type Record = { type: number; length: number; data: Buffer };

/** null: it is no such workbook. */
export function mutateOldBook(random: Random, bytes: Buffer): Buffer | null {
  const records = recordsOf(bytes);
  if (!records || records.length === 0) return null;
  for (let changes = random.int(1, 3); changes > 0; changes--) changeOne(random, records);
  const stream = Buffer.concat(
    records.flatMap(({ type, length, data }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type & 0xffff, 0);
      head.writeUInt16LE(length & 0xffff, 2);
      return [head, data];
    }),
  );
  const made = CFB.utils.cfb_new();
  CFB.utils.cfb_add(made, '/Workbook', stream);
  return Buffer.from(CFB.write(made, { type: 'buffer' }) as Uint8Array);
}

function changeOne(random: Random, records: Record[]): void {
  const at = random.int(0, records.length - 1);
  const record = records[at];
  if (!record) return;
  switch (random.int(0, 7)) {
    case 0:
      record.length = random.pick(lengths);
      return;
    case 1: {
      const length = random.pick(lengths.filter((one) => one <= 8_228));
      record.data = Buffer.concat([record.data, Buffer.alloc(length)]).subarray(0, length);
      record.length = length;
      return;
    }
    case 2:
      record.type = random.pick(types);
      return;
    case 3:
      records.splice(
        at,
        0,
        ...Array.from(
          {
            length: random.weighted([
              [3, 1],
              [1, 200],
            ]),
          },
          () => ({ ...record }),
        ),
      );
      return;
    case 4:
      records.splice(at, 1);
      return;
    case 5: {
      const other = records[random.int(0, records.length - 1)];
      if (other) records.splice(at, 1, { ...other });
      return;
    }
    default:
      if (record.data.length === 0) return;
      record.data = mutateBytes(random, record.data, Buffer.alloc(8, 0xff));
      record.length = record.data.length;
  }
}

function recordsOf(bytes: Buffer): Record[] | null {
  try {
    const stream = CFB.find(CFB.read(bytes, { type: 'buffer' }), '/Workbook')?.content as Uint8Array | undefined;
    if (!stream) return null;
    const all = Buffer.from(stream);
    const records: Record[] = [];
    for (let at = 0; at + 4 <= all.length; ) {
      const length = all.readUInt16LE(at + 2);
      records.push({ type: all.readUInt16LE(at), length, data: all.subarray(at + 4, at + 4 + length) });
      at += 4 + length;
    }
    return records;
  } catch {
    return null;
  }
}
