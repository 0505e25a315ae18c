/** Since when a connection has its address, told by the last call before it and not by a clock that may have been wrong. */
export const addressAfter = `
-- The last attempt at a former address, or 0: attempts with a greater id were made at base_url. Attempts are never deleted.
ALTER TABLE connections ADD COLUMN base_url_after INTEGER NOT NULL DEFAULT 0;
UPDATE connections SET base_url_after =
  coalesce((SELECT max(a.id) FROM attempts a WHERE a.connection_id = connections.id AND a.started_at < base_url_since), 0)
WHERE base_url_since > 0;
ALTER TABLE connections DROP COLUMN base_url_since;
`;
