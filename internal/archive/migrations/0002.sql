-- A feed that is watched, and how it fares. Times are in milliseconds of Unix
-- time, 0 for never; every is in milliseconds.
CREATE TABLE feed (
  address  TEXT PRIMARY KEY,
  title    TEXT NOT NULL,
  at       TEXT NOT NULL,
  etag     TEXT NOT NULL,
  modified TEXT NOT NULL,
  due      INTEGER NOT NULL,
  tried    INTEGER NOT NULL,
  read     INTEGER NOT NULL,
  every    INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  problem  TEXT NOT NULL,
  ended    INTEGER NOT NULL
) WITHOUT ROWID;

-- What feeds gave already, so that it is not read again.
CREATE TABLE item (
  key   BLOB PRIMARY KEY,        -- digest of the feed and the item's own id
  sum   BLOB NOT NULL,           -- digest of what the feed said
  reads INTEGER NOT NULL,
  last  INTEGER NOT NULL         -- milliseconds of Unix time
) WITHOUT ROWID;
