//! Whether the app starts with the login: a door that the window opens, where there is one.

/// The system's list of what starts with the login.
pub trait Login: Send {
    /// Whether the app stands on it; none where the system does not tell.
    fn starts(&self) -> Option<bool>;

    /// Puts the app on it, to start hidden, or takes it off.
    ///
    /// # Errors
    ///
    /// What the system says, for the log.
    fn start(&self, on: bool) -> Result<(), String>;
}
