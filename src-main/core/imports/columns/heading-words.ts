/**
 * What a heading says its column holds, in Indonesian and English with the usual abbreviations and misspellings. Looks
 * at words only; cells are examined in columns.ts.
 */
import type { ColumnField } from '../../../contract/person.ts';
import {
  neutralWords,
  otherNumbers,
  otherPeople,
  particulars,
  staff,
  thingsWithNames,
  thirdPersons,
} from './data/heading-vocabulary.ts';
import { knownWords } from './heading-spelling.ts';

/**
 * `strength` 2: the word itself; 1: a word that often means it. `second`: another one of the same person, where there is a
 * first. `contact`: an emergency contact, of which it says no more.
 */
export type HeadingMeaning =
  | {
      field: ColumnField;
      strength: 1 | 2;
      second?: true;
      /** Of a "contact": the person, where nobody else is one. */
      contact?: true;
      /** Words nobody here knows: they may name somebody else, and no list of words ever holds all who can be named. */
      unknown?: readonly string[];
    }
  | { field: 'contact'; strength: 1 }
  /** About somebody or something else: never taken for a person's field, whatever its cells look like. */
  | { field: 'other' }
  | null;

/** Lower case, accents and punctuation gone, one space between words. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`\\b(${words.join('|')})\\b`);
}

const somebodyElse = anyOf([...otherPeople, 'orang tua', 'kontak person', 'person kontak']);
const third = anyOf([
  ...[...thirdPersons, 'orang tua', 'kontak person', 'person kontak'],
  // Heads of something that is not the lender's, and whoever stands beside the customer in the contract.
  ...[
    'kepala (?:keluarga|desa|dusun|sekolah|lingkungan|kampung|rt|rw)',
    '(?:co|joint|selain|bukan) nasabah',
    'co signer',
  ],
]);
/** How many there are of somebody, or whether there is anybody, is said of the person. */
const onlyCounted = /\b(jumlah|jml|count|total|banyaknya|ada|punya)\b|^status (nasabah )?(pasangan|keluarga|anak)$/;
const otherNumber = anyOf(otherNumbers);
const particular = anyOf(particulars);
const thing = anyOf(thingsWithNames);

const emergency =
  /\b(darurat|penjamin|keluarga|teman|tetangga|(tidak|beda) serumah|referensi (\d|nama|hp|wa|telepon)|(nama|hp|wa|telepon|kontak|nik|ktp) referensi)\b/;
/** Letters that stand for a contact after a word about somebody; by themselves they stand for other things, too. */
const letters =
  /^(?:nomor )?(?:(?:nama|hp|wa|telepon|kontak|nik|ktp|hubungan|alamat) (?:nomor )?)+(?:kd|sts|kts|pj|nok)( \d)?$|^nok( nomor)?( (nama|hp|wa|telepon|kontak|nik|ktp|hubungan|alamat|nomor))+$/;
/** Who can be reached instead; "No HP yang bisa dihubungi" is the person's own. */
const reachedInstead = /\b(orang|pihak|nama)( \w+){0,2} dihubungi\b/;
/** Nobody to be asked about, and no less somebody else with rights of their own. */
const heir = /\bahli waris\b/;
/** How somebody is related: to the person, where there is somebody. */
const relation =
  /^((status|jenis|tipe) )?hubungan( (status|jenis|tipe|type|kel|(dengan|dgn|dg|dng|dr|dari|ke|kpd|kepada|with|to)( nasabah)*|nasabah))?$/;
/** Short for a contact, and for papers and loans as well: only their neighbours tell. */
const perhapsContact = /^(referensi|pj)$/;
/** The family's own papers and heads are no contact. */
const household = /\b(kartu|kepala|jumlah|jml|no kk) (nasabah )?keluarga\b/;

const born = /\b(ttl|dob|tanggal( tempat)? lahir|lahir tanggal|tanggal lahir)\b|^lahir$/;
const nik =
  /\b(nik|ktp|nomor induk|induk kependudukan|identitas|nomor id|id nomor|id kartu|national id|citizen id|kependudukan)\b/;
/** A card that is no bank's. */
const identityCard = /\b(nik|ktp|(id|identitas) kartu|kartu (identitas|id|tanda penduduk|penduduk))\b/;
const weakNik =
  /^(nomor )?(id|id nomor)( nasabah)?$|^nasabah id( nomor)?$|^(nomor )?id nasabah( nomor)?$|^id nomor nasabah$/;
