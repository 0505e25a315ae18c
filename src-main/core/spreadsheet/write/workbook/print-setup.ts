/** How a sheet is printed: on A4, with its number and what it is at the foot of every page. */
import type { HeaderFooter, PageSetup } from '@cj-tech-master/excelts';
import type { PageFooter } from '../model/workbook-model.ts';

/** Inches. */
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };
const a4 = 9;

export function paper(orientation: PageSetup['orientation']): Partial<PageSetup> {
  return { paperSize: a4, orientation, margins };
}

/** Excel holds 255 characters for all three parts. */
const longestPart = 80;

export function headerFooter(footer: PageFooter | undefined): Partial<HeaderFooter> {
  if (!footer) return {};
  const parts = [
    ['&L', footer.left],
    ['&C', footer.middle],
    ['&R', footer.right],
  ] as const;
  const text = parts.flatMap(([code, part]) => (part ? [code + partText(part)] : [])).join('');
  return text === '' ? {} : { oddFooter: text };
}

/** `&` begins a code there; a list's name may hold one. */
function partText(part: string): string {
  const plain = part.length > longestPart ? `${part.slice(0, longestPart - 1)}…` : part;
  return plain.replaceAll('&', '&&').replaceAll('{{page}}', '&P').replaceAll('{{pages}}', '&N');
}
