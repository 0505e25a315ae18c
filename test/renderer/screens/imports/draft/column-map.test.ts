import { describe, expect, it } from 'vitest';
import {
  assignColumn,
  columnLetters,
  fieldOfColumn,
  isDoubtful,
  missingFields,
  reasonOfColumn,
} from '../../../../../src-renderer/screens/imports/draft/column-map.ts';

describe('which column carries which field', () => {
  it('gives a field to the column that was chosen for it, and takes it from the former one', () => {
    expect(assignColumn({ nik: 1, phone: 2 }, 4, 'phone')).toEqual({ nik: 1, phone: 4 });
  });

  it('lets a column carry one field only', () => {
    expect(assignColumn({ nik: 1, phone: 2 }, 1, 'name')).toEqual({ name: 1, phone: 2 });
  });

  it('frees a column that carries nothing', () => {
    expect(assignColumn({ nik: 1, phone: 2 }, 2, null)).toEqual({ nik: 1 });
  });

  it('leaves the given map as it was', () => {
    const map = { nik: 1 };
    assignColumn(map, 1, null);
    expect(map).toEqual({ nik: 1 });
  });

  it('finds the field of a column', () => {
    expect(fieldOfColumn({ ecPhone: 3 }, 3)).toBe('ecPhone');
    expect(fieldOfColumn({ ecPhone: 3 }, 4)).toBeNull();
  });

  it('keeps the reason of a guess that stands beside columns somebody chose', () => {
    const guesses = [
      {
        column: 1,
        heading: 'No. KTP',
        samples: [],
        field: 'nik' as const,
        guessedBy: 'heading' as const,
        hidden: false,
        fits: 1,
      },
      {
        column: 2,
        heading: '',
        samples: [],
        field: 'phone' as const,
        guessedBy: 'values' as const,
        hidden: false,
        fits: 1,
      },
    ];
    expect(reasonOfColumn(guesses, 1, 'nik')).toBe('heading');
    expect(reasonOfColumn(guesses, 2, 'ecPhone')).toBe('chosen');
    expect(reasonOfColumn(guesses, 2, null)).toBeNull();
  });

  it('lets a column hold the birth date, which is compared and never sent', () => {
    expect(assignColumn({ nik: 1, birthDate: 4 }, 5, 'birthDate')).toEqual({ nik: 1, birthDate: 5 });
  });

  it('doubts a column most of whose cells do not fit, and none that could not be counted', () => {
    expect([0.42, 0.69, 0.7, 1, null].map(isDoubtful)).toEqual([true, true, false, false, false]);
  });

  it('names what is missing for asking anything at all', () => {
    expect(missingFields({ name: 1 })).toEqual(['nik', 'phone']);
    expect(missingFields({ nik: 2, phone: 1 })).toEqual([]);
  });

  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [16384, 'XFD'],
  ])('calls column %i %s, as Excel does', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });
});
