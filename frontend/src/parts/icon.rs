//! The icons: Lucide's drawings from `assets/icons/`, which the page brings along once each.

use yew::prelude::*;

macro_rules! glyphs {
    ($( $name:ident $file:literal, )+) => {
        /// Every icon there is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $( $name, )+ }

        impl Glyph {
            /// Used by the test that each drawing is there.
            #[cfg(test)]
            const ALL: &[Self] = &[$( Self::$name, )+];

            /// Its drawing in the page.
            fn drawing(self) -> &'static str {
                match self {
                    $( Self::$name => concat!("#icon-", $file), )+
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
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href={of.drawing()} />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_drawing_is_there() {
        for glyph in Glyph::ALL {
            let name = glyph.drawing().trim_start_matches("#icon-");
            let file = format!("{}/../assets/icons/{name}.svg", env!("CARGO_MANIFEST_DIR"));
            let drawn = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(drawn.contains("viewBox=\"0 0 24 24\""), "{file}");
        }
    }
}
