/**
 * Where the manifest of an .ods is refused, the library keeps its place in it and begins the next one there. The program
 * reads one file in a process; where many are read in one, a good file in between sets the place back.
 */
import { read } from 'xlsx';
import type { Preview } from '../../src-main/contract/reading.ts';
import { previewBytes } from '../core/imports/reading/preview-bytes.ts';
import { workbookOf } from '../fixtures/workbooks.ts';

const goodBook = workbookOf({ Data: [['NIK']] }, 'ods');

export function readFresh(bytes: Buffer): Promise<Preview> {
  read(goodBook, { type: 'buffer' });
  return previewBytes(bytes);
}
