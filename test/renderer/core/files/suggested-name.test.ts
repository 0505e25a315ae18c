import { describe, expect, it } from 'vitest';
import { suggestedName } from '../../../../src-renderer/core/files/suggested-name.ts';

const day = new Date(2026, 2, 5);

describe('the name a file is given', () => {
  it('is its title and the day', () => {
    expect(suggestedName({ title: 'Nasabah Maret', format: 'xlsx' }, day)).toBe('Nasabah Maret 2026-03-05.xlsx');
  });

  it('holds nothing Windows refuses', () => {
    expect(suggestedName({ title: ' a/b:c*?.xls', format: 'csv' }, day)).toBe('a b c 2026-03-05.csv');
    expect(suggestedName({ title: '///', format: 'csv' }, day)).toBe('Sambung 2026-03-05.csv');
  });
});
