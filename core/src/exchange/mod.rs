//! What leaves the notebook for other programs.
//!
//! What is here: the calendar file ([`calendar`]). What is not: the sheets for school and clinic (`paper`).

mod icalendar;

pub use icalendar::calendar;
