//! Every row of the table of care.md 6.2, and that nothing else leads to a safety screen.

use care::{
    entry::{Entry, EntryId, Recorded},
    form::{AnswerKind, Answers, Ended, Filled, FormId, StepId, Value},
    library,
    plan::default_plan,
    safety::{OwnHelp, SafetyCheck, SafetyRoute, after, chosen, owed, route},
    time::Stamp,
};
use chrono::{DateTime, FixedOffset, TimeDelta};

fn form(id: &str) -> &'static care::form::Form {
    library::form(&FormId(id.into())).expect("the form ships")
}

fn routed(id: &str, step: &str, answer: Value) -> Option<SafetyRoute> {
    route(form(id), &Answers::from([(StepId(step.into()), answer)]))
}

fn item9(answer: &str) -> Option<SafetyRoute> {
    routed("phq9", "item9", Value::Choice(answer.into()))
}

fn question(answer: &str) -> Option<SafetyRoute> {
    routed("safety_question", "thoughts", Value::Choice(answer.into()))
}

#[test]
fn every_row_of_the_table_leads_where_it_should() {
    assert_eq!(item9("not_at_all"), None);
    assert_eq!(item9("several_days"), Some(SafetyRoute::Ask));
    assert_eq!(item9("more_than_half"), Some(SafetyRoute::Crisis));
    assert_eq!(item9("nearly_every_day"), Some(SafetyRoute::Crisis));
    assert_eq!(question("no"), None);
    assert_eq!(question("passing"), Some(SafetyRoute::Ask));
    assert_eq!(question("often"), Some(SafetyRoute::Crisis));
    assert_eq!(question("might_act"), Some(SafetyRoute::Emergency));
    for (form, step) in [("phq9", "item9"), ("safety_question", "thoughts")] {
        let declined = routed(form, step, Value::Declined);
        assert_eq!(declined, Some(SafetyRoute::GentleNote), "{form}");
    }
    assert_eq!(route(form("phq9"), &Answers::new()), None, "not reached");
}

#[test]
fn every_option_of_the_question_is_known_to_the_table_and_none_is_scored() {
    let step = &form("safety_question").steps[0];
    let AnswerKind::Choice { options } = &step.answer else {
        panic!("one of several");
    };
    let routes: Vec<_> = options.iter().map(|it| question(&it.id)).collect();
    let in_order = [
        None,
        Some(SafetyRoute::Ask),
        Some(SafetyRoute::Crisis),
        Some(SafetyRoute::Emergency),
    ];
    assert_eq!(routes, in_order);
    assert!(options.iter().all(|it| it.score.is_none()) && step.may_decline);
    assert_eq!(form("safety_question").steps.len(), 1);
}

#[test]
fn no_other_answer_of_any_form_leads_to_a_safety_screen() {
    // A false alarm after a bad night would teach the patient to look away; text is never scanned.
    let words = "I want to die. I have a plan.";
    for form in library::forms() {
        let asked = |id: &str| id == "item9" || id == "thoughts" && form.id.0 == "safety_question";
        let worst: Answers = form
            .steps
            .iter()
            .filter(|step| !asked(&step.id.0))
            .filter_map(|step| {
                let value = match &step.answer {
                    AnswerKind::Choice { options } => {
                        Value::Choice(options.iter().max_by_key(|it| it.score)?.id.clone())
                    }
                    AnswerKind::Choices { options } => {
                        Value::Choices(options.iter().map(|it| it.id.clone()).collect())
                    }
                    AnswerKind::Scale { from, .. } => Value::Number(*from),
                    AnswerKind::Lines { .. } => Value::Lines {
                        lines: vec![words.into()],
                        marked: None,
                    },
                    _ => Value::Text(words.into()),
                };
                Some((step.id.clone(), value))
            })
            .collect();
        assert_eq!(route(form, &worst), None, "{}", form.id.0);
    }
}

#[test]
fn not_safe_leads_to_the_emergency_screen_and_nothing_follows_it() {
    let after = |shown, safe_now| after(&SafetyCheck { shown, safe_now });
    for shown in [SafetyRoute::Ask, SafetyRoute::Crisis] {
        assert_eq!(after(shown, Some(false)), Some(SafetyRoute::Emergency));
        assert_eq!((after(shown, Some(true)), after(shown, None)), (None, None));
    }
    for safe_now in [None, Some(true), Some(false)] {
        assert_eq!(after(SafetyRoute::Emergency, safe_now), None);
        assert_eq!(after(SafetyRoute::GentleNote, safe_now), None);
    }
}

#[test]
fn the_question_is_asked_only_of_those_who_turned_it_on() {
    let asks = |asks_weekly| {
        let own = OwnHelp {
            asks_weekly,
            ..OwnHelp::default()
        };
        let plan = chosen(default_plan(), &own);
        plan.rules.iter().any(|it| it.id.0 == "weekly_question")
    };
    assert!(asks(true) && !asks(false));
    let others = chosen(default_plan(), &OwnHelp::default()).rules.len();
    assert_eq!(others + 1, default_plan().rules.len());
}

const EVENING: &str = "2026-10-28T21:00:00+01:00";

fn recorded(minutes: i64, fact: Entry) -> Recorded<Entry> {
    let at = moment(minutes);
    Recorded {
        id: EntryId(minutes),
        recorded: Stamp {
            at,
            zone: "Europe/Berlin".into(),
        },
        day: at.date_naive(),
        at: at.naive_local(),
        corrected: false,
        fact,
    }
}

fn moment(minutes: i64) -> DateTime<FixedOffset> {
    EVENING
        .parse::<DateTime<FixedOffset>>()
        .expect("a made-up value fits")
        + TimeDelta::minutes(minutes)
}

fn answered(minutes: i64, option: &str) -> Recorded<Entry> {
    let answers = [(StepId("thoughts".into()), Value::Choice(option.into()))];
    let begun = Stamp {
        at: moment(minutes),
        zone: "Europe/Berlin".into(),
    };
    recorded(
        minutes,
        Entry::Filled(Filled {
            form: FormId("safety_question".into()),
            version: 1,
            occurrence: None,
            begun,
            ended: Ended::Finished,
            late: false,
            answers: answers.into(),
        }),
    )
}

fn seen(minutes: i64, shown: SafetyRoute, safe_now: Option<bool>) -> Recorded<Entry> {
    recorded(minutes, Entry::Safety(SafetyCheck { shown, safe_now }))
}

#[test]
fn a_screen_that_was_cut_off_comes_back_until_it_was_left() {
    let (ask, emergency) = (SafetyRoute::Ask, SafetyRoute::Emergency);
    let mut entries = vec![answered(0, "passing")];
    assert_eq!(
        owed(&entries, moment(1)),
        Some(ask),
        "killed before it was shown"
    );
    entries.push(seen(2, ask, Some(false)));
    assert_eq!(owed(&entries, moment(3)), Some(emergency), "not safe");
    entries.push(seen(4, emergency, None));
    entries.reverse();
    assert_eq!(owed(&entries, moment(5)), None, "left by the patient");
    entries.push(answered(6, "might_act"));
    entries.push(answered(7, "no"));
    assert_eq!(
        owed(&entries, moment(8)),
        Some(emergency),
        "a later no takes nothing back"
    );
    assert_eq!(
        owed(&entries, moment(13 * 60)),
        None,
        "the next day begins anew"
    );
    assert_eq!(owed(&[answered(0, "no")], moment(1)), None);
}
