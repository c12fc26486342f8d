//! Plan files: what is read, what is refused and why, and how the difference is told.

use std::collections::{BTreeMap, BTreeSet};

use care::{
    plan::{Anchor, CarePlan, RuleId, default_plan},
    plan_difference::differences,
    plan_file::{LONGEST, PlanFile, judge, read},
    plan_page::Change,
    plan_taken::TakenPlan,
    plan_words::when,
    refusal::PlanRefusal,
    schedule::Kind,
    words::Words,
};
use chrono::NaiveDate;
use proptest::{prelude::*, sample::subsequence};

const HEAD: &str = "format = 1\nnumber = 4\nfrom = \"Dr Example\"\neffective = \"2026-11-02\"\n";

fn change(lines: &str) -> String {
    format!("{HEAD}[change]\nof = {}\n{lines}", default_plan().version)
}

fn read_change(lines: &str) -> PlanFile {
    read(&change(lines)).unwrap_or_else(|why| panic!("{why}"))
}

#[track_caller]
fn refused(text: &str, refusal: PlanRefusal, cause: &str) {
    let why = read(text).expect_err("this is refused");
    assert_eq!(why.refusal, refusal, "{why}");
    assert!(why.cause.contains(cause), "{why}");
}

#[track_caller]
fn flawed(lines: &str, cause: &str) {
    refused(&change(lines), PlanRefusal::Flawed, cause);
}

#[track_caller]
fn unsafe_(lines: &str, cause: &str) {
    refused(&change(lines), PlanRefusal::Unsafe, cause);
}

fn rule<'a>(plan: &'a CarePlan, id: &str) -> &'a care::plan::Rule {
    plan.rules.iter().find(|it| it.id.0 == id).expect(id)
}

#[test]
fn a_file_that_changes_nothing_is_the_default_plan() {
    assert_eq!(read_change("").plan, default_plan());
}

#[test]
fn only_what_is_named_is_changed() {
    let file = read_change(
        "without = ['caffeine']
        set = { apart_min = 120 }
        rules = [{ id = 'wind_down', at = { before_bed = 90 } },
                 { id = 'daylight', unset = ['days'] }]
        phases = [{ id = 'between', notices_a_day = 1 }]",
    );
    let mut wanted = default_plan();
    wanted.apart_min = 120;
    wanted.rules.retain(|it| it.id.0 != "caffeine");
    for it in &mut wanted.rules {
        match it.id.0.as_str() {
            "wind_down" => it.at = Anchor::BeforeBed(90),
            "daylight" => it.days.clear(),
            _ => {}
        }
    }
    wanted.phases.last_mut().unwrap().notices_a_day = serde_json::from_str("1").unwrap();
    assert_eq!(file.plan, wanted);
    assert_eq!((file.number, file.from.as_str()), (4, "Dr Example"));
}

#[test]
fn a_new_phase_comes_after_the_one_it_names() {
    let file = read_change(
        "phases = [{ id = 'visit', after = 'carry', name = 'Visit', message = 'Come and see us.',
                     until = [{ since_dose = 11520 }], notices_a_day = 1 }]",
    );
    let names: Vec<&str> = file.plan.phases.iter().map(|it| it.id.0.as_str()).collect();
    assert_eq!(names[names.len() - 3..], ["carry", "visit", "between"]);
}

#[test]
fn a_whole_plan_stands_for_itself() {
    let default = include_str!("../../../assets/plan/default.toml");
    let whole = default
        .replace("[[", "[[plan.")
        .replace("[pause]", "[plan.pause]")
        .replacen("version =", "[plan]\nversion =", 1);
    let file = read(&format!("{HEAD}{whole}")).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(file.plan, default_plan());
}

