/** A logo on paper. */
import { flatPng } from '../../../pdf/flat-png.ts';
import type { TextLine } from '../../../pdf/pdf-model.ts';
import { logoSize, type PagePicture } from '../model/workbook-model.ts';

/** None where what it holds cannot be drawn. */
export function pictureLine(logo: PagePicture): TextLine[] {
  const given = Buffer.from(logo.base64, 'base64');
  const picture = logo.format === 'png' ? flatPng(given) : given;
  const { width, height } = logoSize(logo);
  // Points of pixels, at 96 to an inch.
  return picture === null ? [] : [{ picture, width: width * 0.75, height: height * 0.75 }];
}
