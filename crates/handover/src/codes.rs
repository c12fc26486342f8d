//! The codes that leave the device, and no others: each was seen in HL7's own material
//! (LOINC 2.81 in the terminology caches of US Core; the value set of sleep data). What has no
//! confirmed code goes out as text alone: item 10 of the PHQ-9, time to fall asleep, sleep
//! efficiency, time awake in the night, practice and rests.

/// LOINC's system.
pub const LOINC: &str = "http://loinc.org";

/// The units.
pub const UCUM: &str = "http://unitsofmeasure.org";

/// Minutes of sleep.
pub const SLEEP_DURATION: Code = Code("93832-4", "Sleep duration");

/// A code with its display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(pub &'static str, pub &'static str);

/// A measure with its codes.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// The form's name.
    pub form: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The questionnaire.
    pub panel: Code,
    /// Its total.
    pub total: Code,
    /// Its scored items, in their order.
    pub items: &'static [&'static str],
    /// A fixed name of the questionnaire as we carry it.
    pub url: &'static str,
}

/// The answers 0 to 3.
pub const ANSWERS: [Code; 4] = [
    Code("LA6568-5", "Not at all"),
    Code("LA6569-3", "Several days"),
    Code("LA6570-1", "More than half the days"),
    Code("LA6571-9", "Nearly every day"),
];

/// The measures there are.
pub const MEASURES: [Measure; 2] = [
    Measure {
        form: "phq9",
        title: "PHQ-9",
        panel: Code("44249-1", "PHQ-9 quick depression assessment panel"),
        total: Code(
            "44261-6",
            "Patient Health Questionnaire 9 item (PHQ-9) total score",
        ),
        items: &[
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
            "44260-8",
        ],
        url: "urn:uuid:5e0c7f3a-7b0e-4c62-9a42-4d5048513900",
    },
    Measure {
        form: "gad7",
        title: "GAD-7",
        panel: Code("69737-5", "Generalized anxiety disorder 7 item (GAD-7)"),
        total: Code(
            "70274-6",
            "Generalized anxiety disorder 7 item (GAD-7) total score",
        ),
        items: &[
            "69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7",
        ],
        url: "urn:uuid:5e0c7f3a-7b0e-4c62-9a42-474144370000",
    },
];

/// The codes of a form; none for one that is no published measure.
pub fn measure(form: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|it| it.form == form)
}