#[test]
fn what_is_no_plan_text_is_damaged() {
    for text in ["", "hello", "format = 1", "format = 'one'", HEAD, "[["] {
        refused(text, PlanRefusal::Damaged, "");
    }
    refused(&change("colour = 1"), PlanRefusal::Damaged, "colour");
    refused(
        &format!("loud = true\n{}", change("")),
        PlanRefusal::Damaged,
        "loud",
    );
    let both = format!("{}\n[plan]\nversion = 1", change(""));
    refused(&both, PlanRefusal::Damaged, "either");
    let strange = change("rules = [{ id = 'wind_down', dose = '80 mg' }]");
    refused(&strange, PlanRefusal::Damaged, "dose");
    let form = change("rules = [{ id = 'wind_down', at = { sometime = 3 } }]");
    refused(&form, PlanRefusal::Damaged, "sometime");
    let half = change("rules = [{ id = 'new_one', title = 'Half a rule' }]");
    refused(&half, PlanRefusal::Damaged, "missing field");
    refused(
        &change("without = ['nothing']"),
        PlanRefusal::Damaged,
        "nothing",
    );
    refused(
        &change("set = { rules = [] }"),
        PlanRefusal::Damaged,
        "rules",
    );
    let unset = change("rules = [{ id = 'wind_down', unset = ['days'] }]");
    refused(&unset, PlanRefusal::Damaged, "days");
}

#[test]
fn a_deeply_nested_text_is_refused_and_not_fallen_into() {
    let deep = format!("format = {}1{}", "[".repeat(20_000), "]".repeat(20_000));
    refused(&deep, PlanRefusal::Damaged, "");
}

#[test]
fn a_text_that_is_too_long_is_not_even_read() {
    let long = format!("{}# {}", change(""), "x".repeat(LONGEST));
    refused(&long, PlanRefusal::TooLarge, "bytes");
}

#[test]
fn a_newer_format_is_told_also_where_nothing_else_can_be_read() {
    refused(
        "format = 2\nsomething_new = []",
        PlanRefusal::FromNewerApp,
        "1",
    );
}

#[test]
fn changes_to_another_default_plan_are_refused() {
    let text = format!("{HEAD}[change]\nof = 999\n");
    refused(&text, PlanRefusal::ForAnotherApp, "default plan");
}

#[test]
fn a_plan_that_cannot_work_is_flawed() {
    let wind_down = |what: &str| format!("rules = [{{ id = 'wind_down', {what} }}]");
    flawed(&wind_down("open_min = 0"), "open_min");
    flawed(&wind_down("open_min = 9999999999999"), "open_min");
    flawed(&wind_down("days = [100000]"), "days");
    flawed(&wind_down("days = [1], every = 0"), "every");
    flawed(
        &wind_down("at = { since_dose = -9223372036854775808 }"),
        "minutes",
    );
    flawed(&wind_down("phases = []"), "phases");
    flawed(&wind_down("phases = ['later']"), "later");
    flawed(&wind_down("title = ' '"), "title");
    flawed(&wind_down("title = \"Two\\nlines\""), "cannot be seen");
    flawed(
        &wind_down("title = \"Turned\\u202eround\""),
        "cannot be seen",
    );
    flawed(
        &wind_down(&format!("reason = '{}'", "x".repeat(281))),
        "reason",
    );
    flawed(
        &wind_down("action = { fill = 'no_such_form' }"),
        "no_such_form",
    );
    flawed(&wind_down("action = { rest = 600 }"), "rest");
    flawed(&wind_down("action = { read = [] }"), "read");
    flawed("set = { apart_min = -1 }", "apart_min");
    flawed("set = { apart_min = 100000 }", "apart_min");
    flawed(
        "phases = [{ id = 'active', notices_a_day = 1000 }]",
        "notices_a_day",
    );
    let upper =
        "rules = [{ id = 'Ünique', kind = 'rest', phases = ['active'], at = { before_bed = 60 },
        open_min = 60, title = 'Rest', reason = 'Rest.', action = { rest = 10 } }]";
    flawed(upper, "small letters");
    let many: Vec<String> = (0..121)
        .map(|it| {
            format!(
                "{{ id = 'r{it}', kind = 'rest', phases = ['active'], at = {{ before_bed = 60 }},
                open_min = 60, title = 'Rest', reason = 'Rest.', action = {{ rest = 10 }} }}"
            )
        })
        .collect();
    flawed(&format!("rules = [{}]", many.join(",\n")), "rules");
    let head = |from: &str, to: &str| change("").replace(from, to);
    refused(
        &head("number = 4", "number = 0"),
        PlanRefusal::Flawed,
        "number",
    );
    refused(
        &head("Dr Example", &"x".repeat(81)),
        PlanRefusal::Flawed,
        "from",
    );
    let until = head("[change]", "until = \"2026-11-01\"\n[change]");
    refused(&until, PlanRefusal::Flawed, "until");
}

