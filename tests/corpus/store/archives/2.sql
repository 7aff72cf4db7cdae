CREATE TABLE settings (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE contents (
	id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	format TEXT, 
	pages INTEGER, 
	reader TEXT, 
	outcome TEXT NOT NULL, 
	reason TEXT, 
	attempts INTEGER NOT NULL, 
	made_by TEXT NOT NULL, 
	messages TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (sha256)
);
CREATE INDEX ix_contents_outcome ON contents (outcome);
CREATE TABLE words (
	word TEXT NOT NULL, 
	form TEXT NOT NULL, 
	papers INTEGER NOT NULL, 
	PRIMARY KEY (word)
);
CREATE INDEX ix_words_form ON words (form);
CREATE TABLE parts (
	form TEXT NOT NULL, 
	whole TEXT NOT NULL, 
	PRIMARY KEY (form, whole)
);
CREATE TABLE combinations (
	id INTEGER NOT NULL, 
	traits TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (traits)
);
CREATE TABLE files (
	id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	content_id INTEGER NOT NULL, 
	modified BIGINT NOT NULL, 
	version INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	moved_to TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (path, version), 
	FOREIGN KEY(content_id) REFERENCES contents (id) ON DELETE CASCADE
);
CREATE INDEX ix_files_state ON files (state);
CREATE INDEX ix_files_content_id ON files (content_id);
CREATE TABLE meetings (
	id INTEGER NOT NULL, 
	content_id INTEGER NOT NULL, 
	body TEXT, 
	date TEXT, 
	place TEXT, 
	number TEXT, 
	chair TEXT, 
	secretary TEXT, 
	paragraphs TEXT, 
	json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(content_id) REFERENCES contents (id) ON DELETE CASCADE
);
CREATE INDEX ix_meetings_body ON meetings (body);
CREATE INDEX ix_meetings_content_id ON meetings (content_id);
CREATE INDEX ix_meetings_date ON meetings (date);
CREATE TABLE papers (
	id INTEGER NOT NULL, 
	content_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT, 
	municipality TEXT, 
	body TEXT, 
	diary_number TEXT, 
	diary_key TEXT, 
	paragraph TEXT, 
	date TEXT, 
	year INTEGER, 
	author TEXT, 
	outcome TEXT, 
	first_page INTEGER, 
	near INTEGER, 
	signature TEXT, 
	json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (content_id, ordinal), 
	FOREIGN KEY(content_id) REFERENCES contents (id) ON DELETE CASCADE
);
CREATE INDEX ix_papers_kind ON papers (kind);
CREATE INDEX ix_papers_year ON papers (year);
CREATE INDEX ix_papers_municipality ON papers (municipality);
CREATE INDEX ix_papers_outcome ON papers (outcome);
CREATE INDEX ix_papers_near ON papers (near);
CREATE INDEX ix_papers_diary_key ON papers (diary_key);
CREATE INDEX ix_papers_content_id ON papers (content_id);
CREATE INDEX ix_papers_body ON papers (body);
CREATE INDEX ix_papers_paragraph ON papers (paragraph);
CREATE INDEX ix_papers_diary_number ON papers (diary_number);
CREATE INDEX ix_papers_date ON papers (date);
CREATE TABLE attendance (
	id INTEGER NOT NULL, 
	meeting_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	capacity TEXT NOT NULL, 
	name TEXT NOT NULL, 
	party TEXT, 
	role TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meetings (id) ON DELETE CASCADE
);
CREATE INDEX ix_attendance_name ON attendance (name);
CREATE INDEX ix_attendance_party ON attendance (party);
CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);
CREATE TABLE texts (
	paper_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	decisions TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (paper_id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	number INTEGER, 
	text TEXT NOT NULL, 
	action TEXT, 
	deciding_body TEXT, 
	recommends_to TEXT, 
	assigned_to TEXT, 
	deadlines TEXT, 
	page INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_decisions_paper_id ON decisions (paper_id);
CREATE INDEX ix_decisions_action ON decisions (action);
CREATE INDEX ix_decisions_deciding_body ON decisions (deciding_body);
CREATE TABLE amounts (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	decision INTEGER, 
	text TEXT NOT NULL, 
	value FLOAT NOT NULL, 
	high FLOAT, 
	currency TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_amounts_paper_id ON amounts (paper_id);
CREATE INDEX ix_amounts_value ON amounts (value);
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	struck TEXT, 
	added TEXT, 
	marking TEXT NOT NULL, 
	author TEXT, 
	date TEXT, 
	section TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_revisions_paper_id ON revisions (paper_id);
CREATE TABLE actions (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	part TEXT, 
	number INTEGER, 
	proposal TEXT, 
	activity TEXT, 
	responsible TEXT, 
	timeframe TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_actions_paper_id ON actions (paper_id);
CREATE TABLE votes (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	question TEXT, 
	yes INTEGER, 
	no INTEGER, 
	abstain INTEGER, 
	absent INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_votes_paper_id ON votes (paper_id);
CREATE TABLE yrkanden (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	position TEXT, 
	subject TEXT, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_yrkanden_paper_id ON yrkanden (paper_id);
CREATE TABLE reservations (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	parties TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_reservations_paper_id ON reservations (paper_id);
CREATE TABLE "references" (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	normal TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX references_normal ON "references" (type, normal);
CREATE INDEX ix_references_paper_id ON "references" (paper_id);
CREATE TABLE people (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	capacity TEXT NOT NULL, 
	name TEXT, 
	party TEXT, 
	role TEXT, 
	detail TEXT, 
	part INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE
);
CREATE INDEX ix_people_name ON people (name);
CREATE INDEX ix_people_paper_id ON people (paper_id);
CREATE INDEX ix_people_party ON people (party);
CREATE TABLE traits (
	paper_id INTEGER NOT NULL, 
	combination_id INTEGER NOT NULL, 
	title_key BIGINT, 
	PRIMARY KEY (paper_id), 
	FOREIGN KEY(paper_id) REFERENCES papers (id) ON DELETE CASCADE, 
	FOREIGN KEY(combination_id) REFERENCES combinations (id)
);
CREATE INDEX ix_traits_title_key ON traits (title_key);
CREATE VIRTUAL TABLE texts_fts USING fts5(
        title, decisions, body,
        content='texts', content_rowid='paper_id', tokenize="unicode61 remove_diacritics 0"
    );
CREATE VIRTUAL TABLE texts_vocabulary USING fts5vocab(texts_fts, row);
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
        INSERT INTO texts_fts(rowid, title, decisions, body)
        VALUES (new.paper_id, new.title, new.decisions, new.body);
    END;
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
        INSERT INTO texts_fts(texts_fts, rowid, title, decisions, body)
        VALUES ('delete', old.paper_id, old.title, old.decisions, old.body);
    END;
CREATE TRIGGER texts_changed AFTER UPDATE ON texts BEGIN
        INSERT INTO texts_fts(texts_fts, rowid, title, decisions, body)
        VALUES ('delete', old.paper_id, old.title, old.decisions, old.body);
        INSERT INTO texts_fts(rowid, title, decisions, body)
        VALUES (new.paper_id, new.title, new.decisions, new.body);
    END;
INSERT INTO "settings" VALUES ('version', '2');
INSERT INTO "contents" VALUES (1, '9e8158e28c4717240112e6e3f5bddd76c851a3395a4e5651904e087c9f77f3b3', 1000, 'docx', NULL, 'docx', 'ok', NULL, 1, '0.1.0', '[]');
INSERT INTO "files" VALUES (1, 'park.docx', 1, 1, 1, 'present', NULL);
INSERT INTO "papers" VALUES (1, 1, 0, 'ovrigt', 'Skötsel av parken 0', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{"part":null,"kind":"ovrigt","title":"Skötsel av parken 0","municipality":null,"body":null,"diary_number":null,"paragraph":null,"date":null,"author":null,"proposers":[],"decisions":[{"number":null,"text":"Godkänna förslaget om parken.","action":"godkänna","deciding_body":null,"recommends_to":null,"deadlines":[],"deadline_texts":[],"assigned_to":[],"amounts":[],"style":"sentence","place":null}],"summary":null,"sections":[],"attachments":[],"consultation":null,"dispatch":[],"signatories":[],"guidance":[],"revisions":[],"instructions":[],"action_tables":[],"tables":[],"abbreviations":{},"footnotes":[],"references":[],"amounts":[],"speakers":[],"yrkanden":[],"proposition_order":null,"votes":[],"reservations":[],"conflicts_of_interest":[],"findings":[],"inferred":[]}');
INSERT INTO "texts" VALUES (1, 'Skötsel av parken 0', 'Godkänna förslaget om parken.', '');
INSERT INTO "decisions" VALUES (1, 1, 0, NULL, 'Godkänna förslaget om parken.', 'godkänna', NULL, NULL, '[]', '[]', NULL);
