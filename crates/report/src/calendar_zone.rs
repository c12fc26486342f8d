//! The rules of a zone for a calendar file: when its wall clock changes, and by how much.

use chrono::{DateTime, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};

/// From when on the wall clock is so far from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// On the wall clock as it was before.
    pub from: NaiveDateTime,
    /// The distance before.
    pub before: FixedOffset,
    /// The distance from then on.
    pub after: FixedOffset,
    /// Further ahead than at other times of these years.
    pub is_summer: bool,
}

/// So much more than the events need: then a summer time never stands without its winter
/// time, which some readers cannot do without.
const MORE: TimeDelta = TimeDelta::days(366);

/// Changes are looked for in steps of a day; none follows another so soon.
const STEP: TimeDelta = TimeDelta::days(1);

/// The rules that hold between two moments, earliest first.
pub fn rules_of(zone: &impl TimeZone, first: DateTime<Utc>, last: DateTime<Utc>) -> Vec<Rule> {
    let (first, last) = (first - MORE, last + MORE);
    let begins = offset_at(zone, first);
    let mut rules = vec![rule(first, begins, begins)];
    let (mut at, mut now) = (first, begins);
    while at < last {
        let next = at + STEP;
        let then = offset_at(zone, next);
        if then != now {
            rules.push(rule(change(zone, at, next), now, then));
        }
        (at, now) = (next, then);
    }
    let winter = rules.iter().map(|it| it.after.local_minus_utc()).min();
    for rule in &mut rules {
        rule.is_summer = Some(rule.after.local_minus_utc()) > winter;
    }
    rules
}

fn rule(at: DateTime<Utc>, before: FixedOffset, after: FixedOffset) -> Rule {
    Rule {
        from: at.with_timezone(&before).naive_local(),
        before,
        after,
        is_summer: false,
    }
}

fn offset_at(zone: &impl TimeZone, at: DateTime<Utc>) -> FixedOffset {
    zone.offset_from_utc_datetime(&at.naive_utc()).fix()
}

/// The first second of the new distance, between two moments on either side of it.
fn change(zone: &impl TimeZone, mut old: DateTime<Utc>, mut new: DateTime<Utc>) -> DateTime<Utc> {
    let before = offset_at(zone, old);
    while new - old > TimeDelta::seconds(1) {
        let middle = old + TimeDelta::seconds((new - old).num_seconds() / 2);
        match offset_at(zone, middle) == before {
            true => old = middle,
            false => new = middle,
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use chrono_tz::{Asia::Kolkata, Australia::Lord_Howe};

    use super::*;

    fn told(zone: &impl TimeZone) -> Vec<(String, i32, bool)> {
        let day = |it: &str| it.parse::<DateTime<Utc>>().unwrap();
        let rules = rules_of(
            zone,
            day("2026-03-20T00:00:00Z"),
            day("2026-04-10T00:00:00Z"),
        );
        rules
            .iter()
            .skip(1)
            .map(|it| {
                (
                    it.from.to_string(),
                    it.after.local_minus_utc() / 60,
                    it.is_summer,
                )
            })
            .collect()
    }

    #[test]
    fn lord_howe_changes_by_half_an_hour_to_the_second() {
        let winter = |on: &str| (format!("{on} 02:00:00"), 630, false);
        let summer = |on: &str| (format!("{on} 02:00:00"), 660, true);
        assert_eq!(
            told(&Lord_Howe),
            [
                winter("2025-04-06"),
                summer("2025-10-05"),
                winter("2026-04-05"),
                summer("2026-10-04"),
                winter("2027-04-04"),
            ]
        );
    }

    #[test]
    fn a_zone_without_changes_has_one_rule() {
        assert_eq!(told(&Kolkata), []);
        let now = DateTime::UNIX_EPOCH;
        let rules = rules_of(&Kolkata, now, now);
        assert_eq!(rules.len(), 1);
        assert!(!rules[0].is_summer && rules[0].before == rules[0].after);
    }
}
