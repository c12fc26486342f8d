//! A drawing as data: one scene for the screen and the paper, with words for those who do not see it.

use serde::{Deserialize, Serialize};

/// A drawing. Classes name roles of the palette (`ink`, `pale`, `dawn`, `night`, `rest`, ...), never colours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Width and height of the view box.
    pub size: [f64; 2],
    /// What it is, in a few words.
    pub title: String,
    /// What it shows, in one to three sentences.
    pub description: String,
    /// The same as a table: a header, then rows.
    pub table: Vec<Vec<String>>,
    /// In order of painting.
    pub shapes: Vec<Shape>,
}

/// One mark of a drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shape", rename_all = "snake_case")]
pub enum Shape {
    /// SVG path data.
    Path {
        /// As in the `d` attribute.
        d: String,
        /// A role.
        class: String,
    },
    /// A disc.
    Disc {
        /// Centre.
        at: [f64; 2],
        /// Radius.
        r: f64,
        /// A role.
        class: String,
    },
    /// A few letters.
    Label {
        /// Anchor on the base line.
        at: [f64; 2],
        /// `start`, `middle` or `end`.
        anchor: String,
        /// A role.
        class: String,
        /// What it says.
        text: String,
    },
}
