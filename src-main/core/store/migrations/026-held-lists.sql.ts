/** A list that somebody paused by itself: nothing of it is sent, whatever the rest of its connection does. */
export const heldLists = `
ALTER TABLE lists ADD COLUMN held_at INTEGER;  -- null: it is not
`;
