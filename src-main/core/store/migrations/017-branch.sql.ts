/** Whose reports these are. */
export const branch = `
CREATE TABLE branch (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT,
  logo BLOB                             -- the picture as it was chosen, PNG or JPEG: core/settings/logo.ts
) STRICT;
`;
