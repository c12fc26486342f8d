//! The page of ours as HTML, for another typesetter to set.

use std::{fs, io, process::Command};

use care::{
    chart::chart,
    scene::{Scene, Shape},
    summary::Summary,
    words::Words,
};
use report::drawing;

const WIDTH: f64 = 499.0;
const HEIGHT: f64 = 168.0;

const FONT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../assets/fonts/paper/atkinson-hyperlegible-next-regular.ttf"
);

/// The same page for a browser's typesetter: its text as another reader finds it in ours, what stands
/// side by side as a table, the same graph, the same face.
pub(crate) fn html(summary: &Summary, words: &Words, pdf: &[u8]) -> io::Result<String> {
    let file = tempfile::NamedTempFile::new()?;
    fs::write(file.path(), pdf)?;
    let read = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(file.path())
        .arg("-")
        .output()?;
    let text = String::from_utf8_lossy(&read.stdout);
    let mut body = String::new();
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let cells: Vec<String> = line
            .split("  ")
            .map(|it| escaped(it.trim()))
            .filter(|it| !it.is_empty())
            .collect();
        body.push_str(&match cells.as_slice() {
            [one] => format!("<p>{one}</p>\n"),
            many => format!(
                "<table><tr><td>{}</td></tr></table>\n",
                many.join("</td><td>")
            ),
        });
    }
    let scene = chart(summary, words, [WIDTH, HEIGHT]);
    let graph = scene.map(|it| graph(&it)).unwrap_or_default();
    Ok(format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Summary</title><style>\
         @font-face {{ font-family: page; src: url(\"file://{FONT}\") }} \
         @page {{ size: A4; margin: 14mm }} body {{ font: 8pt page }} p {{ margin: 1pt 0 }} \
         table {{ width: 100% }}</style></head><body>{graph}\n{body}</body></html>"
    ))
}

/// The marks as on our page, and the letters on them.
fn graph(scene: &Scene) -> String {
    let letters = scene.shapes.iter().filter_map(|it| match it {
        Shape::Label {
            at: [x, y], text, ..
        } => Some(format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"7\">{}</text>",
            escaped(text)
        )),
        Shape::Path { .. } | Shape::Disc { .. } => None,
    });
    let letters: String = letters.collect();
    drawing::svg(scene).replace("</svg>", &format!("{letters}</svg>"))
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.chars().filter(|it| !it.is_control()).collect()
}
