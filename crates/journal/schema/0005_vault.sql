-- How many times something was written: each transaction raises it by one. Beside the file stands
-- the same count, so that an older or partial copy of the file is told.
CREATE TABLE written (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL
) STRICT;
INSERT INTO written VALUES (1, 0);

-- The secret that opens notes left while the journal was locked; the public half stands beside it.
CREATE TABLE inbox_key (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL
) STRICT;

-- Such notes that are entries already.
CREATE TABLE taken_in (
    name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
