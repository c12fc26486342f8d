//! Plans that the patient took: which one is in force, and what of it the patient declined.

use std::{collections::BTreeSet, ops::Range};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::{
    plan::{CarePlan, RuleId, default_plan},
    plan_file::PlanFile,
    refusal::PlanRefusal,
    schedule::Kind,
    time::{DAY_TURNS_AT, care_day},
};

/// A plan as it was taken. The journal keeps it whole, so that it stays what it was when the
/// app comes with another default plan; a new field of [`CarePlan`] therefore needs a default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakenPlan {
    /// The key that signed it, in hexadecimal digits.
    pub key: String,
    /// The digits of that key, to compare by voice.
    pub fingerprint: String,
    /// Raised with each file of this signer.
    pub number: u32,
    /// Who made it.
    pub from: String,
    /// The first care day on which it holds.
    pub effective: NaiveDate,
    /// The last one; none: until another plan is taken.
    pub until: Option<NaiveDate>,
    /// A word to the patient.
    pub note: Option<String>,
    /// The whole plan.
    pub plan: CarePlan,
}

/// What the plan in force is, and whose.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    /// Without what the patient declined.
    pub plan: CarePlan,
    /// For the summary.
    pub whose: Whose,
    /// The care day for which this is so.
    pub day: NaiveDate,
}

/// Whose plan is in force, and what of it the patient declined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whose {
    /// Who made it; none: it comes with the app.
    pub from: Option<String>,
    /// Titles of the items that the patient declined, each once.
    pub declined: Vec<String>,
}

impl TakenPlan {
    /// A file that the patient takes.
    pub fn of(file: PlanFile, key: String, fingerprint: String) -> Self {
        let PlanFile {
            number,
            from,
            effective,
            until,
            note,
            plan,
        } = file;
        Self {
            key,
            fingerprint,
            number,
            from,
            effective,
            until,
            note,
            plan,
        }
    }
}

/// Whether a plan may be taken without the items `declined`, when `signed_before` was the last
/// one taken; another signer than before needs the patient's word that `key_is_new`.
///
/// # Errors
///
/// [`PlanRefusal::SignerUnknown`]; [`PlanRefusal::Unsafe`] for an item that cannot be declined.
pub fn accept(
    plan: &TakenPlan,
    signed_before: Option<&TakenPlan>,
    declined: &[RuleId],
    key_is_new: bool,
) -> Result<(), PlanRefusal> {
    if !key_is_new && signed_before.is_some_and(|before| before.key != plan.key) {
        return Err(PlanRefusal::SignerUnknown);
    }
    if !declined.iter().all(|it| may_decline(&plan.plan, it)) {
        return Err(PlanRefusal::Unsafe);
    }
    Ok(())
}

/// The plan in force on a care day, of those taken and not dropped, oldest first; none: the
/// default plan is. It is the one taken last of those whose day has come; when its last day is
/// over the default plan comes back, not an older one of the clinician.
pub fn in_force(taken: &[TakenPlan], day: NaiveDate) -> Option<&TakenPlan> {
    let newest = taken.iter().rev().find(|it| it.effective <= day);
    newest.filter(|it| it.until.is_none_or(|until| day <= until))
}

/// The plan taken last, if its day is still to come.
pub fn next(taken: &[TakenPlan], day: NaiveDate) -> Option<&TakenPlan> {
    taken.last().filter(|it| day < it.effective)
}

/// What is in force on a care day, without what was declined.
pub fn on(taken: &[TakenPlan], declined: &BTreeSet<RuleId>, day: NaiveDate) -> InForce {
    let newest = in_force(taken, day);
    let mut plan = newest.map_or_else(default_plan, |it| it.plan.clone());
    let mut titles: Vec<String> = Vec::new();
    for rule in plan.rules.iter().filter(|it| is_out(it, declined)) {
        if !titles.contains(&rule.title) {
            titles.push(rule.title.clone());
        }
    }
    plan.rules.retain(|it| !is_out(it, declined));
    InForce {
        plan,
        whose: Whose {
            from: newest.map(|it| it.from.clone()),
            declined: titles,
        },
        day,
    }
}

/// The plan of each part of `window`, wall clock, without what was declined: one begins, and
/// ends, where a care day turns.
pub fn by_part(
    taken: &[TakenPlan],
    declined: &BTreeSet<RuleId>,
    window: &Range<NaiveDateTime>,
) -> Vec<(CarePlan, Range<NaiveDateTime>)> {
    let after = |last: NaiveDate| last.succ_opt();
    let days = taken
        .iter()
        .flat_map(|it| [Some(it.effective), it.until.and_then(after)]);
    let turns = days.flatten().map(|day| day.and_time(DAY_TURNS_AT));
    let mut starts: BTreeSet<NaiveDateTime> = turns.filter(|it| window.contains(it)).collect();
    starts.insert(window.start);
    let ends = starts.iter().skip(1).copied().chain([window.end]);
    let parts = starts.iter().copied().zip(ends);
    parts
        .map(|(start, end)| (on(taken, declined, care_day(start)).plan, start..end))
        .collect()
}

