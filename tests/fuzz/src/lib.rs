//! The readers of foreign bytes, each as one function that takes any bytes and must not panic,
//! hang or fill the memory. Where a seal or a checksum stands before the reader, bytes without one
//! are given it here, as whoever forges a file would: else nothing behind it would ever be tried.

pub mod handed;
mod in_the_open;
mod planned;
mod planted;
mod reminders;
pub mod vault;

#[path = "../../../src-tauri/src/help/open.rs"]
mod help;
/// The variable in the environment that names the reader to be tried under libFuzzer.
pub const READER: &str = "GROUNDWORK_READER";

/// One way in for bytes that somebody else made.
#[derive(Debug)]
pub struct Reader {
    /// By this it is asked for.
    pub name: &'static str,
    /// What it reads.
    pub what: &'static str,
    /// Reads bytes, whatever they are, and answers whether they were understood to their end.
    pub read: fn(&[u8]) -> bool,
    /// Longer files than this are not tried, in bytes: they are slow and tell nothing new.
    pub longest: u32,
}

/// Those of the app.
pub const READERS: [Reader; 11] = [
    Reader::of(
        "summary",
        "any bytes for the signed summary",
        handed::summary,
        1 << 16,
    ),
    Reader::of(
        "sealed",
        "any bytes for the sealed file",
        handed::sealed,
        1 << 14,
    ),
    Reader::of(
        "everything",
        "any bytes for a whole journal",
        vault::everything,
        1 << 16,
    ),
    Reader::of(
        "plan",
        "any bytes for the plan file",
        planned::plan,
        1 << 15,
    ),
    Reader::of(
        "picture",
        "any bytes for the picture of a plan",
        planned::picture,
        1 << 16,
    ),
    Reader::of(
        "keys",
        "any bytes for the file of key slots",
        vault::keys,
        1 << 12,
    ),
    Reader::of(
        "copy",
        "any bytes for a copy of the journal",
        vault::copy,
        1 << 19,
    ),
    Reader::of("mark", "any bytes for the mark", vault::mark, 1 << 10),
    Reader::of(
        "tries",
        "any bytes for the wrong tries",
        vault::tries,
        1 << 10,
    ),
    Reader::of(
        "reminders",
        "any bytes for the list of reminders",
        in_the_open::reminders,
        1 << 14,
    ),
    Reader::of(
        "help",
        "any bytes for help in the open",
        in_the_open::help,
        1 << 14,
    ),
];

/// A reader that is known to be wrong: whoever tries readers must find that.
pub const PLANTED: Reader = Reader::of(
    "planted",
    "any bytes for a reader with a slip",
    planted::read,
    1 << 10,
);

impl Reader {
    const fn of(
        name: &'static str,
        what: &'static str,
        read: fn(&[u8]) -> bool,
        longest: u32,
    ) -> Self {
        Self {
            name,
            what,
            read,
            longest,
        }
    }
}

/// The reader of this name.
pub fn reader(name: &str) -> Option<&'static Reader> {
    let mut all = READERS.iter().chain([&PLANTED]);
    all.find(|it| it.name == name)
}
