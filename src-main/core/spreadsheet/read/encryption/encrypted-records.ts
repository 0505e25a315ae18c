/** Decrypts the records of an old workbook (.xls) that are encrypted with a known password. */
import { passedOver } from '../guards/old-records.ts';
import { rc4Keys } from './rc4.ts';

const filePass = 0x002f;
/** What stays as it is: [MS-XLS] 2.2.10. The beginnings, FILEPASS, who has it open, and what sharing needs. */
const plain = new Set([0x0009, 0x0209, 0x0409, 0x0809, filePass, 0x00e1, 0x0138, 0x0194, 0x0195, 0x0196]);
/** A sheet's name is encrypted and its place, in four bytes before, is not. */
const boundSheet = 0x0085;
const blockBytes = 1024;
const xorPlaces = 16;

/** Where FILEPASS stands, among the first records of the workbook; -1: it is not protected. */
export function protectionOf(records: Buffer): number {
  let at = 0;
  for (let read = 0; read < 32 && at + 4 <= records.length; read++) {
    if (records.readUInt16LE(at) === filePass) return at;
    at += 4 + records.readUInt16LE(at + 2);
  }
  return -1;
}

/** `filePassAt`: from `protectionOf`. A copy. null: another password, or encrypted in a way that is not known here. */
export function openRecords(records: Buffer, filePassAt: number, password: string): Buffer | null {
  const info = records.subarray(filePassAt + 4, filePassAt + 4 + records.readUInt16LE(filePassAt + 2));
  const change = changeOf(info, password);
  if (!change) return null;
  const opened = Buffer.from(records);
  for (let at = 0; at + 4 <= records.length; ) {
    const [type, length] = [records.readUInt16LE(at), records.readUInt16LE(at + 2)];
    const from = at + 4;
    const to = Math.min(from + length, records.length);
    if (!plain.has(type)) change(opened, type === boundSheet ? from + 4 : from, to, length);
    at = from + length;
  }
  opened.writeUInt16LE(passedOver, filePassAt);
  return opened;
}

/** Decrypts bytes of a record in place; `length`: of the whole record. Called with records in their order. */
type Change = (bytes: Buffer, from: number, to: number, length: number) => void;

function changeOf(info: Buffer, password: string): Change | null {
  try {
    // Before Excel 97 there was one kind, and its record does not say so.
    if (info.length === 4) return xored(info, password);
    const kind = info.readUInt16LE(0);
    if (kind === 0) return xored(info.subarray(2), password);
    return kind === 1 ? streamed(info.subarray(2), password) : null;
  } catch {
    // The record is cut short. All that is known then is that the workbook is protected.
    return null;
  }
}

function xored(info: Buffer, password: string): Change | null {
  const opened = xorBytes(info.readUInt16LE(0), info.readUInt16LE(2), password);
  if (!opened) return null;
  // Which of the sixteen a byte meets depends on how long its record is, too.
  return (bytes, from, to, length) => {
    for (let at = from; at < to; at++) bytes[at] = opened(bytes[at] as number, (at + length) % xorPlaces);
  };
}

/** The stream runs under all bytes, also under those it does not change, and begins anew with each block. */
function streamed(info: Buffer, password: string): Change | null {
  const keys = rc4Keys(info, password);
  if (!keys) return null;
  let block = -1;
  let stream: Buffer = Buffer.alloc(0);
  return (bytes, from, to) => {
    for (let at = from; at < to; at++) {
      const wanted = Math.floor(at / blockBytes);
      if (wanted !== block) {
        block = wanted;
        stream = keys(block)(blockBytes);
      }
      bytes[at] = (bytes[at] as number) ^ (stream[at % blockBytes] as number);
    }
  };
}

/** What Excel 95 called a password, and later versions still write for it. [MS-OFFCRYPTO] 2.3.7.1 to 2.3.7.3. */
const fill = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00];
const rounds = 16;

/**
 * `key`, `verifier`: as the record FILEPASS has them; `password`: of letters of ASCII, at most 15. null: another password.
 * Returns what each byte at a place (from 0, in the sixteen) becomes.
 */
function xorBytes(key: number, verifier: number, password: string): ((byte: number, place: number) => number) | null {
  const letters = Buffer.from(password, 'latin1');
  if (verifierOf(letters) !== verifier) return null;
  const array = arrayOf(letters, key);
  return (byte, place) => {
    const mixed = byte ^ (array[place] as number);
    return ((mixed >> 5) | (mixed << 3)) & 0xff;
  };
}

function verifierOf(letters: Buffer): number {
  let verifier = 0;
  for (const byte of [letters.length, ...letters].reverse()) {
    verifier = (((verifier >> 14) & 1) | ((verifier << 1) & 0x7fff)) ^ byte;
  }
  return verifier ^ 0xce4b;
}

/** From the verified key alone: it was made of the password when the file was written. */
function arrayOf(letters: Buffer, key: number): number[] {
  return Array.from({ length: rounds }, (_, index) => {
    const half = index % 2 === 0 ? key & 0xff : key >> 8;
    const mixed = (letters[index] ?? (fill[index - letters.length] as number)) ^ half;
    return ((mixed >> 1) | (mixed << 7)) & 0xff;
  });
}
