-- How many reports each outlet has. It follows the reports by itself.
CREATE TABLE outlet (
  name    TEXT PRIMARY KEY,
  reports INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outlet_reports ON outlet (reports DESC, name);
INSERT INTO outlet SELECT outlet, count(*) FROM report WHERE outlet <> '' GROUP BY outlet;

CREATE TRIGGER outlet_more AFTER INSERT ON report WHEN new.outlet <> '' BEGIN
  INSERT INTO outlet VALUES (new.outlet, 1) ON CONFLICT DO UPDATE SET reports = reports + 1;
END;
CREATE TRIGGER outlet_less AFTER DELETE ON report WHEN old.outlet <> '' BEGIN
  UPDATE outlet SET reports = reports - 1 WHERE name = old.outlet;
  DELETE FROM outlet WHERE name = old.outlet AND reports = 0;
END;
CREATE TRIGGER outlet_other AFTER UPDATE OF outlet ON report WHEN new.outlet <> old.outlet BEGIN
  UPDATE outlet SET reports = reports - 1 WHERE name = old.outlet;
  DELETE FROM outlet WHERE name = old.outlet AND reports = 0;
  INSERT INTO outlet SELECT new.outlet, 1 WHERE new.outlet <> '' ON CONFLICT DO UPDATE SET reports = reports + 1;
END;
