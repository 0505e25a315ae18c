/**
 * Reads a phone number from a cell as `08…`, or says why it cannot be one. Facts: td-api.md (`phone_number`) and
 * indonesia.md ("Phones", "Excel and digits").
 */
import type { PersonField } from '../../contract/person.ts';
import type { Cell } from '../spreadsheet/cell.ts';
import { isAsciiDigits, isScientific, plainText, withoutSeparators } from './digits.ts';
import { type Checked, type Finding, failed, note, warning, withoutDigits } from './finding.ts';

export type PhoneField = Extract<PersonField, 'phone' | 'ecPhone'>;

const mobile = /^08[1-35-9]\d{7,10}$/;

/** As `mobile`, told without a regular expression: nearly every cell is one. */
function isPlainMobile(text: string): boolean {
  if (text.length < 10 || text.length > 13 || !text.startsWith('08')) return false;
  const third = text[2];
  return third !== '0' && third !== '4' && isAsciiDigits(text);
}

/** An area code (021, 022, 0274, …) and a subscriber number. */
const landline = /^0[2-79]\d{6,10}$/;

export function checkPhone(cell: Cell, field: PhoneField): Checked<string> {
  if (typeof cell === 'string') return checkText(cell, field);
  if (typeof cell === 'number') return checkNumber(cell, field);
  return withoutDigits(cell, field, 'phone');
}

function checkText(text: string, field: PhoneField): Checked<string> {
  return isPlainMobile(text) ? { value: text, findings: [] } : cleanText(text, field);
}

/** The long way, for text that is not simply a mobile number; of one it would say the same. */
export function cleanText(text: string, field: PhoneField): Checked<string> {
  const plain = plainText(text);
  if (isScientific(plain)) return failed(field, 'phone-scientific');
  const first = checkOne(plain, text, field);
  if (first.value !== null) return first;
  // "(istri)" says whose it is: not the one the row is about.
  if (isOfAnother(plain)) return failed(field, 'phone-chars');
  const alone = numberBesideWords(plain);
  const worded = alone === null ? null : checkOne(alone, text, field);
  if (worded && worded.value !== null) return worded;
  for (const parts of [splitAtMarks(plain), splitAtGaps(plain)]) {
    const checked = parts.map((part) => checkOne(part, part, field));
    const valid = checked.find((one) => one.value !== null);
    if (valid?.value === undefined || valid.value === null) continue;
    // The same number twice, or one with empty places beside it, is one number.
    const several = checked.some((one, index) => one.value !== valid.value && /\d/.test(parts[index] ?? ''));
    const added = several ? warning(field, 'phone-multiple') : note(field, 'phone-cleaned');
    return { value: valid.value, findings: [...valid.findings.filter(({ code }) => code !== added.code), added] };
  }
  return first;
}

/** `0812… / 0857…`, `0812…; 0857…`, `0812… atau 0857…`. */
function splitAtMarks(plain: string): string[] {
  const parts = plain
    // A bar between two numbers parts them; beside single digits it may stand for a 1, and nobody guesses that.
    .split(/[/\\,;&]|(?<=\d{6,} ?)\|(?= ?\+?\d{6,})|\s(?:atau|dan|or|and)\s/i)
    .map((part) => part.trim());
  const present = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.length > 1 ? present : [];
}

/** `081234567890 085712345678`: only where every part is long enough for a whole number of its own. */
function splitAtGaps(plain: string): string[] {
  for (const gap of [/[ -]+/, / +/]) {
    const parts = plain.split(gap).filter((part) => part !== '');
    if (parts.length > 1 && parts.every((part) => /^\+?\d{9,}$/.test(part.replace(/-/g, '')))) return parts;
  }
  return [];
}

