//! What day it is: the one file of the project that reads the clock.
//!
//! Everything in the core takes the day as a value, so that an answer can be had for any day. Apps ask a
//! [`JapanClock`] once when a screen opens and hand the day on; tests and screenshots use a fixed one.

use chrono::{DateTime, NaiveDate, TimeDelta};
use std::time::{SystemTime, UNIX_EPOCH};

/// Says what day it is in Japan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum JapanClock {
    /// The device's clock, whatever time zone the device is set to.
    System,
    /// Always the same day: for tests and screenshots.
    Fixed {
        /// That day.
        day: NaiveDate,
    },
}

#[uniffi::export]
impl JapanClock {
    /// Today's civil date in Japan.
    pub fn today(&self) -> NaiveDate {
        match self {
            JapanClock::System => japanese_date(now()),
            JapanClock::Fixed { day } => *day,
        }
    }
}

/// The device's time.
#[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// The civil date in Japan (UTC+9, no summer time since 1951) of an instant; a clock before 1970 counts as 1970-01-01.
fn japanese_date(at: SystemTime) -> NaiveDate {
    let since_1970 = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    let utc = TimeDelta::from_std(since_1970).ok().and_then(|past| DateTime::UNIX_EPOCH.checked_add_signed(past));
    let in_japan = utc.and_then(|utc| utc.checked_add_signed(TimeDelta::hours(9)));
    in_japan.unwrap_or(DateTime::UNIX_EPOCH).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn japanese_date_changes_at_15_hours_utc() {
        let midnight_in_japan = UNIX_EPOCH + Duration::from_secs(1_795_878_000); // 2026-11-28T15:00:00Z
        assert_eq!(japanese_date(midnight_in_japan - Duration::from_secs(1)).to_string(), "2026-11-28");
        assert_eq!(japanese_date(midnight_in_japan).to_string(), "2026-11-29");
    }

    #[test]
    fn japanese_date_of_a_clock_before_1970_is_its_first_day() {
        assert_eq!(japanese_date(UNIX_EPOCH - Duration::from_secs(86_400)).to_string(), "1970-01-01");
    }

    #[test]
    fn fixed_clock_says_its_day() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
        assert_eq!(JapanClock::Fixed { day }.today(), day);
    }
}