#[test]
fn no_file_takes_a_safety_card_away_by_whatever_way() {
    unsafe_("without = ['home_card']", "home_card");
    unsafe_(
        "rules = [{ id = 'signs_card', kind = 'sleep' }]",
        "signs_card",
    );
    unsafe_(
        "rules = [{ id = 'home_card', unset = ['notice'] }]",
        "reminder",
    );
    unsafe_(
        "rules = [{ id = 'home_card', action = { read = ['Rest.'] } }]",
        "line",
    );
    unsafe_(
        "rules = [{ id = 'home_card', action = { rest = 10 } }]",
        "no card",
    );
    unsafe_("rules = [{ id = 'signs_card', days = [3] }]", "signs_card");
    unsafe_(
        "rules = [{ id = 'home_card', at = { before_bed = 90 } }]",
        "late",
    );
    // Out of its phase, or its phase without an hour, or without a reminder to give.
    unsafe_(
        "rules = [{ id = 'night_card', phases = ['carry'] }]",
        "night_card",
    );
    unsafe_(
        "phases = [{ id = 'active', until = [{ since_dose = 2161 }] }]",
        "signs_card",
    );
    unsafe_(
        "phases = [{ id = 'settle', notices_a_day = 0 }]",
        "home_card",
    );
    unsafe_(
        "phases = [{ id = 'supervised', until = [{ since_dose = 1440 }] }]",
        "gone on day",
    );
    let pause = "set = { pause = { form = 'evening', step = 'effects', any_of = ['spacey'],
        minutes = 60, kinds = ['safety'] } }";
    flawed(pause, "do not rest");
    // The monthly one.
    unsafe_(
        "rules = [{ id = 'body_card', unset = ['every'] }]",
        "body_card",
    );
}

