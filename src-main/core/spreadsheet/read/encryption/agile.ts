/**
 * Encryption as Excel 2010 and later write it: described in XML, in segments, with an integrity check over the whole.
 * [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15.
 */
import { createDecipheriv, createHmac } from 'node:crypto';
import { corrupt } from '../../file-errors.ts';
import { createXmlReader, type XmlAttributes } from '../markup/xml-events.ts';
import { type HashName, hashOf, numbered, spunHash } from './password-hash.ts';

/** Bytes that are encrypted in one go. */
const pieceBytes = 4096;
const padding = 0x36;
const blockBytes = 16;

/** What keeps the keys for different uses apart. */
const uses = {
  verifier: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
  sealKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  sealValue: Buffer.from('a0677f02b22c8433', 'hex'),
};

const hashNames: Readonly<Record<string, HashName>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
  SHA384: 'sha384',
  'SHA-384': 'sha384',
  SHA512: 'sha512',
  'SHA-512': 'sha512',
};

type Cipher = { salt: Buffer; hash: HashName; keyBytes: number };
type Described = {
  data: Cipher;
  seal: { key: Buffer; value: Buffer } | null;
  password: Cipher & { spins: number; verifier: Buffer; verifierHash: Buffer; key: Buffer };
};

/**
 * `content`: the whole stream, which the seal is over; `blocks`: what of it is encrypted. null: another password, or an
 * algorithm besides AES in chains. Errors: `file-corrupt`, `file-encrypted`, `xml-dtd-forbidden`.
 */
export function openAgile(xml: string, blocks: Buffer, content: Buffer, password: string): Buffer | null {
  const described = read(xml);
  if (!described) return null;
  const { data, seal, password: asked } = described;
  const spun = spunHash(asked.hash, asked.salt, password, asked.spins);
  const given = (use: Buffer, bytes: Buffer) =>
    decrypted(sized(hashOf(asked.hash, spun, use), asked.keyBytes), sized(asked.salt, blockBytes), bytes);
  const expected = given(uses.verifierHash, asked.verifierHash);
  const found = hashOf(asked.hash, given(uses.verifier, asked.verifier).subarray(0, asked.salt.length));
  if (!found.equals(expected.subarray(0, found.length))) return null;
  const key = given(uses.key, asked.key).subarray(0, data.keyBytes);
  if (seal && !isWhole(data, key, seal, content)) throw corrupt('What is encrypted was changed.');
  return inPieces(data, key, blocks);
}

function inPieces({ salt, hash }: Cipher, key: Buffer, blocks: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < blocks.length; at += pieceBytes) {
    const start = sized(hashOf(hash, salt, numbered(at / pieceBytes)), blockBytes);
    pieces.push(decrypted(key, start, blocks.subarray(at, at + pieceBytes)));
  }
  return Buffer.concat(pieces);
}

function isWhole({ salt, hash }: Cipher, key: Buffer, seal: { key: Buffer; value: Buffer }, content: Buffer): boolean {
  const opened = (use: Buffer, bytes: Buffer) => decrypted(key, sized(hashOf(hash, salt, use), blockBytes), bytes);
  const length = hashOf(hash).length;
  const made = createHmac(hash, opened(uses.sealKey, seal.key).subarray(0, length)).update(content).digest();
  return made.equals(opened(uses.sealValue, seal.value).subarray(0, length));
}

function decrypted(key: Buffer, start: Buffer, bytes: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, start).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Cut, or filled up. */
function sized(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), padding)]).subarray(0, length);
}

/** null: something is not of the kinds known here. */
function read(xml: string): Described | null {
  const found = new Map<string, XmlAttributes>();
  const reader = createXmlReader({
    // Of the keys there may be those for certificates, which are called otherwise inside.
    open: (name, attributes) => void (found.has(name) || found.set(name, attributes)),
    close() {},
    text() {},
  });
  reader.see(xml.replace(/^\ufeff/, '').replace(/\0+$/, ''));
  reader.end();
  const [keyData, key, integrity] = ['keyData', 'encryptedKey', 'dataIntegrity'].map((name) => found.get(name));
  const [data, asked] = [cipherOf(keyData), cipherOf(key)];
  if (!data || !asked || !key) return null;
  const sealed = { key: bytesIn(integrity, 'encryptedHmacKey'), value: bytesIn(integrity, 'encryptedHmacValue') };
  return {
    data,
    seal: sealed.key.length > 0 && sealed.value.length > 0 ? sealed : null,
    password: {
      ...asked,
      spins: Number(key('spinCount') ?? Number.NaN),
      verifier: bytesIn(key, 'encryptedVerifierHashInput'),
      verifierHash: bytesIn(key, 'encryptedVerifierHashValue'),
      key: bytesIn(key, 'encryptedKeyValue'),
    },
  };
}

function cipherOf(attributes: XmlAttributes | undefined): Cipher | null {
  const hash = hashNames[attributes?.('hashAlgorithm') ?? ''];
  const keyBytes = Number(attributes?.('keyBits')) / 8;
  const isKnown = attributes?.('cipherAlgorithm') === 'AES' && attributes('cipherChaining') === 'ChainingModeCBC';
  if (!isKnown || !hash || ![16, 24, 32].includes(keyBytes)) return null;
  return { salt: bytesIn(attributes, 'saltValue'), hash, keyBytes };
}

function bytesIn(attributes: XmlAttributes | undefined, name: string): Buffer {
  return Buffer.from(attributes?.(name) ?? '', 'base64');
}
