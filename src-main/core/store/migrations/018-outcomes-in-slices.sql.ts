/** A sheet that came back is stored in slices: whether all of it is there. */
export const outcomesInSlices = `
ALTER TABLE outcome_files ADD COLUMN complete INTEGER NOT NULL DEFAULT 1 CHECK (complete IN (0, 1));
`;
