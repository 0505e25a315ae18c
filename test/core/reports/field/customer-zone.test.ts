/** Where a customer's clock stands. Invented addresses. */
import { describe, expect, test } from 'vitest';
import { addressWeight, customerZone, zoneOfAddress } from '../../../../src-main/core/reports/field/customer-zone.ts';

describe('an address says its zone by the largest name in it, which stands last', () => {
  test.each([
    ['Jl. Merdeka No. 5, Makassar, Sulawesi Selatan', 'WITA'],
    ['Jl. Makassar No. 12, Kebayoran, Jakarta Selatan', 'WIB'],
    ['Jalan Raya Bali 3 Surabaya', 'WIB'],
    ['Gg. Papua II/4 Denpasar', 'WITA'],
    ['Kota Jayapura', 'WIT'],
    ['PAPUA BARAT DAYA', 'WIT'],
    ['Kab. Kutai Timur, Kaltim', 'WITA'],
    ['Palangka Raya, Kalimantan Tengah', 'WIB'],
    ['Perum Griya Ambon Blok C, Sorong', 'WIT'],
    ['Sidoarjo - JATIM', 'WIB'],
    ['NTT', 'WITA'],
    ['Desa Sukamaju RT 02/RW 05 70121', 'WITA'],
    ['Desa Sukamaju 73112', 'WIB'],
    ['Desa Sukamaju 98351', 'WIT'],
    ['Desa Sukamaju 15310', 'WIB'],
    ['Desa Sukamaju RT 02/RW 05', null],
    ['', null],
  ])('%s', (text, zone) => {
    expect(zoneOfAddress(text)).toBe(zone);
  });
});

describe('which columns say where the customer lives', () => {
  test.each([
    ['Provinsi', 0],
    ['Kota/Kab', 1],
    ['Alamat', 2],
    ['ALAMAT DOMISILI', 2],
    ['Alamat KTP', 12],
    ['Alamat kantor', null],
    ['Alamat Kontak Darurat', null],
    ['Alamat Orang Tua', null],
    ['Kota Cabang', null],
    ['Tunggakan', null],
  ])('%s', (heading, weight) => {
    expect(addressWeight(heading)).toBe(weight);
  });
});

test('the address counts; the NIK, where it was first issued, is a hint and told as one', () => {
  const ofJava = '3374010101900015';
  expect(customerZone(['Denpasar'], ofJava)).toEqual({ zone: 'WITA', basis: 'address' });
  expect(customerZone(['Dusun Kaler', 'Bali'], ofJava)).toEqual({ zone: 'WITA', basis: 'address' });
  expect(customerZone(['Dusun Kaler'], '7371010101900015')).toEqual({ zone: 'WITA', basis: 'nik' });
  expect(customerZone([], '9971010101900015')).toEqual({ zone: null, basis: 'none' });
  expect(customerZone([], '3374010101900')).toEqual({ zone: null, basis: 'none' });
});