/// [D] Whether a rule may be declined: all but safety cards.
pub fn may_decline(plan: &CarePlan, rule: &RuleId) -> bool {
    let is_it = |it: &&crate::plan::Rule| it.id == *rule;
    plan.rules
        .iter()
        .find(is_it)
        .is_some_and(|it| it.kind != Kind::Safety)
}

fn is_out(rule: &crate::plan::Rule, declined: &BTreeSet<RuleId>) -> bool {
    rule.kind != Kind::Safety && declined.contains(&rule.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn taken(number: u32, effective: u32, until: Option<u32>) -> TakenPlan {
        TakenPlan {
            key: "00".into(),
            fingerprint: "0".into(),
            number,
            from: "Dr Example".into(),
            effective: day(effective),
            until: until.map(day),
            note: None,
            plan: default_plan(),
        }
    }

    fn number_on(taken: &[TakenPlan], on: u32) -> Option<u32> {
        in_force(taken, day(on)).map(|it| it.number)
    }

    #[test]
    fn a_plan_holds_from_its_day_on_until_the_next_ones_day() {
        let all = [taken(1, 2, None), taken(2, 10, None)];
        let seen: Vec<_> = [1, 2, 9, 10, 30].map(|it| number_on(&all, it)).into();
        assert_eq!(seen, [None, Some(1), Some(1), Some(2), Some(2)]);
        assert_eq!(next(&all, day(9)).map(|it| it.number), Some(2));
        assert_eq!(next(&all, day(10)), None);
    }

    #[test]
    fn what_was_taken_last_is_not_overtaken_by_what_it_replaced() {
        let all = [taken(1, 20, None), taken(2, 5, None)];
        assert_eq!(number_on(&all, 6), Some(2));
        assert_eq!(number_on(&all, 25), Some(2));
        assert_eq!(next(&all, day(6)), None);
    }

    #[test]
    fn after_its_last_day_the_default_plan_comes_back() {
        let all = [taken(1, 2, None), taken(2, 5, Some(8))];
        assert_eq!(number_on(&all, 8), Some(2));
        assert_eq!(number_on(&all, 9), None);
    }

    #[test]
    fn a_window_is_parted_where_a_plan_begins_and_where_it_ends() {
        let mut other = taken(1, 5, Some(8));
        other.plan.rules.truncate(2);
        let rules = |all: &[TakenPlan], from: u32, to: u32| -> Vec<_> {
            let at = |it: u32| day(it).and_hms_opt(12, 0, 0).unwrap();
            let parts = by_part(all, &BTreeSet::new(), &(at(from)..at(to)));
            let told = |it: NaiveDateTime| it.format("%-d %-H").to_string();
            let part = |(plan, part): (CarePlan, Range<NaiveDateTime>)| {
                (plan.rules.len() == 2, told(part.start), told(part.end))
            };
            parts.into_iter().map(part).collect()
        };
        let told = |all: &[(bool, &str, &str)]| -> Vec<_> {
            let owned = all
                .iter()
                .map(|it| (it.0, it.1.to_owned(), it.2.to_owned()));
            owned.collect()
        };
        let all = [other];
        assert_eq!(
            rules(&all, 2, 14),
            told(&[
                (false, "2 12", "5 4"),
                (true, "5 4", "9 4"),
                (false, "9 4", "14 12")
            ])
        );
        assert_eq!(rules(&all, 6, 8), told(&[(true, "6 12", "8 12")]));
        assert_eq!(rules(&[], 6, 8), told(&[(false, "6 12", "8 12")]));
    }

    #[test]
    fn a_declined_item_is_left_out_of_every_version_and_a_safety_card_of_none() {
        let rule = |id: &str| RuleId(id.into());
        let declined = BTreeSet::from([rule("daylight"), rule("home_card"), rule("unknown")]);
        for all in [vec![], vec![taken(1, 2, None)]] {
            let found = on(&all, &declined, day(3));
            let has = |id: &str| found.plan.rules.iter().any(|it| it.id == rule(id));
            assert!(!has("daylight") && has("home_card"));
            assert_eq!(found.whose.declined, ["Daylight and a short walk"]);
        }
        assert!(may_decline(&default_plan(), &rule("daylight")));
        assert!(!may_decline(&default_plan(), &rule("home_card")));
    }
}
