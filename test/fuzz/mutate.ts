/** One input of the fuzzing: a nasty list, changed one to three times by what suits its format. Drawn from seed and number. */
import { type Random, seeded } from '../crash/random.ts';
import { unzip } from '../fixtures/unzip.ts';
import { type ZipPart, zipOf } from '../fixtures/zip.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateOldBook } from './mutate-records.ts';
import { mutateText } from './mutate-text.ts';
import { mutateXml } from './mutate-xml.ts';
import type { Seed } from './seeds.ts';

export type Input = { from: string; bytes: Buffer };

/** A mutation may double what another doubled; more than this proves nothing that less would not. */
const largest = 1_500_000;

export function inputOf(seed: number, number: number, seeds: readonly Seed[]): Input {
  const random = seeded(seed).branch(number);
  const first = random.pick(seeds);
  let { bytes } = first;
  for (
    let changes = random.weighted([
      [5, 1],
      [3, 2],
      [2, 3],
    ]);
    changes > 0;
    changes--
  ) {
    const changed = mutate(random, bytes, random.pick(seeds).bytes);
    if (changed.length <= largest) bytes = changed;
  }
  return { from: first.name, bytes };
}

function mutate(random: Random, bytes: Buffer, other: Buffer): Buffer {
  if (random.chance(0.15)) return mutateBytes(random, bytes, other);
  const parts = unzip(bytes);
  if (parts && parts.length > 0) return mutateParts(random, parts, other);
  if (bytes[0] === 0xd0) return mutateOldBook(random, bytes) ?? mutateBytes(random, bytes, other);
  if (bytes[0] === 0x09) return mutateBytes(random, bytes, other);
  return mutateText(random, bytes);
}

function mutateParts(random: Random, parts: ZipPart[], other: Buffer): Buffer {
  const part = random.pick(parts);
  const rest = parts.filter((one) => one !== part);
  switch (random.int(0, 15)) {
    case 0:
      return zipOf([...parts, { ...part, data: mutateBytes(random, Buffer.from(part.data), other) }]);
    case 1: {
      const second = random.pick(parts);
      return zipOf([
        ...rest.filter((one) => one !== second),
        { ...part, data: second.data },
        { ...second, data: part.data },
      ]);
    }
    case 2:
      return zipOf(rest);
    case 3:
      return zipOf([...rest, { ...part, claimedSize: random.pick([0, 1, 0xffff, 0x7fffffff, 0xfffffffe]) }]);
    case 4:
      return zipOf([
        ...rest,
        {
          ...part,
          name: random.pick([
            ...parts.map(({ name }) => name),
            '',
            '/',
            '../x.xml',
            'XL/WORKBOOK.XML',
            'xl\\workbook.xml',
            '__proto__',
            'xl/workbook.bin',
            'content.xml',
            'Index/Document.iwa',
          ]),
        },
      ]);
    case 5: {
      const others = unzip(other);
      const theirs = others && others.length > 0 ? random.pick(others) : part;
      return zipOf([
        ...rest,
        random.chance(0.5) ? theirs : { ...part, data: theirs.data },
        ...(random.chance(0.5) ? [part] : []),
      ]);
    }
    default:
      return zipOf(parts.map((one) => (one === part ? { ...one, data: mutatePart(random, one, other) } : one)));
  }
}

function mutatePart(random: Random, { name, data }: ZipPart, other: Buffer): Buffer {
  const bytes = Buffer.from(data);
  if (!/\.(xml|rels|vml)$/i.test(name) || random.chance(0.08)) return mutateBytes(random, bytes, other);
  if (random.chance(0.02)) return Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le');
  return Buffer.from(mutateXml(random, bytes.toString('utf8')));
}
