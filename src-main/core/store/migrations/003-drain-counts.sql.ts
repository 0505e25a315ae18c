/**
 * Counters by day and state: the drain counts its own changes once per commit, and triggers count all other changes.
 */
export const drainCounts = `
-- How often the drain moved the row: it adds one whenever it changes what is counted, and adds that to the sums itself
-- (core/queue/tally.ts). Whoever leaves this column alone need not think of the sums: the triggers do.
ALTER TABLE lookups ADD COLUMN drain_moves INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempts ADD COLUMN drain_moves INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER lookups_counted_over;
CREATE TRIGGER lookups_counted_over AFTER UPDATE OF state ON lookups
WHEN old.state <> new.state AND old.drain_moves = new.drain_moves BEGIN
  UPDATE list_states SET n = n - 1 WHERE list_id = old.list_id AND state = old.state;
  INSERT INTO list_states VALUES (new.list_id, new.state, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
  -- Here, not in a trigger of its own: it must come after the counts, and triggers have no order.
  UPDATE lists SET finished_at = new.updated_at
    WHERE id = new.list_id AND old.state IN ('queued', 'sending') AND new.state NOT IN ('queued', 'sending')
      AND NOT EXISTS (SELECT 1 FROM list_states
                      WHERE list_id = new.list_id AND state IN ('queued', 'sending') AND n > 0);
END;

DROP TRIGGER attempts_counted_in;
CREATE TRIGGER attempts_counted_in AFTER INSERT ON attempts WHEN new.drain_moves = 0 BEGIN
  INSERT INTO charge_days VALUES (new.list_id, date(new.started_at / 1000, 'unixepoch', 'localtime'),
      new.connection_id, new.charge, new.price, 1,
      coalesce(new.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
END;
DROP TRIGGER attempts_counted_over;
CREATE TRIGGER attempts_counted_over AFTER UPDATE OF charge, outcome ON attempts
WHEN old.drain_moves = new.drain_moves AND (old.charge <> new.charge OR old.outcome IS NOT new.outcome) BEGIN
  INSERT INTO charge_days VALUES (old.list_id, date(old.started_at / 1000, 'unixepoch', 'localtime'),
      old.connection_id, old.charge, old.price, -1,
      -coalesce(old.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
  INSERT INTO charge_days VALUES (new.list_id, date(new.started_at / 1000, 'unixepoch', 'localtime'),
      new.connection_id, new.charge, new.price, 1,
      coalesce(new.outcome IN ('answered', 'no-record', 'refused', 'unknown-code'), 0))
    ON CONFLICT DO UPDATE SET n = n + excluded.n, finals = finals + excluded.finals;
END;

-- Written twice an attempt and read once a start: lookups_state_newest finds what was being sent as well.
DROP INDEX lookups_sending;
`;
