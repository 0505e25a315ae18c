/** Whom nobody asks or reports about any more, because they said so (UU PDP art. 41). */
export const restrictedPeople = `
CREATE TABLE restricted_people (
  nik TEXT PRIMARY KEY,
  reason TEXT,
  since INTEGER NOT NULL,
  restricted_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
