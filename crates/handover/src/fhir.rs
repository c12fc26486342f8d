//! The summary as a FHIR R4 document: a Bundle of the Composition and what it speaks of. The
//! patient is the author and the source of everything; nothing of it was seen by a clinician.

use care::{
    session::{Route, SessionState},
    summary::Summary,
    summary_sessions::SessionLine,
    words::Words,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Builder;

use crate::{codes, fhir_measures, fhir_words};

/// The resources of the document, each under a name of its own.
pub(crate) struct Document<'a> {
    pub(crate) summary: &'a Summary,
    pub(crate) words: &'a Words,
    /// The summary, hashed: where the names of its resources begin.
    hash: [u8; 12],
    /// As text, as soon as they are added: a year has thousands.
    entries: Vec<String>,
}

/// The document as JSON text.
///
/// # Errors
///
/// When the summary could not be written as data, which has no cause that a patient could make.
pub fn document(summary: &Summary, words: &Words) -> serde_json::Result<String> {
    let hash = Sha256::digest(serde_json::to_vec(summary)?);
    let mut document = Document {
        summary,
        words,
        hash: std::array::from_fn(|at| hash[at]),
        entries: Vec::new(),
    };
    let patient = document.patient();
    let sections = document.sections();
    let (composition, _) = document.entry(json!({
        "resourceType": "Composition",
        "status": "final",
        "type": { "text": words.say("summary-subject") },
        "subject": patient,
        "date": summary.made_on.to_string(),
        "author": [patient],
        "title": title(summary, words),
        "section": sections,
    }));
    let identifier = json!({
        "system": "urn:ietf:rfc:3986",
        "value": document.name(document.entries.len() + 1),
    });
    document.entries.insert(0, composition);
    let (made, entries) = (summary.made_on, document.entries.join(","));
    Ok(format!(
        r#"{{"resourceType":"Bundle","type":"document","timestamp":"{made}T00:00:00Z","identifier":{identifier},"entry":[{entries}]}}"#
    ))
}

fn title(summary: &Summary, words: &Words) -> String {
    let period = [
        ("from", words.date(summary.from).into()),
        ("to", words.date(summary.to).into()),
    ];
    words.say_with("summary-file-title", &period)
}

