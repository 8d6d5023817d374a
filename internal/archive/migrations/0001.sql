-- A report as an outlet published it, at one address. Numbers are in order of
-- arrival and are never given twice; nothing hangs on what the clock said.
CREATE TABLE report (
  num      INTEGER PRIMARY KEY AUTOINCREMENT,
  ref      TEXT NOT NULL UNIQUE,
  address  BLOB NOT NULL UNIQUE, -- digest of its canonical URL or, without one, of its words
  place    BLOB NOT NULL,        -- digest of the URL without what follows "?"; empty without one
  words    BLOB NOT NULL,        -- digest of title and text, in its current version
  url      TEXT NOT NULL,
  outlet   TEXT NOT NULL,
  title    TEXT NOT NULL,
  language TEXT NOT NULL,
  first    INTEGER,              -- days on which it may have come out, as in package calendar
  last     INTEGER,
  added    INTEGER NOT NULL,     -- seconds of Unix time
  version  INTEGER NOT NULL,     -- its current version, from 1
  story    INTEGER NOT NULL REFERENCES story DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX report_words ON report (words, place);
CREATE INDEX report_story ON report (story, first, last, added);

-- The bytes that reports were read from, by their SHA-256, packed with zstd.
CREATE TABLE blob (
  sum  BLOB NOT NULL UNIQUE,
  data BLOB NOT NULL
);

-- A version of a report: paper is the record as read and the report as
-- extracted, in JSON, packed with zstd.
CREATE TABLE version (
  report INTEGER NOT NULL REFERENCES report,
  number INTEGER NOT NULL,
  added  INTEGER NOT NULL,
  sum    BLOB NOT NULL REFERENCES blob (sum),
  words  BLOB NOT NULL,
  paper  BLOB NOT NULL,
  UNIQUE (report, number)
);
CREATE INDEX version_sum ON version (sum);

-- What grouping needs to know of a report in its current version.
CREATE TABLE sketch (
  report INTEGER PRIMARY KEY REFERENCES report,
  data   BLOB NOT NULL
);

-- A story. One that was merged says into which; one without reports was pruned.
CREATE TABLE story (
  num     INTEGER PRIMARY KEY AUTOINCREMENT,
  id      TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,      -- grows with every change of its reports
  merged  INTEGER REFERENCES story,
  title   TEXT NOT NULL,
  reports INTEGER NOT NULL,
  first   INTEGER,               -- of the days on which its reports came out
  last    INTEGER,
  latest  INTEGER NOT NULL,      -- the last of those days or, where none is known, the day it was last added to
  touched INTEGER NOT NULL,      -- when it was last changed, counted in changes of the archive
  solid   BLOB                   -- what grouping needs to know, of a story that is grouped as one
);
CREATE INDEX story_latest ON story (latest, num) WHERE merged IS NULL AND reports > 0;
CREATE INDEX story_touched ON story (touched);

-- What became of stories.
CREATE TABLE turn (
  story   INTEGER NOT NULL REFERENCES story,
  version INTEGER NOT NULL,
  added   INTEGER NOT NULL,
  what    TEXT NOT NULL,         -- "merged into" or "split from"
  other   INTEGER NOT NULL REFERENCES story
);
CREATE INDEX turn_story ON turn (story);

-- What was found in a story, in JSON, packed with zstd. It can be worked out anew.
CREATE TABLE result (
  story   INTEGER PRIMARY KEY REFERENCES story,
  version INTEGER NOT NULL,
  flow    TEXT NOT NULL,         -- of the program that worked it out
  data    BLOB NOT NULL
);

CREATE TABLE language (
  code TEXT PRIMARY KEY
) WITHOUT ROWID;

-- The count of changes.
CREATE TABLE clock (
  ticks INTEGER NOT NULL
);
INSERT INTO clock VALUES (0);

-- The keys of folded terms, of the current versions; rowid is report.num.
CREATE VIRTUAL TABLE term USING fts5 (title, body, content='', contentless_delete=1, tokenize='ascii');
