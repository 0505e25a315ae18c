/** What Excel 95 called a password, and later versions still write for it. [MS-OFFCRYPTO] 2.3.7.1 to 2.3.7.3. */

const fill = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0x00, 0xbe, 0x0f, 0x00, 0xbf, 0x0f, 0x00];
const rounds = 16;

/**
 * `key`, `verifier`: as the record FILEPASS has them; `password`: of letters of ASCII, at most 15. null: another password.
 * Returns what each byte at a place (from 0, in the sixteen) becomes.
 */
export function xorBytes(
  key: number,
  verifier: number,
  password: string,
): ((byte: number, place: number) => number) | null {
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
