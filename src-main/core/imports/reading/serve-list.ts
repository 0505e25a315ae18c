/** Reads a list of people: in the reading process. */
import { CoreError } from '../../kernel/errors.ts';
import { warning } from '../../person/finding.ts';
import { loadBytes } from '../../spreadsheet/read/load-bytes.ts';
import { openSource } from '../../spreadsheet/read/open-source.ts';
import type { Handlers } from '../../worker/serve.ts';
import { deliverRows } from './deliver-rows.ts';
import { factsOf, sheetsInOrder } from './file-facts.ts';
import type { ListQuestions } from './messages.ts';
import { otherListsAmong, planTables } from './plan.ts';

export const listHandlers: Handlers<ListQuestions> = {
  async 'read-list'(request, line) {
    const source = await openSource(await loadBytes(request, line), request.choices.sheet);
    const plans = planTables(source.tables, request.choices, request.allowMissing);
    const [plan] = plans;
    if (!plan) throw new CoreError('no-data-rows', 'The file has no rows below its headings.');
    const facts = factsOf(plan, source, sheetsInOrder(plans, source.sheets));
    line.tell('opened', { facts, rowsAtMost: plan.table.rowsAtMost });
    const others = otherListsAmong(plans, request.choices).map((other) => other.name ?? '');
    const summary = await deliverRows({
      plan,
      choices: request.choices,
      otherLists: others,
      ofFile: others.length > 0 ? [{ row: plan.headings.row ?? 1, ...warning(null, 'other-sheet-not-read') }] : [],
      sampleRows: request.sampleRows,
      problemLimit: request.problemLimit,
      problemTexts: request.problemTexts === true,
      onChecked: (rows) => line.tell('checked', rows),
      onSlice: request.wantRows ? (slice) => line.send('slice', slice) : null,
    });
    return { ...facts, summary };
  },
};
