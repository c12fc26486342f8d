//! Every reason for which the text of a file is refused.

use care::{plan_file::LONGEST, refusal::PlanRefusal};

use crate::made_up::{HEAD, change, flawed, refused, unsafe_};

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
fn numbers_for_help_are_read_strictly() {
    let help = |line: &str| {
        format!("set = {{ help = {{ checked_on = '2026-11-01', lines = [{line}] }} }}")
    };
    flawed(
        &help("{ name = 'Night line', call = 'ask Jo' }"),
        "cannot be dialled",
    );
    flawed(&help("{ name = 'Night line' }"), "has no number");
    flawed(&help(""), "lines: 0");
    flawed(&help("{ name = '', call = '1' }"), "name has 0 signs");
    let unknown = help("{ name = 'Night line', call = '1', web = 'example.org' }");
    refused(&change(&unknown), PlanRefusal::Damaged, "web");
}

#[test]
fn soft_mode_ends_within_days() {
    let soft = |until: &str| {
        format!("set = {{ soft = {{ from = {{ since_dose = 0 }}, until = [{until}] }} }}")
    };
    flawed(&soft("{ since_dose = 6000 }"), "soft: minutes is 6000");
    flawed(&soft("{ waking_of_day = 9 }"), "soft: day is 9");
    flawed(&soft("{ at = '12:00:00' }"), "after the dose");
    flawed(&soft(""), "until: 0");
}
