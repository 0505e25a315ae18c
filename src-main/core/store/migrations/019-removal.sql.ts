/** Lookups can be removed, and what was paid for them stays: an attempt without a lookup is what is left of one. */
export const removal = `
-- null: its lookup was removed, and with it what was said. Connection, time, charge, price and tracking id stay, so that sums,
-- caps and invoices stay right, and no id of an attempt is ever given again.
ALTER TABLE attempts ALTER COLUMN lookup_id DROP NOT NULL;
-- People of the list that were removed: not among its rows any more.
ALTER TABLE lists ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
-- An outcome that goes asks for those whose place it took.
CREATE INDEX outcomes_superseded ON outcomes (superseded_by) WHERE superseded_by IS NOT NULL;
`;
