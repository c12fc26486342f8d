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
#[serde(rename_all = "snake_case")]
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

impl Scene {
    /// The drawing as an SVG document, for paper and pictures. `palette` gives each role its colour.
    ///
    /// A class is a role and then its manner: `line` is a stroke, `far`, `wash`, `land`, `deep` and
    /// `faint` are thin fills, `ring` is filled with `paper`, all else is filled.
    pub fn to_svg(&self, palette: fn(&str) -> &str) -> String {
        let [width, height] = self.size;
        let mut svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"><title>{}</title><desc>{}</desc>"#,
            escaped(&self.title),
            escaped(&self.description)
        );
        for shape in &self.shapes {
            svg += &match shape {
                Shape::Path { d, class } => {
                    format!(r#"<path d="{d}" {}/>"#, painted(class, palette))
                }
                Shape::Disc {
                    at: [x, y],
                    r,
                    class,
                } => format!(
                    r#"<circle cx="{x:.1}" cy="{y:.1}" r="{r}" {}/>"#,
                    painted(class, palette)
                ),
                Shape::Label {
                    at: [x, y],
                    anchor,
                    class,
                    text,
                } => format!(
                    r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="12" {}>{}</text>"#,
                    painted(class, palette),
                    escaped(text)
                ),
            };
        }
        svg + "</svg>"
    }
}

fn painted(class: &str, palette: fn(&str) -> &str) -> String {
    let mut words = class.split_whitespace();
    let colour = palette(words.next().unwrap_or_default());
    let thin = |opacity| format!(r#"fill="{colour}" fill-opacity="{opacity}""#);
    match words.next() {
        Some("line") => format!(
            r#"fill="none" stroke="{colour}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round""#
        ),
        Some("far") => thin("0.06"),
        Some("wash") => thin("0.14"),
        Some("land") => thin("0.16"),
        Some("deep") => thin("0.28"),
        Some("faint") => thin("0.55"),
        Some("ring") => format!(
            r#"fill="{}" stroke="{colour}" stroke-width="1.8""#,
            palette("paper")
        ),
        Some(_) | None => format!(r#"fill="{colour}""#),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
