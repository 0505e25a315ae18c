/** RC4 and its key derivation as old workbooks use them. No library offers the cipher any more. */
import { type HashName, hashOf, numbered } from './password-hash.ts';

/** The next so many bytes that are laid over the text. */
export type KeyStream = (length: number) => Buffer;

export function rc4(key: Buffer): KeyStream {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  let other = 0;
  for (let index = 0; index < 256; index++) {
    other = (other + at(state, index) + at(key, index % key.length)) & 0xff;
    swap(state, index, other);
  }
  let index = 0;
  other = 0;
  return (length) => {
    const stream = Buffer.alloc(length);
    for (let place = 0; place < length; place++) {
      index = (index + 1) & 0xff;
      other = (other + at(state, index)) & 0xff;
      swap(state, index, other);
      stream[place] = at(state, (at(state, index) + at(state, other)) & 0xff);
    }
    return stream;
  };
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

function swap(state: Uint8Array, one: number, other: number): void {
  const kept = at(state, one);
  state[one] = at(state, other);
  state[other] = kept;
}

/** Of one file: the stream of each block of the text, by its number. null: another password, or another cipher. */
export type BlockKeys = (block: number) => KeyStream;

/** `info`: the record FILEPASS behind the kind of encryption. Fields that are cut short throw. */
export function rc4Keys(info: Buffer, password: string): BlockKeys | null {
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  if (major === 1 && minor === 1) return checked(firstKeys(info, password), info.subarray(4 + 16), 'md5');
  if (major < 2 || major > 4 || minor !== 2) return null;
  const headerLength = info.readUInt32LE(8);
  const keyBits = info.readUInt32LE(12 + 16) || 40;
  if (!rc4Algorithms.includes(info.readUInt32LE(12 + 8)) || keyBits > 128) return null;
  const verifier = info.subarray(12 + headerLength + 4);
  const rest = Buffer.concat([verifier.subarray(16, 32), verifier.subarray(36)]);
  return checked(laterKeys(verifier.subarray(0, 16), keyBits / 8, password), rest, 'sha1');
}

/** 0: what the flags say, which in an old workbook is RC4. */
const rc4Algorithms = [0x6801, 0];

/** Excel 97: of 40 bits, and of 128 only in form. [MS-OFFCRYPTO] 2.3.6.2. */
function firstKeys(info: Buffer, password: string): BlockKeys {
  const short = hashOf('md5', password).subarray(0, 5);
  const salted = Buffer.concat([short, info.subarray(4, 4 + 16)]);
  const base = hashOf('md5', ...Array.from({ length: 16 }, () => salted)).subarray(0, 5);
  return (block) => rc4(hashOf('md5', base, numbered(block)));
}

/** Excel 2002 and later. [MS-OFFCRYPTO] 2.3.5.2. */
function laterKeys(salt: Buffer, keyBytes: number, password: string): BlockKeys {
  const base = hashOf('sha1', salt, password);
  return (block) => {
    const key = hashOf('sha1', base, numbered(block)).subarray(0, keyBytes);
    // A key of 40 bits has zeros behind it.
    return rc4(keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key);
  };
}

/** `sealed`: some bytes and their hash, both encrypted. */
function checked(keys: BlockKeys, sealed: Buffer, hash: HashName): BlockKeys | null {
  const length = hashOf(hash).length;
  if (sealed.length < 16 + length) throw new RangeError('The record is too short.');
  const opened = laidOver(sealed.subarray(0, 16 + length), keys(0)(16 + length));
  return hashOf(hash, opened.subarray(0, 16)).equals(opened.subarray(16)) ? keys : null;
}

function laidOver(bytes: Buffer, stream: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ at(stream, index)));
}
