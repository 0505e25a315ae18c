import type { VerdictKind } from '../../contract/answer.ts';
import type { Tone } from '../spreadsheet/write/model/workbook-model.ts';

/** How each verdict is coloured, wherever a workbook shows it. */
export const verdictTones: Readonly<Record<VerdictKind, Tone>> = {
  reachable: 'good',
  likely: 'likely',
  secondary: 'doubt',
  not_linked: 'bad',
  unknown: 'unknown',
  no_record: 'bad',
  none: 'unknown',
};
