/**
 * Words beside a phone number (`0812… (WA)`, `a.n. Budi`, `tel:`) → the number, where exactly one stands there. What is
 * written into the digits, or has digits of its own, is nobody's to guess.
 */

/** Of somebody else: the wrong person would be asked about. */
const others =
  /(?<!\p{L})(?:istri|isteri|suami|pasangan|ayah|bapak(?:nya)?|bpk|ibu(?:nya)?|mama|papa|ortu|orang ?tua|mertua|menantu|anak(?:nya)?|kakak|adik|kakek|nenek|paman|bibi|om|tante|sepupu|keponakan|ipar|saudara|sdr|saudari|keluarga|kel|kerabat|tetangga|teman|kawan|rekan|wali|penjamin|darurat|kontak|atasan|bos|majikan|kantor|satpam|rt|rw|wife|husband|spouse|mother|father|mom|dad|parents?|son|daughter|child|brother|sister|uncle|aunt|cousin|family|relative|friend|neighbou?r|guardian|guarantor|emergency|contact|office|work|boss)(?!\p{L})/iu;

/** Addresses that hold nothing but the number. */
const links = /(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=)\+?/giu;
const word = /\p{L}[\p{L}\p{M}.'’:/-]*/gu;
/** Between words; no cell has it. */
const barrier = '\u0001';

export function isOfAnother(plain: string): boolean {
  return /\p{L}/u.test(plain) && others.test(plain);
}

/** Expects `plainText`. null: there is no word, a word touches the digits, or there is not just one number. */
export function numberBesideWords(plain: string): string | null {
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
