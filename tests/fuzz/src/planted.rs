//! A reader with a slip of the common kind: a number in the file is taken for an index.

/// `rows:` and lines of `name=number`; a line named `see` points at another line.
pub(crate) fn read(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let lines = text.strip_prefix("rows:\n").unwrap_or_default();
    let rows: Vec<(&str, usize)> = lines
        .lines()
        .filter_map(|it| {
            let (name, number) = it.split_once('=')?;
            Some((name, number.parse().ok()?))
        })
        .collect();
    for (name, number) in &rows {
        if *name == "see" {
            let (seen, _) = rows[*number];
            assert!(!seen.is_empty());
        }
    }
    !rows.is_empty()
}
