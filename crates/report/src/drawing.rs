//! A scene on paper: its marks as SVG in ink and greys, its letters left to the page's own face.

use std::fmt::Write;

use care::scene::{Scene, Shape};
use serde::Serialize;

/// Letters of a drawing, to be set by the page.
#[derive(Debug, Serialize)]
pub(crate) struct Label {
    x: f64,
    y: f64,
    anchor: String,
    class: String,
    text: String,
}

/// The marks of `scene` as SVG.
pub fn svg(scene: &Scene) -> String {
    let [width, height] = scene.size;
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">"#
    );
    for shape in &scene.shapes {
        // Writing to a String cannot fail.
        let _ = match shape {
            Shape::Path { d, class } => write!(svg, r#"<path d="{d}" {}/>"#, ink(class)),
            Shape::Disc {
                at: [x, y],
                r,
                class,
            } => write!(
                svg,
                r#"<circle cx="{x:.1}" cy="{y:.1}" r="{r}" {}/>"#,
                ink(class)
            ),
            Shape::Label { .. } => Ok(()),
        };
    }
    svg.push_str("</svg>");
    svg
}

/// The letters of `scene`.
pub(crate) fn labels(scene: &Scene) -> Vec<Label> {
    let label = |shape: &Shape| match shape {
        Shape::Label {
            at: [x, y],
            anchor,
            class,
            text,
        } => Some(Label {
            x: *x,
            y: *y,
            anchor: anchor.clone(),
            class: class.clone(),
            text: text.clone(),
        }),
        Shape::Path { .. } | Shape::Disc { .. } => None,
    };
    scene.shapes.iter().filter_map(label).collect()
}

/// How a role looks on paper: told apart by form and weight, so that a grey print serves too.
fn ink(class: &str) -> &'static str {
    match class {
        "axis" => r##"fill="none" stroke="#8A8F8C" stroke-width="0.6""##,
        "grid" => r##"fill="none" stroke="#D5D9D6" stroke-width="0.5""##,
        "dose" => r##"fill="none" stroke="#9A5312" stroke-width="0.7" stroke-dasharray="2 2""##,
        "dose-pale" => r##"fill="none" stroke="#E3D3C3" stroke-width="0.5""##,
        "dawn" => r##"fill="#9A5312""##,
        "phq9" => r##"fill="none" stroke="#1F2A2E" stroke-width="1.3""##,
        "phq9-mark" => r##"fill="#1F2A2E""##,
        "gad7" => r##"fill="none" stroke="#56636A" stroke-width="1" stroke-dasharray="4 2.5""##,
        "gad7-mark" => r##"fill="#FFFFFF" stroke="#56636A" stroke-width="1.1""##,
        "mood" => r##"fill="none" stroke="#1F5F66" stroke-width="0.9""##,
        "mood-mark" => r##"fill="#1F5F66""##,
        _ => r##"fill="none" stroke="#1F2A2E" stroke-width="0.8""##,
    }
}
