/** Province codes, the first two digits of a NIK, and the time zone of each. */
import type { Zone } from '../../../contract/person.ts';

type Province = { name: string; zone: Zone };

/**
 * Sources: Kepmendagri 300.2.2-2430/2025 (codes) and Keppres 41/1987 (zones), as collected in the project’s
 * data/nik-provinces.json. Collected from public sources, not an official register; a newer file replaces this one
 * whole.
 */
export const nikProvinces: ReadonlyMap<string, Province> = new Map<string, Province>([
  ['11', { name: 'Aceh', zone: 'WIB' }],
  ['12', { name: 'Sumatera Utara', zone: 'WIB' }],
  ['13', { name: 'Sumatera Barat', zone: 'WIB' }],
  ['14', { name: 'Riau', zone: 'WIB' }],
  ['15', { name: 'Jambi', zone: 'WIB' }],
  ['16', { name: 'Sumatera Selatan', zone: 'WIB' }],
  ['17', { name: 'Bengkulu', zone: 'WIB' }],
  ['18', { name: 'Lampung', zone: 'WIB' }],
  ['19', { name: 'Kepulauan Bangka Belitung', zone: 'WIB' }],
  ['21', { name: 'Kepulauan Riau', zone: 'WIB' }],
  ['31', { name: 'DKI Jakarta', zone: 'WIB' }],
  ['32', { name: 'Jawa Barat', zone: 'WIB' }],
  ['33', { name: 'Jawa Tengah', zone: 'WIB' }],
  ['34', { name: 'DI Yogyakarta', zone: 'WIB' }],
  ['35', { name: 'Jawa Timur', zone: 'WIB' }],
  ['36', { name: 'Banten', zone: 'WIB' }],
  ['51', { name: 'Bali', zone: 'WITA' }],
  ['52', { name: 'Nusa Tenggara Barat', zone: 'WITA' }],
  ['53', { name: 'Nusa Tenggara Timur', zone: 'WITA' }],
  ['61', { name: 'Kalimantan Barat', zone: 'WIB' }],
  ['62', { name: 'Kalimantan Tengah', zone: 'WIB' }],
  ['63', { name: 'Kalimantan Selatan', zone: 'WITA' }],
  ['64', { name: 'Kalimantan Timur', zone: 'WITA' }],
  ['65', { name: 'Kalimantan Utara', zone: 'WITA' }],
  ['71', { name: 'Sulawesi Utara', zone: 'WITA' }],
  ['72', { name: 'Sulawesi Tengah', zone: 'WITA' }],
  ['73', { name: 'Sulawesi Selatan', zone: 'WITA' }],
  ['74', { name: 'Sulawesi Tenggara', zone: 'WITA' }],
  ['75', { name: 'Gorontalo', zone: 'WITA' }],
  ['76', { name: 'Sulawesi Barat', zone: 'WITA' }],
  ['81', { name: 'Maluku', zone: 'WIT' }],
  ['82', { name: 'Maluku Utara', zone: 'WIT' }],
  ['91', { name: 'Papua', zone: 'WIT' }],
  ['92', { name: 'Papua Barat', zone: 'WIT' }],
  ['93', { name: 'Papua Selatan', zone: 'WIT' }],
  ['94', { name: 'Papua Tengah', zone: 'WIT' }],
  ['95', { name: 'Papua Pegunungan', zone: 'WIT' }],
  ['96', { name: 'Papua Barat Daya', zone: 'WIT' }],
]);