impl Document<'_> {
    /// A name for a resource: from the summary and its place, so that the same page has the same
    /// names (a version-8 UUID, RFC 9562). They differ in their end alone, which packs well.
    fn name(&self, place: usize) -> String {
        let mut name = [0; 16];
        name[..12].copy_from_slice(&self.hash);
        name[12..].copy_from_slice(&u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes());
        Builder::from_custom_bytes(name).as_uuid().urn().to_string()
    }

    /// A resource under the next name, as text, and that name.
    fn entry(&self, mut resource: Value) -> (String, String) {
        let name = self.name(self.entries.len());
        resource["id"] = json!(name.trim_start_matches("urn:uuid:"));
        prune(&mut resource);
        let entry = format!(r#"{{"fullUrl":"{name}","resource":{resource}}}"#);
        (entry, name)
    }

    /// Adds a resource and answers a reference to it.
    pub(crate) fn add(&mut self, resource: Value) -> Value {
        let (entry, name) = self.entry(resource);
        self.entries.push(entry);
        json!({ "reference": name })
    }

    /// A reference to the patient, who is the first that is added.
    pub(crate) fn of_patient(&self) -> Value {
        json!({ "reference": self.name(0) })
    }

    fn patient(&mut self) -> Value {
        let name = self.summary.name.as_ref();
        let name = name.map(|it| json!([{ "text": it.reveal() }]));
        self.add(json!({ "resourceType": "Patient", "name": name }))
    }

    fn sections(&mut self) -> Vec<Value> {
        let mut sections = vec![fhir_words::left_out(self), fhir_words::flags(self)];
        sections.push(self.sessions());
        sections.push(fhir_measures::measures(self));
        sections.push(fhir_measures::mood(self));
        sections.push(fhir_measures::nights(self));
        sections.extend(fhir_words::rest(self));
        sections.into_iter().flatten().collect()
    }

    fn sessions(&mut self) -> Option<Value> {
        let lines = self.summary.sessions.as_ref()?;
        let entries = lines.iter().map(|it| {
            let statement = self.session(it);
            self.add(statement)
        });
        let entries = entries.collect();
        section(&self.words.say("summary-sessions"), &[], entries)
    }

    /// A session as the patient reports it; the dose in the patient's words, not interpreted.
    fn session(&self, session: &SessionLine) -> Value {
        let route = match session.route {
            Route::Intravenous => "summary-route-intravenous",
            Route::Intramuscular => "summary-route-intramuscular",
            Route::Subcutaneous => "summary-route-subcutaneous",
            Route::Nasal => "summary-route-nasal",
            Route::Oral => "summary-route-oral",
        };
        let status = match session.state {
            SessionState::Held => "completed",
            SessionState::Planned => "intended",
            SessionState::Cancelled => "not-taken",
        };
        json!({
            "resourceType": "MedicationStatement",
            "status": status,
            "medicationCodeableConcept": { "text": self.words.say("handover-medication") },
            "subject": self.of_patient(),
            "effectiveDateTime": session.at.date().to_string(),
            "informationSource": self.of_patient(),
            "dosage": [{
                "text": session.dose.as_ref().map(|it| it.reveal()),
                "route": { "text": self.words.say(route) },
            }],
        })
    }

    /// What the patient reports, as an observation of a day.
    pub(crate) fn observation(&self, code: Value, on: String, value: Value) -> Value {
        json!({
            "resourceType": "Observation",
            "status": "final",
            "category": [{ "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                "code": "survey",
            }] }],
            "code": code,
            "subject": self.of_patient(),
            "effectiveDateTime": on,
            "performer": [self.of_patient()],
            "valueQuantity": value,
        })
    }
}

/// A LOINC code with its display.
pub(crate) fn coded(code: codes::Code) -> Value {
    json!({ "coding": [{ "system": codes::LOINC, "code": code.0, "display": code.1 }] })
}

/// A quantity; a unit of UCUM.
pub(crate) fn quantity(value: impl Into<Value>, unit: &str) -> Value {
    let value: Value = value.into();
    json!({ "value": value, "unit": unit, "system": codes::UCUM, "code": unit })
}

/// A section with its lines as text; none where there is nothing to say.
pub(crate) fn section(title: &str, lines: &[String], entries: Vec<Value>) -> Option<Value> {
    if lines.is_empty() && entries.is_empty() {
        return None;
    }
    let text = (!lines.is_empty()).then(|| {
        let lines: String = lines
            .iter()
            .map(|it| format!("<p>{}</p>", escaped(it)))
            .collect();
        let div = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{lines}</div>");
        json!({ "status": "generated", "div": div })
    });
    let entries = (!entries.is_empty()).then_some(entries);
    Some(json!({ "title": title, "text": text, "entry": entries }))
}

/// Text as XHTML: nothing of it is markup, and no sign that XML forbids is left.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\n' | '\r' | '\t' => safe.push(' '),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {}
            sign => safe.push(sign),
        }
    }
    // A paragraph of spaces alone would be no text.
    match safe.trim() {
        "" => "–".to_owned(),
        said => said.to_owned(),
    }
}

/// FHIR knows no null and nothing empty: what is not said is not there.
fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            fields.retain(|_, it| !is_nothing(it));
        }
        Value::Array(items) => {
            items.iter_mut().for_each(prune);
            items.retain(|it| !is_nothing(it));
        }
        Value::String(text) => {
            // A string may hold no control signs but these, and not be blank.
            text.retain(|it| !it.is_control() || matches!(it, '\n' | '\r' | '\t'));
            if text.trim().is_empty() {
                text.clear();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::String(text) => text.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
