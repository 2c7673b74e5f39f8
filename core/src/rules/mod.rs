//! The rules: what follows from a day. When a card or paper ends, what to warn of, what to do next.
//!
//! Pure: values and a day in, values out. What is not here: wording (rules return [`Message`](crate::words::Message)
//! ids with arguments), storing, reading.
//!
//! Start with [`deadlines_on`] (one card).

mod calendar_days;
mod card_dates;
mod deadlines;
mod steps;

pub use deadlines::{CardDeadlines, CardStage, Notice, deadlines_on};
pub use steps::Step;
