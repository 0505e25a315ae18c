import { describe, expect, it } from 'vitest';
import { fileOfCells } from '../../../../../src-renderer/screens/imports/choose/clipboard.ts';

describe('cells from the clipboard', () => {
  it('become a text file with every tab and line as it was copied', async () => {
    const cells = 'NIK\tNo HP\r\n3201014101900001\t081234000001\r\n';
    const file = fileOfCells(cells, 'Tempelan 14.05.txt');
    expect(file?.name).toBe('Tempelan 14.05.txt');
    expect(await file?.text()).toBe(cells);
  });

  it('are no file where nothing but blanks was copied', () => {
    expect(fileOfCells(' \t\r\n', 'Tempelan 14.05.txt')).toBeNull();
  });
});
