/** Province codes, the first two digits of a NIK, and the time zone of each. */
import type { Zone } from '../../../contract/person.ts';
import { provinceNames } from '../../../words/provinces.ts';

type Province = { name: string; zone: Zone };

/** Keppres 41/1987, as collected in the project’s data/nik-provinces.json; all others are WIB. */
const wita: ReadonlySet<string> = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const wit: ReadonlySet<string> = new Set(['81', '82', '91', '92', '93', '94', '95', '96']);

/** Their names and the source of the codes: words/provinces.ts. */
export const nikProvinces: ReadonlyMap<string, Province> = new Map(
  [...provinceNames].map(([code, name]) => [
    code,
    { name, zone: wita.has(code) ? 'WITA' : wit.has(code) ? 'WIT' : 'WIB' },
  ]),
);
