/** What may be derived from the digits of a person: *derived*, never fact (indonesia.md, "NIK" and "Phones"). */
import { localDay } from '../../contract/calendar.ts';
import type { Derived } from '../../contract/person.ts';
import { nikProvinces } from './data/nik-provinces.ts';
import { operatorPrefixes } from './data/operator-prefixes.ts';
import { birthDate, birthDay } from './nik-birth-date.ts';

/** `today`: milliseconds since the epoch; the century of a birth date is the latest that is not after that day. */
export function derivePerson(person: { nik: string; phone: string }, today: number): Derived {
  const isNik = /^\d{16}$/.test(person.nik);
  const province = isNik ? nikProvinces.get(person.nik.slice(0, 2)) : undefined;
  return {
    sex: birthDay(person.nik)?.sex ?? null,
    birthDate: birthDate(person.nik, localDay(today)),
    province: province?.name ?? null,
    zone: province?.zone ?? null,
    operator: operatorOf(person.phone),
  };
}

/** The brand the prefix was given to; null where no prefix is known. */
export function operatorOf(phone: string): string | null {
  for (let length = longestPrefix; length >= shortestPrefix; length--) {
    const brand = brandByPrefix.get(phone.slice(0, length));
    if (brand) return brand;
  }
  return null;
}

const brandByPrefix = new Map(
  operatorPrefixes.flatMap(({ brand, prefixes }) => prefixes.map((prefix) => [prefix, brand])),
);
const lengths = [...brandByPrefix.keys()].map((prefix) => prefix.length);
const longestPrefix = Math.max(...lengths);
const shortestPrefix = Math.min(...lengths);
