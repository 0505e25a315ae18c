/**
 * Where a customer's clock stands: by the address in the list's own columns, else by the NIK, which only says where it was first
 * issued (indonesia.md, POJK 22/2023).
 */
import type { ZoneBasis } from '../../../contract/contact.ts';
import type { Zone } from '../../../contract/person.ts';
import { isThirdPersonHeading, plainHeading } from '../../imports/columns/heading-words.ts';
import { nikProvinces } from '../../person/data/nik-provinces.ts';
import { zonePlaces } from './data/zone-places.ts';

export type CustomerZone = { zone: Zone | null; basis: ZoneBasis };

/** A list's own column that says where the customer lives, and how much its word counts: less is more. null: it does not. */
export function addressWeight(heading: string): number | null {
  const plain = plainHeading(heading);
  // Where somebody else lives, or where the customer works, is no home; the card's address is where it was printed.
  if (isThirdPersonHeading(heading) || /\b(kantor|office|kerja|usaha|toko|cabang|branch|email)\b/.test(plain))
    return null;
  const at = [
    /\b(provinsi|propinsi|prov|province)\b/,
    /\b(kota|kab|kabupaten|city|regency)\b/,
    /\b(alamat|almt|alm|address|addr|domisili|domicile|tempat tinggal)\b/,
  ].findIndex((word) => word.test(plain));
  if (at < 0) return null;
  return at + (/\b(ktp|identitas|kk)\b/.test(plain) ? 10 : 0);
}

/** `address`: the columns that say where the customer lives, the one that counts most first. */
export function customerZone(address: readonly string[], nik: string): CustomerZone {
  for (const text of address) {
    const zone = zoneOfAddress(text);
    if (zone !== null) return { zone, basis: 'address' };
  }
  const province = /^\d{16}$/.test(nik) ? nikProvinces.get(nik.slice(0, 2)) : undefined;
  return province ? { zone: province.zone, basis: 'nik' } : { zone: null, basis: 'none' };
}

const zoneOfName = new Map(
  (['WIB', 'WITA', 'WIT'] as const).flatMap((zone) => zonePlaces[zone].map((name) => [name, zone] as const)),
);
/** The longest first: "maluku utara" before "maluku". A street is called after any town: what follows "jalan" is none. */
const anyName = new RegExp(
  String.raw`(?<!\b(?:jl|jln|jalan|gg|gang|perum|komp|komplek|kompleks|ruko|pasar|blok)\s(?:raya\s)?)\b(?:${[
    ...zoneOfName.keys(),
  ]
    .sort((a, b) => b.length - a.length)
    .join('|')})\b`,
  'g',
);

/** An address goes from small to large: the last name in it is the largest. */
export function zoneOfAddress(text: string): Zone | null {
  const plain = plainHeading(text);
  const last = plain.match(anyName)?.at(-1);
  return (last === undefined ? undefined : zoneOfName.get(last)) ?? zoneOfPostcode(plain);
}

/** Postcodes are numbered by region: 1–6 Sumatra and Java, 7 Kalimantan, 8 Bali and Nusa Tenggara, 9 the east. */
function zoneOfPostcode(plain: string): Zone | null {
  const code = /\b([1-9]\d)\d{3}$/.exec(plain)?.[1];
  if (code === undefined) return null;
  const region = Number(code);
  if (region < 70 || region === 73 || region === 74 || region === 78 || region === 79) return 'WIB';
  return region < 97 ? 'WITA' : 'WIT';
}
