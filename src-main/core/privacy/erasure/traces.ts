/** By what a person is found where no column says whose it is: NIK, phones and names, however they were written. */

/** Phones as they are stored, 08…; names as they were given. */
export type Traces = { readonly nik: string; readonly phones: readonly string[]; readonly names: readonly string[] };

const between = String.raw`[\s.,_()+/\-]*`;
/** What took their place in a text that stays, as a file's name. */
const blanked = '•••';

export function createFinder({ nik, phones, names }: Traces) {
  const digits = [nik, ...phones.map((phone) => phone.replace(/^0/, ''))].filter((text) => text.length >= 8);
  const numbers = digits.map((text) => [...text].join(between));
  // A name of one short word is also part of others.
  const words = names.map(wordsOf).filter((parts) => parts.length > 1 || (parts[0]?.length ?? 0) >= 4);
  const patterns = [
    // With what stands before it as the country or the trunk does: nothing of the number stays.
    ...numbers.map((number) => String.raw`(?:\+?62${between}|0)?${number}`),
    ...words.map(
      (parts) => String.raw`(?<![\p{L}\p{N}])${parts.map(escaped).join(String.raw`[^\p{L}\p{N}]+`)}(?![\p{L}\p{N}])`,
    ),
  ];
  const anywhere = patterns.length === 0 ? null : new RegExp(patterns.join('|'), 'giu');
  const byNumber = numbers.length === 0 ? null : new RegExp(numbers.join('|'), 'u');
  const folded = new Set(names.map(fold));

  return {
    numbersIn: (text: string): boolean => byNumber?.test(text) ?? false,
    isName: (text: string): boolean => text !== '' && folded.has(fold(text)),
    foundIn(text: string): boolean {
      if (anywhere === null) return false;
      anywhere.lastIndex = 0;
      return anywhere.test(text.normalize('NFC'));
    },
    without: (text: string): string => (anywhere === null ? text : text.normalize('NFC').replace(anywhere, blanked)),
  };
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function fold(name: string): string {
  return wordsOf(name).join(' ').toLowerCase();
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
