//! The words of the app for the screens: every text comes from the locale by its id.

use std::cell::OnceCell;

use care::{
    contract::{Broken, Failure},
    refusal::Refusal,
    words::{FluentValue, Words},
};

thread_local! {
    static WORDS: OnceCell<Words> = const { OnceCell::new() };
}

/// Takes up the words, once, before anything is said.
pub fn learn(words: Words) {
    // A second time would say the same.
    WORDS.with(|it| it.set(words)).unwrap_or_default();
}

/// The message `id`.
pub fn say(id: &str) -> String {
    words(|it| it.say(id))
}

/// The message `id` with its arguments filled in.
pub fn say_with(id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    words(|it| it.say_with(id, args))
}

/// With the words at hand, for days and times: `words(|it| it.day(day))`.
pub fn words<T>(read: impl FnOnce(&Words) -> T) -> T {
    WORDS.with(|it| read(it.get_or_init(unlearned)))
}

/// Tests need no page to learn from.
fn unlearned() -> Words {
    if cfg!(test) {
        Words::english()
    } else {
        Words::of(&[])
    }
}

/// The city that a zone is named after: "New York" of `America/New_York`.
pub fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// The sentence for a failed command.
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Refused(Refusal::Plan(it)) => say(&format!("refusal-plan-{}", code(it))),
        Failure::Refused(Refusal::File(it)) => say(&format!("refusal-file-{}", code(it))),
        Failure::Refused(refusal) => say(&format!("refusal-{}", code(refusal))),
        Failure::Locked => say("failure-locked"),
        Failure::WrongPassphrase { .. } => say("failure-wrong_passphrase"),
        Failure::Broken(it) => broken(*it),
        Failure::DiskFull => say("failure-disk_full"),
        Failure::Unexpected => say("failure-unexpected"),
    }
}

/// The sentence for files in which something is wrong.
pub fn broken(broken: Broken) -> String {
    let id = match broken {
        Broken::JournalMissing => "broken-journal_missing",
        Broken::KeysMissing => "broken-keys_missing",
        Broken::JournalEmpty => "broken-journal_empty",
        Broken::JournalDamaged => "broken-journal_damaged",
        Broken::KeysDamaged => "broken-keys_damaged",
        Broken::FromNewerApp => "broken-from_newer_app",
        Broken::PartialCopy => "broken-partial_copy",
        Broken::OlderCopy => "broken-older_copy",
        Broken::BackupDamaged => "broken-backup_damaged",
    };
    say(id)
}

/// The code under which a refusal stands in the locale: its name, in small letters.
fn code(refusal: &impl std::fmt::Debug) -> String {
    let mut code = String::new();
    for sign in format!("{refusal:?}").chars() {
        if sign.is_ascii_uppercase() && !code.is_empty() {
            code.push('_');
        }
        code.push(sign.to_ascii_lowercase());
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_in_its_own_words() {
        let told = |it| failure(&Failure::Refused(it));
        assert_eq!(told(Refusal::Gone), say("refusal-gone"));
        let missing = say("refusal-answer_missing");
        assert_eq!(told(Refusal::AnswerMissing), missing);
        assert!(missing.ends_with('.'), "{missing}");
    }
}
