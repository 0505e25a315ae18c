/** Rows the operator took out are counted by themselves; which columns may be about somebody else is stored with the list. */
export const skippedRows = `
ALTER TABLE lists ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;
-- 1: the operator took it out. It is nobody's to mend.
ALTER TABLE rejected_rows ADD COLUMN skipped INTEGER NOT NULL
  GENERATED ALWAYS AS (instr(problems, '"row-skipped"') > 0) VIRTUAL;
UPDATE lists SET skipped = (SELECT count(*) FROM rejected_rows r WHERE r.list_id = lists.id AND r.skipped = 1)
WHERE complete = 1;
UPDATE lists SET rejected = rejected - skipped WHERE skipped > 0;
-- So that a page of those to mend need not walk over all that were taken out.
CREATE INDEX rejected_rows_to_mend ON rejected_rows (list_id, source_row) WHERE skipped = 0;

-- JSON: [{ column, reason, kept }] (contract ApartColumn); null: of a version that did not look at the columns.
ALTER TABLE lists ADD COLUMN apart TEXT;
`;
