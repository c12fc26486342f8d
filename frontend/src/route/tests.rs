//! Every screen is found again at its address.

use super::*;

fn evening() -> OccurrenceId {
    OccurrenceId {
        session: EntryId(7),
        rule: RuleId("evening_prompt".into()),
        due: "2026-10-24T20:30:00".parse().unwrap(),
    }
}

#[test]
fn every_screen_is_found_again_at_its_address() {
    let (id, form) = (EntryId(3), FormId("evening".into()));
    let all = [
        Route::Today,
        Route::Practise,
        Route::Journal,
        Route::Weeks {
            by: By::Session,
            before: None,
        },
        Route::Weeks {
            by: By::Calendar,
            before: Some("2026-10-19".parse().unwrap()),
        },
        Route::Reading(id),
        Route::Share,
        Route::Help,
        Route::SafetyPlan,
        Route::Signs,
        Route::Settings,
        Route::Plan,
        Route::Sessions,
        Route::NewSession { planned: true },
        Route::NewSession { planned: false },
        Route::Session { id, planned: None },
        Route::Session {
            id,
            planned: Some(false),
        },
        Route::fill(&form),
        Route::Fill {
            form: form.clone(),
            of: Some(evening()),
        },
        Route::Correct { form, entry: id },
        Route::Rest {
            minutes: 20,
            of: None,
        },
        Route::Rest {
            minutes: 20,
            of: Some(evening()),
        },
        Route::RestAfter(10),
        Route::Safety(SafetyRoute::GentleNote),
        Route::Safety(SafetyRoute::Ask),
        Route::Safety(SafetyRoute::Crisis),
        Route::Safety(SafetyRoute::Emergency),
    ];
    for route in all {
        assert_eq!(Route::read(&route.path()), route);
    }
}

#[test]
fn a_new_session_is_not_taken_for_a_session() {
    assert_eq!(
        Route::read("/sessions/new"),
        Route::NewSession { planned: false }
    );
}

#[test]
fn what_is_no_address_leads_to_today() {
    for path in ["", "/index.html", "/journal/x", "/rest/soon", "/sessions/?"] {
        assert_eq!(Route::read(path), Route::Today, "{path}");
    }
}

#[test]
fn an_unknown_safety_screen_shows_the_most_help() {
    assert_eq!(
        Route::read("/safety/other"),
        Route::Safety(SafetyRoute::Emergency)
    );
}
