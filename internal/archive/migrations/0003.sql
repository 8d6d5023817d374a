-- What a list shows of a story beside its reports, from its result. It can be
-- worked out anew.
CREATE TABLE summary (
  story     INTEGER PRIMARY KEY REFERENCES story,
  of        INTEGER NOT NULL,    -- the version of the story
  flow      TEXT NOT NULL,
  texts     INTEGER NOT NULL,
  low       INTEGER NOT NULL,    -- independent origins
  high      INTEGER NOT NULL,
  disputes  INTEGER NOT NULL,
  original  INTEGER NOT NULL,    -- reports by how they came by their text
  rewritten INTEGER NOT NULL,
  copied    INTEGER NOT NULL,
  unknown   INTEGER NOT NULL
);

CREATE INDEX report_outlet ON report (outlet, story);

-- What people decided, in order. One that was undone is kept.
CREATE TABLE decision (
  num    INTEGER PRIMARY KEY AUTOINCREMENT,
  made   INTEGER NOT NULL,       -- seconds of Unix time
  kind   TEXT NOT NULL,
  a      TEXT NOT NULL,          -- what it is about, by kind: ids of stories, refs of reports, outlets
  b      TEXT NOT NULL,
  refs   TEXT NOT NULL,          -- of the reports that it put elsewhere, as a JSON list
  undone INTEGER                 -- seconds of Unix time
);

-- How many decisions hold a story to be as people put it together.
ALTER TABLE story ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
