/** Whom an outcome is about, with the outcome itself: a report asks for every one of its rows, a home screen for every promise. */
export const outcomesOfPerson = `
-- As the lookup had it when the outcome was recorded.
ALTER TABLE outcomes ADD COLUMN nik TEXT NOT NULL DEFAULT '';
-- 1: of a practice list. It says nothing about a real answer, nor the other way round.
ALTER TABLE outcomes ADD COLUMN practice INTEGER NOT NULL DEFAULT 0;
UPDATE outcomes SET
  nik = (SELECT l.nik FROM lookups l WHERE l.id = outcomes.lookup_id),
  practice = (SELECT c.kind = 'practice' FROM lookups l JOIN lists s ON s.id = l.list_id
              JOIN connections c ON c.id = s.connection_id WHERE l.id = outcomes.lookup_id);
CREATE INDEX outcomes_of_person ON outcomes (nik, practice, day DESC, id DESC) WHERE superseded_by IS NULL;
`;
