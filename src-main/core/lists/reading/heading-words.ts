/**
 * What a heading says its column holds, in Indonesian and English with the usual abbreviations and misspellings. Only
 * words; what the cells hold is looked at elsewhere (columns.ts).
 */
import type { PersonField } from '../../../contract/person.ts';

/** `strength` 2: the word itself; 1: a word that often means it. `contact`: an emergency contact, of which it says no more. */
export type HeadingMeaning =
  | { field: PersonField; strength: 1 | 2 }
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

const emergency =
  /\b(kontak|contact|kont|no|nomor|hp|telp|phone|nama|name|nik|id)? ?(darurat|drt|emergency|emergensi|emg|ec|e c|econ|penjamin|penanggung( jawab)?|guarantor|kerabat|tidak serumah|tdk serumah|next of kin)\b/;

/** Columns of our own: problems-file.ts. */
const ofProblemsFiles = /^(baris sambung|sambung row|yang perlu diperbaiki sambung|what to mend sambung)$/;
/** Somebody else's particulars, and numbers that merely look like ours. */
const notThePerson =
  /\b(karyawan|pegawai|employee|petugas|kolektor|collector|agen|agent|ao|sales|marketing|officer|pic|cabang|branch|ibu|ayah|mother|father|bank|dealer|toko|usaha|perusahaan|company|produk|product|supervisor|spv|kelompok)\b/;
const otherNumbers =
  /\b(rek|rekening|account|acc|kontrak|contract|cif|kk|npwp|faktur|invoice|polisi|rangka|mesin|va|virtual)\b/;
const aboutThePapers =
  /\b(alamat|address|kota|tgl|tanggal|tempat|date|berlaku|foto|photo|scan|upload|jenis|type|tipe|status|kelurahan|kecamatan|merk|merek|imei|operator|provider|hubungan|relasi|relation|relationship|umur|usia|age|email|surel|keterangan|ket|remark|pekerjaan)\b/;

const nik =
  /\b(nik|n i k|noktp|nik ktp|ktp|e ktp|ektp|nomor induk|no induk|nomer induk|nomor identitas|no identitas|identitas|identity|national id|id card|idcard|nomor kependudukan|no id|nomor id|id no|id num|id number)\b/;
const weakNik = /^(id|id nasabah|id pelanggan|customer id)$/;
const phone =
  /\b(hp|nohp|no hp|hape|handphone|hand phone|handpone|hanphone|hendphone|ponsel|telepon|telephone|telpon|telefon|telp|tlp|tlpn|tlf|phone|phones|wa|whatsapp|whats app|whatshap|watsap|mobile|seluler|selular|cell|cellphone|msisdn|gsm)\b/;
const weakPhone = /^(no|nomor|nomer|number)? ?(kontak|contact)( (no|number|nomor|person|debitur|nasabah))?$/;
/** A line that stands in a house, seldom reaches a mobile phone. */
const fixedLine = /\b(rumah|rmh|home|house|kantor|office|work|fax|faks|faksimile)\b/;
const mobilePhone = /\b(hp|handphone|ponsel|wa|whatsapp|mobile|seluler)\b/;
const name = /\b(nama|name|nm|nama lengkap|full name|fullname|customername)\b/;
const weakName =
  /^(nasabah|debitur|debtor|customer|pelanggan|konsumen|peminjam|borrower|applicant|pemohon|client|klien|anggota)$/;

/** Whether a column is about an emergency contact at all, also one that is not asked about (how they are related). */
export function isEmergencyHeading(heading: string): boolean {
  return emergency.test(plainHeading(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')));
}

export function headingMeaning(heading: string): HeadingMeaning {
  // `NoHP` and `ecPhone` are two words each.
  const plain = plainHeading(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  if (plain === '') return null;
  if (ofProblemsFiles.test(plain)) return { field: 'other' };
  if (emergency.test(plain)) return contactMeaning(plain);
  if (notThePerson.test(plain) || otherNumbers.test(plain)) return { field: 'other' };
  // "Nama sesuai KTP" is a name; "Tgl KTP" is neither.
  if (aboutThePapers.test(plain)) return { field: 'other' };
  if (name.test(plain) && !/\b(user ?name)\b/.test(plain)) return { field: 'name', strength: 2 };
  if (phone.test(plain)) {
    return fixedLine.test(plain) && !mobilePhone.test(plain) ? { field: 'other' } : { field: 'phone', strength: 2 };
  }
  if (nik.test(plain)) return { field: 'nik', strength: 2 };
  if (weakNik.test(plain)) return { field: 'nik', strength: 1 };
  if (weakPhone.test(plain)) return { field: 'phone', strength: 1 };
  if (weakName.test(plain)) return { field: 'name', strength: 1 };
  return null;
}

function contactMeaning(plain: string): HeadingMeaning {
  const rest = plain.replace(
    /\b(kontak|contact) (darurat|drt|emergency)\b|\b(emergency|emergensi|emg) contact\b/g,
    ' ',
  );
  if (aboutThePapers.test(rest) || fixedLine.test(rest)) return { field: 'other' };
  if (nik.test(rest)) return { field: 'ecNik', strength: 2 };
  if (
    phone.test(rest) ||
    /\b(no|nomor|nomer|number|kontak|contact)\b/.test(rest.replace(/\bid (no|number)\b/g, 'id'))
  ) {
    return { field: 'ecPhone', strength: 2 };
  }
  if (/\bid\b/.test(rest)) return { field: 'ecNik', strength: 2 };
  if (name.test(rest)) return { field: 'ecName', strength: 2 };
  return { field: 'contact', strength: 1 };
}
