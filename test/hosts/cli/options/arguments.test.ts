/** What the command line makes of its arguments, before any command runs. */
import { describe, expect, it } from 'vitest';
import { sortOperands } from '../../../../src-main/hosts/cli/files/import-list.ts';
import { isEnoughNode } from '../../../../src-main/hosts/cli/node-guard.mjs';
import * as values from '../../../../src-main/hosts/cli/options/option-values.ts';
import { columnOfLetters } from '../../../../src-main/hosts/cli/options/read-choices.ts';
import { typedPath } from '../../../../src-main/hosts/cli/options/typed-path.ts';
import { chosenLanguage, refuseKeyArgument, wantsJson } from '../../../../src-main/hosts/cli/program.ts';

const here = { env: {}, cwd: '/home/dewi' };

describe('what must be known before parsing', () => {
  it('speaks Indonesian on an Indonesian system, English elsewhere, and either when told', () => {
    expect(chosenLanguage([], 'id-ID')).toBe('id');
    expect(chosenLanguage([], 'de-DE')).toBe('en');
    expect(chosenLanguage(['status', '--language', 'id'], 'en-GB')).toBe('id');
    expect(chosenLanguage(['--language=en'], 'id-ID')).toBe('en');
  });

  it('takes --json anywhere but after --', () => {
    expect(wantsJson(['status', '--json'])).toBe(true);
    expect(wantsJson(['status', '--', '--json'])).toBe(false);
  });

  it('refuses a key among the arguments in every spelling', () => {
    for (const arg of ['--partner-key', '--partner-key=x', '--partnerKey=x', '--partner_key', '--key', '--key=x']) {
      expect(() => refuseKeyArgument(['connection', 'set', arg, 'x']), arg).toThrow(/never taken as an argument/);
    }
    expect(() => refuseKeyArgument(['import', 'key.csv', '--name', 'keys'])).not.toThrow();
  });
});

describe('a relative path', () => {
  const npm = { INIT_CWD: '/home/dewi/data', npm_package_json: '/opt/sambung/package.json' };

  it('is meant from where the operator stood when npm went to the package’s folder', () => {
    expect(typedPath('a.csv', { env: npm, cwd: '/opt/sambung' })).toBe('/home/dewi/data/a.csv');
    expect(typedPath('../a.csv', { env: npm, cwd: '/opt/sambung' })).toBe('/home/dewi/a.csv');
  });

  it('stays as it is anywhere else', () => {
    expect(typedPath('/x/a.csv', { env: npm, cwd: '/opt/sambung' })).toBe('/x/a.csv');
    expect(typedPath('a.csv', { env: npm, cwd: '/home/dewi/other' })).toBe('a.csv');
    expect(typedPath('a.csv', { env: {}, cwd: '/opt/sambung' })).toBe('a.csv');
  });

  it('is meant so in every option that names a file or a folder', () => {
    const moved = { env: npm, cwd: '/opt/sambung' };
    expect(values.reportFile(moved)('b.csv').path).toBe('/home/dewi/data/b.csv');
    expect(values.workbookFile('--out', moved)('b.xlsx')).toBe('/home/dewi/data/b.xlsx');
    expect(values.dataDir(moved)('data')).toBe('/home/dewi/data/data');
    expect(sortOperands(['a.csv'], {}, moved).file).toBe('/home/dewi/data/a.csv');
  });
});

describe('which Node will do', () => {
  it('is one that runs TypeScript by itself', () => {
    for (const version of ['22.18.0', 'v22.20.1', '23.6.0', '24.0.0', '30.1.0']) {
      expect(isEnoughNode(version), version).toBe(true);
    }
    for (const version of ['18.20.4', 'v20.20.2', '22.17.9', '23.5.0']) {
      expect(isEnoughNode(version), version).toBe(false);
    }
  });
});

describe('option values', () => {
  it('reads a rate as requests per second, with or without its unit', () => {
    expect([values.rate('5'), values.rate('0.5'), values.rate('20/s')]).toEqual([5, 0.5, 20]);
    for (const text of ['', '0', '-1', '5/m', 'abc', '1001', '5 /s /s'])
      expect(() => values.rate(text), text).toThrow();
  });

  it('reads fields in any spelling and keeps = inside a heading', () => {
    const map = ['nik=No KTP', 'ec-phone=Telp=2', 'EC_NIK=7', 'ecName=AB'].reduce(
      (before, text) => values.mapping(text, before),
      [] as values.TypedMapping[],
    );
    expect(map).toEqual([
      { field: 'nik', column: 'No KTP' },
      { field: 'ecPhone', column: 'Telp=2' },
      { field: 'ecNik', column: '7' },
      { field: 'ecName', column: 'AB' },
    ]);
    for (const text of ['nik', 'nik=', '=x', 'alamat=C']) expect(() => values.mapping(text), text).toThrow();
  });

  it('lets the last mapping of a field win', () => {
    expect(values.mapping('nik=B', values.mapping('nik=A'))).toEqual([{ field: 'nik', column: 'B' }]);
  });

  it('reads sample rows separated by commas', () => {
    expect(values.sampleRows('5, 9', [2])).toEqual([2, 5, 9]);
    for (const text of ['', '0', 'a', '5;9', '1.5']) expect(() => values.sampleRows(text), text).toThrow();
  });

  it('takes the format of a report from its extension', () => {
    expect(values.reportFile(here)('a/b.XLSX').format).toBe('xlsx');
    expect(values.reportFile(here)('b.csv').format).toBe('csv');
    for (const text of ['b', 'b.xls', 'b.pdf', '.xlsx']) expect(() => values.reportFile(here)(text), text).toThrow();
  });

  it('reads states with dashes too', () => {
    expect(values.states('in-doubt,failed')).toEqual(['in_doubt', 'failed']);
    expect(() => values.states('unfinished')).toThrow();
  });

  it('repeats nothing of what was typed in its errors', () => {
    for (const wrong of [
      values.rate,
      values.mapping,
      values.sampleRows,
      values.reportFile(here),
      values.states,
      values.port,
    ]) {
      expect(() => wrong('rahasia!')).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('rahasia') }),
      );
    }
  });

  it('knows the letters of columns', () => {
    expect(['A', 'z', 'AB', 'XFD'].map(columnOfLetters)).toEqual([1, 26, 28, 16384]);
  });
});

describe('the operands of import', () => {
  it('puts the further pairs of one --map where they belong', () => {
    expect(sortOperands(['phone=No HP', 'a.csv', 'name=C'], { map: [{ field: 'nik', column: 'A' }] }, here)).toEqual({
      file: 'a.csv',
      options: {
        map: [
          { field: 'nik', column: 'A' },
          { field: 'phone', column: 'No HP' },
          { field: 'name', column: 'C' },
        ],
      },
    });
  });

  it('takes one file and no more', () => {
    expect(() => sortOperands(['a.csv', 'b.csv'], {}, here)).toThrow();
    expect(() => sortOperands(['nik=A'], {}, here)).toThrow();
  });
});