const phone = /\b(hp|wa|telepon)\b/;
const weakPhone = /^(nomor )?kontak( (nomor|nasabah|aktif|utama|1|i|pertama|satu))*$|^nasabah kontak( nomor)?$/;
/** Whoever is to be called: the customer, or somebody for the customer. */
const anyContact = /\bkontak\b/;
const ofCustomer = /\bnasabah\b/;
/** A line that stands in a house, seldom reaches a mobile phone. */
const fixedLine = /\b(rumah|kantor|fax|faks|faksimile|ext|extension)\b/;
const mobilePhone = /\b(hp|wa)\b/;
const officeMobile = /\b(hp|wa) kantor\b|\bkantor (hp|wa)\b/;
const weakName = /^(nasabah ?)+$|^(pemilik|pemegang)$/;
/** Another number or name of the same person, or half a name. */
const further =
  /\b([2-9]|ii|iii|(tidak|non|not) aktif|nonaktif|inactive|mati|kedua|ketiga|lain|lainnya|alternatif|alternative|alt|cadangan|tambahan|other|second|secondary|backup|lama|old|panggilan|alias|belakang|depan|first|last|pemilik|rekening|kartu|kk)\b/;

const fillers = new Set(['of', 'the', 's', 'dan', 'and', 'yang', 'yg']);

/** Whether a column is about an emergency contact at all, also one that is not asked about (where they live). */
export function isEmergencyHeading(heading: string): boolean {
  const words = wordsOf(heading);
  return isEmergency(words) || heir.test(words);
}

/**
 * Whether a column may be about a contact: `relation` where the file has any; `neighbour` where it stands beside a
 * column about one.
 */
export function perhapsAboutContact(heading: string): 'relation' | 'neighbour' | null {
  const words = wordsOf(heading);
  if (relation.test(words)) return 'relation';
  return perhapsContact.test(words) ? 'neighbour' : null;
}

function isEmergency(words: string): boolean {
  if (household.test(words)) return false;
  return emergency.test(words) || letters.test(words) || reachedInstead.test(words);
}

/** `EmCon`, `E-Contact` and `Kon. Dar.`, which stand for a contact as one word does. */
const parted = /\b(em con|e con|e kontak|(kon|kontak) dar)\b/g;

