//! The string literals of a source file: enough of Rust's grammar to find them, no more.

/// The string literals of a piece of code, in order; comments have none.
pub fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let before = &rest[..at];
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("//") {
            rest = after.split_once('\n').map_or("", |(_, it)| it);
        } else if let Some(after) = rest.strip_prefix('"') {
            let marks = before.len() - before.trim_end_matches('#').len();
            let raw =
                before.trim_end_matches('#').ends_with('r') && (marks > 0 || raw_start(before));
            let (literal, after) = if raw {
                raw_literal(after, marks)
            } else {
                plain_literal(after)
            };
            found.push(literal);
            rest = after;
        } else if let Some(after) = rest.strip_prefix('\'') {
            rest = character(after);
        } else {
            rest = &rest[1..];
        }
    }
    found
}

fn raw_start(before: &str) -> bool {
    !before
        .trim_end_matches('r')
        .ends_with(|it: char| it.is_alphanumeric() || it == '_')
}

fn raw_literal(text: &str, marks: usize) -> (String, &str) {
    let end = format!("\"{}", "#".repeat(marks));
    let (literal, rest) = text.split_once(&end).unwrap_or((text, ""));
    (literal.to_owned(), rest)
}

fn plain_literal(text: &str) -> (String, &str) {
    let mut escaped = false;
    for (at, sign) in text.char_indices() {
        match sign {
            '"' if !escaped => return (text[..at].to_owned(), &text[at + 1..]),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    (text.to_owned(), "")
}

/// Behind a character literal; a lifetime has no closing mark.
fn character(after: &str) -> &str {
    let mut signs = after.char_indices();
    match (signs.next(), signs.next()) {
        (Some((_, '\\')), Some((_, escaped))) => after[1 + escaped.len_utf8()..]
            .split_once('\'')
            .map_or("", |(_, it)| it),
        (Some(_), Some((at, '\''))) => &after[at + 1..],
        _ => after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_among_comments_characters_and_lifetimes() {
        let code = r##"
            // "not this"
            fn f<'a>(it: &'a str) { say("one", '"', '\'', r#"two "2""#, "th\"ree") }
        "##;
        assert_eq!(literals(code), ["one", "two \"2\"", "th\\\"ree"]);
    }
}
