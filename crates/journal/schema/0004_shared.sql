-- What was shared, when and in what form.
CREATE TABLE shared (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    at   TEXT NOT NULL,                       -- RFC 3339, with the offset of the day
    zone TEXT NOT NULL,                       -- IANA name
    body TEXT NOT NULL                        -- care::shared::Shared as JSON
) STRICT;

-- The key with which this journal signs its pages, in one row; made with the first page.
CREATE TABLE signing (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;
