//! The icons: Lucide's drawings from `assets/icons/`, built as elements, never as raw HTML.

use yew::{Html, virtual_dom::VTag};

macro_rules! glyphs {
    ($( $name:ident $file:literal, )+) => {
        /// Every icon there is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $( $name, )+ }

        impl Glyph {
            /// Used by the test that each drawing can be read.
            #[cfg(test)]
            const ALL: &[Self] = &[$( Self::$name, )+];

            fn drawing(self) -> &'static str {
                match self {
                    $( Self::$name => include_str!(concat!("../../../assets/icons/", $file, ".svg")), )+
                }
            }
        }
    };
}

glyphs! {
    Back "arrow-left",
    Calendar "calendar",
    Call "phone",
    Check "check",
    Clinic "hospital",
    Clock "clock",
    Close "x",
    Edit "pencil",
    Erase "trash-2",
    Exercise "feather",
    Help "life-buoy",
    Hide "eye-off",
    Info "info",
    Journal "book-open",
    Key "key-round",
    Less "minus",
    Lock "lock",
    Measure "clipboard-list",
    More "plus",
    NewSession "calendar-plus",
    Next "chevron-right",
    Note "file-text",
    People "users",
    Practise "sprout",
    Prompt "notebook-pen",
    Rest "leaf",
    Safety "shield-check",
    Search "search",
    Settings "settings",
    Share "send",
    Show "eye",
    Sleep "moon-star",
    Text "message-square",
    Today "sunrise",
    Unfold "chevron-down",
    Unheard "bell-off",
}

/// An icon beside words that say the same; hidden from those who listen.
pub fn icon(of: Glyph) -> Html {
    let mut svg = VTag::new("svg");
    for (name, value) in [
        ("class", "icon"),
        ("viewBox", "0 0 24 24"),
        ("aria-hidden", "true"),
        ("focusable", "false"),
    ] {
        svg.add_attribute(name, value);
    }
    svg.add_children(elements(of.drawing()).map(|(tag, attributes)| {
        let mut element = VTag::new(tag);
        for (name, value) in attributes {
            element.add_attribute(name, value);
        }
        Html::from(element)
    }));
    svg.into()
}

type Attributes = Vec<(&'static str, &'static str)>;

/// The elements inside a drawing: Lucide writes them flat, without children or text.
fn elements(drawing: &'static str) -> impl Iterator<Item = (&'static str, Attributes)> {
    drawing
        .split('<')
        .filter_map(|it| it.split_once("/>"))
        .filter_map(|(element, _)| {
            let (tag, attributes) = element.trim().split_once(char::is_whitespace)?;
            // a="b" c="d": between quotes stand values, before them names with their equals sign.
            let parts: Vec<_> = attributes.split('"').collect();
            let pairs = parts
                .chunks_exact(2)
                .filter_map(|pair| Some((pair[0].trim().strip_suffix('=')?, pair[1])))
                .collect();
            Some((tag, pairs))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_can_be_read_whole() {
        for glyph in Glyph::ALL {
            let drawing = glyph.drawing();
            assert_eq!(elements(drawing).count(), drawing.matches("/>").count());
            for (tag, attributes) in elements(drawing) {
                assert!(
                    ["path", "circle", "rect"].contains(&tag),
                    "{glyph:?}: {tag}"
                );
                assert!(!attributes.is_empty(), "{glyph:?}: {tag}");
            }
        }
    }

    #[test]
    fn a_circle_keeps_its_centre_and_radius() {
        let all: Vec<_> = elements(Glyph::Clock.drawing()).collect();
        assert!(all.contains(&("circle", vec![("cx", "12"), ("cy", "12"), ("r", "10")])));
    }
}
