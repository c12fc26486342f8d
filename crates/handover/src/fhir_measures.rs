//! Measures, moods and nights as FHIR: the questionnaire with its exact wording, each answering
//! of it, and the total derived from that.

use care::{
    summary_items::{Answered, GivenOn, ItemAnswer},
    summary_measures::Course,
};
use serde_json::{Value, json};

use crate::{
    codes::{ANSWERS, LOINC, Measure, SLEEP_DURATION, measure},
    fhir::{Document, coded, quantity, section},
};

const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

pub(crate) fn measures(document: &mut Document<'_>) -> Option<Value> {
    let summary = document.summary;
    let courses = &summary.measures.as_ref()?.courses;
    let mut entries = Vec::new();
    for course in courses {
        let Some(codes) = measure(&course.form.0) else {
            continue;
        };
        let answered = summary.items.measures.iter();
        for answered in answered.filter(|it| it.form == course.form) {
            answers(document, codes, answered, &mut entries);
        }
        baseline(document, codes, course, &mut entries);
    }
    section(&document.words.say("summary-measures"), &[], entries)
}

fn answers(
    document: &mut Document<'_>,
    codes: &Measure,
    answered: &Answered,
    entries: &mut Vec<Value>,
) {
    if answered.given.is_empty() {
        return;
    }
    let questionnaire = questionnaire(document, codes, answered);
    document.add(questionnaire);
    for given in &answered.given {
        let response = response(document, codes, answered, given);
        let response = response.map(|it| document.add(it));
        entries.extend(response.clone());
        if let Some(total) = given.total {
            let mut total = document.observation(
                coded(codes.total),
                given.on.to_string(),
                quantity(total, "{score}"),
            );
            total["derivedFrom"] = json!(response.into_iter().collect::<Vec<_>>());
            entries.push(document.add(total));
        }
    }
}

/// The baseline where it lies before the period: its total alone.
fn baseline(
    document: &mut Document<'_>,
    codes: &Measure,
    course: &Course,
    entries: &mut Vec<Value>,
) {
    let before = course.baseline.filter(|it| it.on < document.summary.from);
    if let Some(point) = before {
        let score = quantity(point.total, "{score}");
        let total = document.observation(coded(codes.total), point.on.to_string(), score);
        entries.push(document.add(total));
    }
}

fn questionnaire(document: &Document<'_>, codes: &Measure, answered: &Answered) -> Value {
    let options: Vec<Value> = ANSWERS
        .iter()
        .enumerate()
        .map(|(score, code)| {
            json!({
                "extension": [],
                "valueCoding": {
                    "extension": [{ "url": ORDINAL, "valueDecimal": score }],
                    "system": LOINC, "code": code.0, "display": code.1,
                },
            })
        })
        .collect();
    let items: Vec<Value> = answered
        .items
        .iter()
        .zip(codes.items)
        .map(|(item, code)| {
            json!({
                "linkId": item.id,
                "code": [{ "system": LOINC, "code": code }],
                "text": item.text,
                "type": "choice",
                "answerOption": options,
            })
        })
        .collect();
    json!({
        "resourceType": "Questionnaire",
        "url": codes.url,
        "title": codes.title,
        "status": "active",
        "copyright": document.words.say("handover-copyright"),
        "code": [{ "system": LOINC, "code": codes.panel.0, "display": codes.panel.1 }],
        "item": items,
    })
}

/// None where the patient left the answers out.
fn response(
    document: &Document<'_>,
    codes: &Measure,
    answered: &Answered,
    given: &GivenOn,
) -> Option<Value> {
    let mut is_whole = true;
    let mut items = Vec::new();
    for (item, answer) in answered.items.iter().zip(&given.answers) {
        let answer = match answer {
            ItemAnswer::Score(score) => {
                let code = ANSWERS.get(usize::from(*score))?;
                json!({ "answer": [{ "valueCoding": {
                    "extension": [{ "url": ORDINAL, "valueDecimal": score }],
                    "system": LOINC, "code": code.0, "display": code.1,
                } }] })
            }
            ItemAnswer::Declined => json!({ "extension": [
                { "url": ABSENT, "valueCode": "asked-declined" },
            ] }),
            ItemAnswer::Missing => {
                is_whole = false;
                continue;
            }
            ItemAnswer::LeftOut => return None,
        };
        let mut line = json!({ "linkId": item.id, "text": item.text });
        for (name, value) in answer.as_object().into_iter().flatten() {
            line[name] = value.clone();
        }
        items.push(line);
    }
    Some(json!({
        "resourceType": "QuestionnaireResponse",
        "questionnaire": codes.url,
        "status": if is_whole { "completed" } else { "stopped" },
        "subject": document.of_patient(),
        "authored": given.on.to_string(),
        "author": document.of_patient(),
        "source": document.of_patient(),
        "item": items,
    }))
}

pub(crate) fn mood(document: &mut Document<'_>) -> Option<Value> {
    let days = &document.summary.measures.as_ref()?.mood;
    let name = document.words.say("summary-chart-mood");
    let code = json!({ "text": name });
    let entries = days.iter().map(|it| {
        let level = (it.level * 100.0).round() / 100.0;
        let value = json!({ "value": level });
        let day = document.observation(code.clone(), it.on.to_string(), value);
        document.add(day)
    });
    let entries = entries.collect();
    section(&name, &[], entries)
}

pub(crate) fn nights(document: &mut Document<'_>) -> Option<Value> {
    let summary = document.summary;
    summary.sleep.as_ref()?;
    let mut entries = Vec::new();
    for line in &summary.items.nights {
        let on = line.night.woke_on.to_string();
        let text = |id: &str| json!({ "text": document.words.say(id) });
        let se = (line.se_percent * 10.0).round() / 10.0;
        let figures = [
            (coded(SLEEP_DURATION), quantity(line.tst_min, "min")),
            (text("handover-sol"), quantity(line.night.sol_min, "min")),
            (text("handover-waso"), quantity(line.night.waso_min, "min")),
            (text("handover-se"), quantity(se, "%")),
        ];
        for (code, value) in figures {
            let figure = document.observation(code, on.clone(), value);
            entries.push(document.add(figure));
        }
    }
    section(&document.words.say("summary-sleep"), &[], entries)
}
