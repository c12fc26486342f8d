//! A message of a locale file, filled in: the small part of Fluent's syntax that the files use,
//! names such as `{ $day }` and choices such as `{ $count -> [one] .. *[other] .. }`.

use super::FluentValue;

/// The pattern with every name replaced by its argument and every choice made.
pub(super) fn fill(pattern: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    let mut said = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((text, inside, after)) = split_braces(rest) {
        said.push_str(text);
        match inside.split_once("->") {
            Some((name, variants)) => {
                let chosen = choose(argument(name, args), variants);
                said.push_str(&fill(chosen, args));
            }
            None => match argument(inside, args) {
                Some(value) => said.push_str(&value.to_string()),
                // A slip, seen by the tests of whoever says the message.
                None => said.push_str(inside),
            },
        }
        rest = after;
    }
    said.push_str(rest);
    said
}

/// What stands before, inside and after the first pair of braces.
fn split_braces(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find('{')?;
    let mut depth = 0_u32;
    for (at, letter) in text.char_indices().skip_while(|(at, _)| *at < open) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..open], &text[open + 1..at], &text[at + 1..]));
        }
    }
    None
}

fn argument<'it, 'value>(
    name: &str,
    args: &'it [(&str, FluentValue<'value>)],
) -> Option<&'it FluentValue<'value>> {
    let name = name.trim().strip_prefix('$')?;
    args.iter()
        .find(|(it, _)| *it == name)
        .map(|(_, value)| value)
}

/// The variant whose key fits, else the one with the star.
fn choose<'text>(value: Option<&FluentValue<'_>>, variants: &'text str) -> &'text str {
    let mut otherwise = "";
    // A number's own variant comes before that of its plural: `[0]` before `[other]`.
    let mut fitting = None;
    for (key, is_default, text) in Variants(variants) {
        if value.is_some_and(|it| it.is_named(key)) {
            return text;
        }
        if fitting.is_none() && value.is_some_and(|it| it.plural() == Some(key)) {
            fitting = Some(text);
        }
        if is_default {
            otherwise = text;
        }
    }
    fitting.unwrap_or(otherwise)
}

/// Each variant: its key, whether it has the star, its text.
struct Variants<'text>(&'text str);

impl<'text> Iterator for Variants<'text> {
    type Item = (&'text str, bool, &'text str);

    fn next(&mut self) -> Option<Self::Item> {
        let (before, rest) = self.0.split_once('[')?;
        let (key, rest) = rest.split_once(']')?;
        let end = next_variant(rest);
        self.0 = &rest[end..];
        Some((key.trim(), before.ends_with('*'), rest[..end].trim()))
    }
}

/// Where the next variant of the same choice begins: a line of its own, outside of any braces.
fn next_variant(text: &str) -> usize {
    let (mut depth, mut begins_line) = (0_u32, None);
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '\n' if depth == 0 => begins_line = Some(at),
            '*' | '[' if depth == 0 => {
                if let Some(line) = begins_line {
                    return line;
                }
            }
            it if !it.is_whitespace() => begins_line = None,
            _ => {}
        }
    }
    text.len()
}
