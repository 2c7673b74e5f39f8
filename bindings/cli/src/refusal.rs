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

impl From<Error> for Refusal {
    fn from(error: Error) -> Refusal {
        let field = error.field();
        Refusal { error, field }
    }
}
