//! Where the window may go.

use tauri::{AppHandle, Url};

/// Only within the app; a number that was tapped goes to a phone's dialler.
pub(super) fn may_go(_app: &AppHandle) -> impl Fn(&Url) -> bool + Send + 'static {
    #[cfg(mobile)]
    let app = _app.clone();
    move |url| {
        #[cfg(mobile)]
        super::dialler::dial(&app, url);
        is_ours(url)
    }
}

fn is_ours(url: &Url) -> bool {
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_in_the_app() {
        let leaves = |url: &str| !is_ours(&url.parse().unwrap());
        assert!(!leaves("tauri://localhost/journal"));
        assert!(!leaves("http://tauri.localhost/"));
        assert!(leaves("https://example.org/"));
        assert!(leaves("https://tauri.localhost.example.org/"));
        assert!(leaves("file:///etc/passwd"));
        assert!(leaves("data:text/html,x"));
        assert!(leaves("about:blank"));
        assert!(leaves("tel:112"));
    }
}
