package archive

import (
	"context"
	"database/sql"
)

// statements are those that adding runs for each report or story.
type statements struct {
	byAddress, byWords, byName, byRef, hasVersion                            *sql.Stmt
	addReport, editReport, addBlob, addVersion, sumOf, dropVersion, dropBlob *sql.Stmt
	addSketch, addWords, dropWords, addLanguage                              *sql.Stmt
	addStory, mergeStory, editStory, touchStory, moveReport, moveAll, turn   *sql.Stmt
	byID, sketches                                                           *sql.Stmt
}

func (a *Archive) prepareStatements(ctx context.Context) error {
	if a.stmts.turn != nil {
		return nil
	}
	var s statements
	for to, text := range map[**sql.Stmt]string{
		&s.byAddress:  `SELECT num, ref, words, version, story FROM report WHERE address = ?`,
		&s.byName:     `SELECT num, ref, words, version, story FROM report WHERE ref = ? AND outlet = ? AND title = ? AND url = ''`,
		&s.byWords:    `SELECT num, ref, words, version, story FROM report WHERE words = ? AND place = ? ORDER BY num LIMIT 1`,
		&s.byRef:      `SELECT num FROM report WHERE ref = ?`,
		&s.hasVersion: `SELECT number FROM version WHERE report = ? AND words = ? LIMIT 1`,
		&s.byID:       `SELECT num FROM story WHERE id = ?`,
		&s.sketches:   `SELECT r.num, k.data FROM report r JOIN sketch k ON k.report = r.num WHERE r.story = ? ORDER BY r.num`,
		&s.addReport: `INSERT INTO report (num, ref, address, place, words, url, outlet, title, language, first, last, added, version, story)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
		&s.editReport:  `UPDATE report SET words = ?, outlet = ?, title = ?, language = ?, first = ?, last = ?, version = ? WHERE num = ?`,
		&s.addBlob:     `INSERT INTO blob (sum, data) VALUES (?, ?) ON CONFLICT DO NOTHING`,
		&s.addVersion:  `INSERT INTO version (report, number, added, sum, words, paper) VALUES (?, ?, ?, ?, ?, ?)`,
		&s.sumOf:       `SELECT sum FROM version WHERE report = ? AND number = ?`,
		&s.dropBlob:    `DELETE FROM blob WHERE sum = ?1 AND NOT EXISTS (SELECT 1 FROM version WHERE sum = ?1)`,
		&s.dropVersion: `DELETE FROM version WHERE report = ? AND number = ?`,
		&s.addSketch:   `INSERT OR REPLACE INTO sketch (report, data) VALUES (?, ?)`,
		&s.addWords:    `INSERT INTO term (rowid, title, body) VALUES (?, ?, ?)`,
		&s.dropWords:   `DELETE FROM term WHERE rowid = ?`,
		&s.addLanguage: `INSERT INTO language (code) VALUES (?) ON CONFLICT DO NOTHING`,
		&s.addStory:    `INSERT INTO story (num, id, version, title, reports, latest, touched) VALUES (?, ?, 0, '', 0, 0, 0)`,
		&s.mergeStory:  `UPDATE story SET merged = ?, version = version + 1, reports = 0, touched = ?, solid = NULL WHERE num = ?`,
		&s.editStory:   `UPDATE story SET title = ?, solid = ? WHERE num = ?`,
		&s.touchStory: `UPDATE story SET version = version + 1, touched = ?1,
			(reports, first, last, latest) = (SELECT count(*), min(first), max(last), ifnull(max(last), max(added) / 86400 + ?2) FROM report WHERE story = ?3)
			WHERE num = ?3`,
		&s.moveReport: `UPDATE report SET story = ? WHERE num = ?`,
		&s.moveAll:    `UPDATE report SET story = ? WHERE story = ?`,
		&s.turn:       `INSERT INTO turn (story, version, added, what, other) SELECT num, version, ?, ?, ? FROM story WHERE num = ?`,
	} {
		var err error
		if *to, err = a.write.PrepareContext(ctx, text); err != nil {
			return err
		}
	}
	a.stmts = s
	return nil
}