/** `NoHP` and `ecPhone` are two words each. */
function wordsOf(heading: string): string {
  const plain = plainHeading(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const words = knownWords(plain)
    .filter((word) => !fillers.has(word))
    .join(' ');
  return words
    .replace(/\bhand telepon\b/g, 'hp')
    .replace(/\b(whats|what|wats) app?\b/g, 'wa')
    .replace(parted, 'darurat');
}

/**
 * Whether a column is about somebody beside the person and the branch's own people, to be left out without their consent:
 * a contact, or the family, whatever is said of them.
 */
export function isThirdPersonHeading(heading: string): boolean {
  const words = wordsOf(heading);
  if (isEmergency(words) || heir.test(words)) return true;
  return third.test(words) && !onlyCounted.test(words) && !/\banak perusahaan\b/.test(words);
}

/** Columns of our own: problems-file-headings.ts. */
const ofProblemsFiles = /^(baris sambung|sambung row|yang perlu diperbaiki sambung|what to mend sambung)$/;

export function headingMeaning(heading: string): HeadingMeaning {
  const meaning = meaningOf(heading);
  if (meaning === null || (meaning.field !== 'nik' && meaning.field !== 'phone' && meaning.field !== 'name')) {
    return meaning;
  }
  const words = wordsOf(heading);
  const unknown = unknownWords(words);
  const contact = anyContact.test(words) && !ofCustomer.test(words);
  return { ...meaning, ...(contact && { contact }), ...(unknown.length > 0 && { unknown }) };
}

/**
 * What a further column is about, as far as its heading tells: `own` another number or name of the person, `staff` the
 * branch's people and offices, `number` accounts and papers, `thing` whatever else is known, `open` anything.
 */
export function headingTopic(heading: string): 'own' | 'staff' | 'number' | 'thing' | 'open' {
  const meaning = headingMeaning(heading);
  const words = wordsOf(heading);
  if (meaning === null) return words !== '' && place.test(words) ? 'thing' : 'open';
  if (meaning.field === 'other') {
    if (branchPeople.test(words) && !thirdOrContact(words)) return 'staff';
    if (/\b(keterangan|ket|remark|remarks|catatan|note)\b/.test(words)) return place.test(words) ? 'thing' : 'open';
    // Whose car or account it is.
    if (/\b(an|atas nama)\b/.test(words)) return 'open';
    // Whoever is referred to, or the number of a paper.
    const numbered = otherNumber.test(words.replace(/\b(referensi|reference|ref)\b/g, ' '));
    if (numbered || household.test(words)) return 'number';
    if (otherNumber.test(words)) return 'open';
    return fixedLine.test(words) && phone.test(words) ? 'own' : 'thing';
  }
  if (meaning.field === 'contact') return 'open';
  if (meaning.field === 'birthDate') return 'thing';
  const plain = meaning.strength === 2 && meaning.unknown === undefined;
  // Whose account, or car, it is may be somebody else.
  return plain && !/\b(pemilik|pemegang|rekening|kartu|kk)\b/.test(words) ? 'own' : 'open';
}

const branchPeople = anyOf(staff);
const place = anyOf(thingsWithNames);
function thirdOrContact(words: string): boolean {
  return third.test(words) || isEmergency(words);
}

const ownWord = new Set<string>(neutralWords);

/** Numbers, single letters and what stands for a version or a place (`v2`, `f04`) are nobody. */
function unknownWords(words: string): string[] {
  return words.split(' ').filter((word) => word.length > 1 && !ownWord.has(word) && !/\d/.test(word));
}

/** Whether a heading is made of words that may stand over any column: `Nomor`, `Data 2`. They name nobody. */
export function isNeutralHeading(heading: string): boolean {
  return unknownWords(wordsOf(heading)).length === 0;
}

function meaningOf(heading: string): HeadingMeaning {
  if (ofProblemsFiles.test(plainHeading(heading))) return { field: 'other' };
  const words = wordsOf(heading);
  if (words === '') return null;
  if (isEmergency(words)) return contactMeaning(words);
  if (household.test(words) || somebodyElse.test(words)) return { field: 'other' };
  if (born.test(words)) return { field: 'birthDate', strength: 2 };
  const second = further.test(words) ? { second: true as const } : {};
  const named = /\bnama\b/.test(words) && !particular.test(words);
  // "Nama sesuai KTP" is a name; so is "Nama Rekening", for want of a better one.
  if (named && thing.test(words)) return { field: 'other' };
  const ofContact = anyContact.test(words) && !ofCustomer.test(words);
  if (named) return { field: 'name', strength: otherNumber.test(words) || ofContact ? 1 : 2, ...second };
  if (particular.test(words)) return { field: 'other' };
  if (otherNumber.test(words) && !identityCard.test(words)) return { field: 'other' };
  if (/\b(kk|cif|rekening)\b/.test(words)) return { field: 'other' };
  if (phone.test(words)) {
    const fixed = (fixedLine.test(words) && !mobilePhone.test(words)) || officeMobile.test(words);
    if (fixed) return { field: 'other' };
    // "Contact phone" is the person's where there is no other, and a contact's beside "No HP".
    return { field: 'phone', strength: ofContact ? 1 : 2, ...second };
  }
  if (weakNik.test(words)) return { field: 'nik', strength: words === 'nomor id' || words === 'id nomor' ? 2 : 1 };
  if (nik.test(words) || identityCard.test(words)) return { field: 'nik', strength: 2, ...second };
  if (weakPhone.test(words)) return { field: 'phone', strength: 1 };
  if (/^(nomor )?kontak\b/.test(words) && further.test(words)) return { field: 'phone', strength: 1, second: true };
  if (weakName.test(words)) return { field: 'name', strength: 1 };
  return null;
}

function contactMeaning(words: string): HeadingMeaning {
  const rest = words.replace(/\bkontak darurat\b|\bdarurat kontak\b|\b(kd|sts|kts|pj|nok)\b/g, ' ');
  if (particular.test(rest) || otherNumber.test(rest.replace(/\breferensi\b/g, ' ')) || /\b(lahir|ttl)\b/.test(rest)) {
    return { field: 'other' };
  }
  const second = /\b([2-9]|ii|kedua|lain|alternatif)\b/.test(rest) ? { second: true as const } : {};
  if (/\b(nik|ktp|identitas|induk|nomor id|id nomor)\b/.test(rest)) return { field: 'ecNik', strength: 2, ...second };
  if (phone.test(rest)) {
    const fixed = (fixedLine.test(rest) && !mobilePhone.test(rest)) || officeMobile.test(rest);
    return fixed ? { field: 'other' } : { field: 'ecPhone', strength: 2, ...second };
  }
  if (/\bid\b/.test(rest)) return { field: 'ecNik', strength: 2, ...second };
  if (/\bnama\b/.test(rest)) return { field: 'ecName', strength: 2, ...second };
  if (/\b(nomor|kontak)\b/.test(rest)) return { field: 'ecPhone', strength: 2, ...second };
  if (/\b(rumah|kantor)\b/.test(rest)) return { field: 'other' };
  return { field: 'contact', strength: 1 };
}
