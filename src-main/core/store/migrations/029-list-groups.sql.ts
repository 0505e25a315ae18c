/** Lists in groups of a name, and lists that were put out of the way. */
export const listGroups = `
ALTER TABLE lists ADD COLUMN archived_at INTEGER;  -- null: it is not
ALTER TABLE lists ADD COLUMN group_name TEXT;      -- null: in none
`;
