/** The access log: who saw or gave away what of how many people. Only ever added to (core/access-log). */
export const accessLog = `
CREATE TABLE access_log (
  seq INTEGER PRIMARY KEY CHECK (seq > 0), -- from 1, without gaps
  at INTEGER NOT NULL,
  system_user TEXT NOT NULL,            -- of the operating system
  operator TEXT,                        -- the name given at unlock; null: there is no lock
  what TEXT NOT NULL,                   -- contract accessKinds
  people INTEGER NOT NULL,
  detail TEXT NOT NULL,                 -- JSON: contract AccessDetail; never a person
  prev TEXT NOT NULL,                   -- the hash of the entry before; '' for the first
  hash TEXT NOT NULL                    -- keyed, over all of the above and what it is about; hexadecimal
) STRICT;
-- What tells of an end that is not where it was: looked for at every start.
CREATE INDEX access_log_ends ON access_log (seq) WHERE what IN ('restored', 'gap');

-- What an entry is about: 'nik:' and 'phone:' with a keyed digest, 'list:' with its id.
CREATE TABLE access_log_about (
  seq INTEGER NOT NULL REFERENCES access_log (seq),
  about TEXT NOT NULL,
  PRIMARY KEY (seq, about)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_log_by_about ON access_log_about (about, seq);

CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log
  BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log
  BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_in_order BEFORE INSERT ON access_log
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM access_log)
  BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_about_no_update BEFORE UPDATE ON access_log_about
  BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_about_no_delete BEFORE DELETE ON access_log_about
  BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
CREATE TRIGGER access_log_about_of_last BEFORE INSERT ON access_log_about
  WHEN NEW.seq <> (SELECT max(seq) FROM access_log)
  BEGIN SELECT RAISE(ABORT, 'the access log is only added to'); END;
`;