/** `written` is the text as it stood, to tell whether anything had to be taken away. */
function checkOne(plain: string, written: string, field: PhoneField): Checked<string> {
  // `81234567890.0`: a number written out by another program, not a number with dots between its groups.
  const float = /^'?(\+?\d{9,14})[.,]0{1,2}$/.exec(plain)?.[1];
  const digits = withoutSeparators(float ?? plain).replace(/[()[\]]/g, '');
  if (digits === '') return failed(field, 'phone-missing');
  if (!/^\+?\d+$/.test(digits)) return failed(field, /[\p{L}|!]/u.test(digits) ? 'phone-chars' : 'phone-invalid');
  const national = toNational(digits);
  if (!mobile.test(national)) return failed(field, landline.test(national) ? 'phone-landline' : 'phone-invalid');
  const findings: Finding[] = [];
  if (digits.startsWith('8')) findings.push(note(field, 'phone-zero-restored'));
  if (digits !== written || (digits !== national && !digits.startsWith('8')))
    findings.push(note(field, 'phone-cleaned'));
  return { value: national, findings };
}

function checkNumber(value: number, field: PhoneField): Checked<string> {
  if (!Number.isSafeInteger(value) || value <= 0) return failed(field, 'phone-invalid');
  const digits = String(value);
  const national = digits.startsWith('62') ? toNational(digits) : `0${digits}`;
  if (!mobile.test(national)) return failed(field, landline.test(national) ? 'phone-landline' : 'phone-invalid');
  return {
    value: national,
    findings: [note(field, digits.startsWith('62') ? 'phone-cleaned' : 'phone-zero-restored')],
  };
}

/** `+62…`, `62…`, `0062…` and a bare `8…` → `0…`; also `+62 (0)8…`, where the 0 is written twice. */
function toNational(digits: string): string {
  const abroad = /^(?:\+|00)?62(\d+)$/.exec(digits)?.[1];
  if (abroad !== undefined) return abroad.startsWith('0') ? abroad : `0${abroad}`;
  return digits.startsWith('8') ? `0${digits}` : digits;
}

// Words beside a phone number (`0812… (WA)`, `a.n. Budi`, `tel:`) → the number, where exactly one stands there. What is
// written into the digits, or has digits of its own, is nobody's to guess.

/** Of somebody else: the wrong person would be asked about. */
const others =
  /(?<!\p{L})(?:istri|isteri|suami|pasangan|ayah|bapak(?:nya)?|bpk|ibu(?:nya)?|mama|papa|ortu|orang ?tua|mertua|menantu|anak(?:nya)?|kakak|adik|kakek|nenek|paman|bibi|om|tante|sepupu|keponakan|ipar|saudara|sdr|saudari|keluarga|kel|kerabat|tetangga|teman|kawan|rekan|wali|penjamin|darurat|kontak|atasan|bos|majikan|kantor|satpam|rt|rw|wife|husband|spouse|mother|father|mom|dad|parents?|son|daughter|child|brother|sister|uncle|aunt|cousin|family|relative|friend|neighbou?r|guardian|guarantor|emergency|contact|office|work|boss)(?!\p{L})/iu;

/** Addresses that hold nothing but the number. */
const links = /(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?/giu;
const word = /\p{L}[\p{L}\p{M}.'’:/-]*/gu;
/** Between words; no cell has it. */
const barrier = '\u0001';

function isOfAnother(plain: string): boolean {
  return /\p{L}/u.test(plain) && others.test(plain);
}

/** Expects `plainText`. null: there is no word, a word touches the digits, or there is not just one number. */
function numberBesideWords(plain: string): string | null {
  if (!/\p{L}/u.test(plain)) return null;
  const text = plain.replace(links, ' ');
  if (/\d\p{L}|\p{L}\d/u.test(text)) return null;
  const withDigits = text
    .replace(word, barrier)
    .split(barrier)
    .filter((part) => /\d/.test(part));
  const [only] = withDigits;
  if (only === undefined || withDigits.length > 1) return null;
  return only.replace(/^[\s:;,.=/\\|(*#-]+|[\s:;,.=/\\|(*#-]+$/g, '');
}
