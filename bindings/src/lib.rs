//! 資格手帳 for Kotlin and Swift.
//!
//! What is here: what an app sees, exported through UniFFI; every method converts, calls the core, converts. What is
//! not: any rule, any wording, any parsing (that is `techo-core`), and no logic that only one language would have.
//!
//! Values that cross as they are get their derive in the core, behind its feature `uniffi`; how they and the days look
//! in each language stands in `core/uniffi.toml` and `bindings/uniffi.toml`.
//!
//! Start with [`Notebook`].

mod clock;
mod error;
mod events;
mod exchange;
mod notebook;
mod reading;
mod rules;
mod safekeeping;
mod sheets;
mod texts;

pub use clock::JapanClock;
pub use error::NotebookError;
pub use events::{ask, event_tasks_on, life_events, spoken_date, spoken_number};
pub use exchange::masked_warning_text;
pub use notebook::{Notebook, new_key, no_change};
pub use reading::{
    FileRead, LinesOnPaper, PaperRead, PersonInLines, PersonOnPaper, ReadingProgress, TypedProblem, TypedRead,
    check_field_on, field_name, field_problem_text, insurance_kind_name, read_files_on, read_lines_on, read_typed_on,
    read_warning_text,
};
pub use rules::{deadlines_on, presenting_on};
pub use safekeeping::{BinTarget, WorkProgress, recover_key, recovery_sheet_on, verify_backup};
pub use sheets::HandoutProgress;
pub use texts::{date_text, handout_warning_text, kind_name, lang_of_code};

use chrono::NaiveDate;

uniffi::setup_scaffolding!();
uniffi::use_remote_type!(techo_core::NaiveDate);
