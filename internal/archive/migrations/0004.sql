-- A claim that is followed. State is what the reports said of it, in JSON, when
-- the archive had so many changes; ticks is -1 before it was first asked.
CREATE TABLE followed (
  num   INTEGER PRIMARY KEY AUTOINCREMENT,
  text  TEXT NOT NULL UNIQUE,
  hook  TEXT NOT NULL,           -- the address that notices are sent to; empty for none
  begun INTEGER NOT NULL,        -- seconds of Unix time
  ticks INTEGER NOT NULL,
  state TEXT NOT NULL
);

-- What became of claims that are followed, in JSON.
CREATE TABLE notice (
  num     INTEGER PRIMARY KEY AUTOINCREMENT,
  claim   INTEGER NOT NULL REFERENCES followed ON DELETE CASCADE,
  made    INTEGER NOT NULL,      -- seconds of Unix time
  data    TEXT NOT NULL,
  tries   INTEGER NOT NULL,      -- to send it
  due     INTEGER,               -- when to try next; null when it was sent, or will not be
  problem TEXT NOT NULL          -- of the last try
);
CREATE INDEX notice_claim ON notice (claim, num);
CREATE INDEX notice_due ON notice (due) WHERE due IS NOT NULL;
