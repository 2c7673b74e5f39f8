//! What was understood and refused: the core's error, with the option to blame where the core cannot know it.

use techo_core::error::Error;

/// A refusal: exit status 1.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// Why.
    pub(crate) error: Error,
    /// The option or field to blame.
    pub(crate) field: Option<&'static str>,
}

impl Refusal {
    /// An error with the option that caused it.
    pub(crate) fn of_option(error: Error, option: &'static str) -> Refusal {
        Refusal { error, field: Some(option) }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        let field = error.field();
        Refusal { error, field }
    }
}