#[test]
fn a_safety_card_may_grow_and_may_come_at_another_hour_of_its_day() {
    let default = default_plan();
    let card = rule(&default, "signs_card");
    let care::schedule::Action::Read(lines) = &card.action else {
        panic!("a card is read");
    };
    let mut lines: Vec<String> = lines.iter().map(|it| format!("{it:?}")).collect();
    lines.push("'Our number: 555 0100.'".into());
    let file = read_change(&format!(
        "rules = [{{ id = 'signs_card', at = {{ after_waking = 120 }}, action = {{ read = [{}] }} }}]",
        lines.join(", ")
    ));
    assert_eq!(rule(&file.plan, "signs_card").at, Anchor::AfterWaking(120));
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_plan_is_taken_in_its_time_and_never_instead_of_a_newer_one() {
    let text = change("").replace("[change]", "until = \"2027-05-02\"\n[change]");
    let plan = TakenPlan::of(read(&text).unwrap(), "00".into(), "0".into());
    let judged = |today: &str, taken: &[u32]| judge(&plan, day(today), taken.iter().copied());
    assert_eq!(judged("2026-11-02", &[]), Ok(()));
    assert_eq!(judged("2026-11-02", &[3, 1]), Ok(()));
    assert_eq!(judged("2026-11-02", &[4]), Err(PlanRefusal::NotNewer));
    assert_eq!(judged("2026-11-02", &[1, 5]), Err(PlanRefusal::NotNewer));
    assert_eq!(judged("2027-05-02", &[]), Ok(()));
    assert_eq!(judged("2027-05-03", &[]), Err(PlanRefusal::Expired));
    assert_eq!(judged("2026-05-03", &[]), Ok(()));
    assert_eq!(judged("2026-05-02", &[]), Err(PlanRefusal::TooFarAhead));
}

#[test]
fn times_are_told_in_words() {
    let words = Words::english();
    let plan = default_plan();
    let told = |id: &str| when(&words, rule(&plan, id));
    for (id, said) in [
        ("wind_down", "1 hour before bedtime"),
        ("home_card", "30 minutes after you leave the clinic"),
        ("day2_kind_self", "4 hours before bedtime, on day 2"),
        (
            "body_card",
            "1 hour after waking, on day 14, then every 28 days",
        ),
        (
            "day1_kind_self",
            "3 hours after waking, on the day after; not before the later of 1440",
        ),
    ] {
        let said = said.replace(
            "1440",
            "24 hours after the dose and waking on the day after",
        );
        assert_eq!(told(id), said);
    }
}

#[test]
fn nothing_differs_from_itself() {
    let plan = default_plan();
    let none = differences(&Words::english(), &plan, &plan, &BTreeSet::new());
    assert_eq!(none, []);
}

#[test]
fn what_was_declined_is_told_beside_what_changes() {
    let file = read_change("rules = [{ id = 'wind_down', at = { before_bed = 90 } }]");
    let declined = BTreeSet::from([RuleId("wind_down".into())]);
    let all = differences(&Words::english(), &default_plan(), &file.plan, &declined);
    let [it] = all.as_slice() else {
        panic!("one difference: {all:?}");
    };
    assert!(it.declined && it.change == Change::Other);
    let line = "1 hour 30 minutes before bedtime (before: 1 hour before bedtime)";
    assert_eq!(it.lines, [line]);
}

/// What a random file does to a rule.
#[derive(Clone, Debug)]
enum Done {
    Moved(i64),
    Renamed,
    Silenced,
    Opened(i64),
}

fn done() -> impl Strategy<Value = Done> {
    prop_oneof![
        (10..600_i64).prop_map(Done::Moved),
        Just(Done::Renamed),
        Just(Done::Silenced),
        (30..600_i64).prop_map(Done::Opened),
    ]
}

fn changeable() -> Vec<String> {
    let plan = default_plan();
    let rules = plan.rules.iter();
    let ours = rules.filter(|it| it.kind != Kind::Safety && it.notice.is_some());
    ours.map(|it| it.id.0.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_change_of_a_file_is_in_the_plan_and_in_the_words(
        changed in subsequence(changeable(), 0..6),
        gone in subsequence(changeable(), 0..3),
        done in prop::collection::vec(done(), 6),
        apart in 60_i64..200,
    ) {
        let changed: BTreeMap<&String, &Done> =
            changed.iter().filter(|it| !gone.contains(it)).zip(&done).collect();
        let rules: Vec<String> = changed.iter().map(|(id, done)| match done {
            Done::Moved(minutes) => format!("{{ id = '{id}', at = {{ before_bed = {minutes} }} }}"),
            Done::Renamed => format!("{{ id = '{id}', title = 'Another name' }}"),
            Done::Silenced => format!("{{ id = '{id}', unset = ['notice'] }}"),
            Done::Opened(minutes) => format!("{{ id = '{id}', open_min = {minutes} }}"),
        }).collect();
        let text = change(&format!(
            "set = {{ apart_min = {apart} }}\nwithout = {gone:?}\nrules = [{}]", rules.join(", ")
        ));
        let file = match read(&text) {
            Ok(file) => file,
            // Practice may crowd a safety card's reminder out: that is refused, not taken.
            Err(why) => {
                prop_assert_eq!(why.refusal, PlanRefusal::Unsafe);
                return Ok(());
            }
        };
        let old = default_plan();
        prop_assert_eq!(file.plan.apart_min, apart);
        for (id, done) in &changed {
            let now = rule(&file.plan, id);
            match done {
                Done::Moved(minutes) => prop_assert_eq!(now.at, Anchor::BeforeBed(*minutes)),
                Done::Renamed => prop_assert_eq!(now.title.as_str(), "Another name"),
                Done::Silenced => prop_assert_eq!(now.notice, None),
                Done::Opened(minutes) => prop_assert_eq!(now.open_min, *minutes),
            }
        }
        prop_assert!(file.plan.rules.iter().all(|it| !gone.contains(&it.id.0)));
        let told = differences(&Words::english(), &old, &file.plan, &BTreeSet::new());
        let really: BTreeSet<&RuleId> = file.plan.rules.iter()
            .filter(|it| !old.rules.contains(it)).map(|it| &it.id).collect();
        let said: BTreeSet<&RuleId> = told.iter().filter_map(|it| it.rule.as_ref()).collect();
        prop_assert_eq!(said, really);
        let gone_told = told.iter().filter(|it| it.change == Change::Gone).count();
        prop_assert_eq!(gone_told, gone.len());
        prop_assert!(told.iter().all(|it| !it.lines.is_empty()));
        // Each plan is what it is: read again, it is the same.
        prop_assert_eq!(read(&text).unwrap(), file);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(?s).{0,200}") {
        let _ = read(&text);
        let _ = read(&change(&text));
    }
}
