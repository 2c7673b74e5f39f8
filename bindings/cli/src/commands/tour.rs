//! `techo tour`: the main job on the papers of an invented family, whose four PDFs are built into the command.

use super::Done;
use super::family::{self, MemberJson};
use super::notebook::{Place, create};
use super::warnings;
use crate::args::Tour;
use crate::files::NewFile;
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values::shown;
use chrono::{Days, Months, NaiveDate};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};
use techo_core::Notebook;
use techo_core::error::Error;
use techo_core::paper::{HandoutDetails, HandoutLayout};
use techo_core::rules::WarningText;
use techo_core::store::{DateChange, FlagChange, MemberChange, Whose};
use techo_core::words::Arg;

/// The family's PDFs, each made by another program (`tests/fixtures/family`): father, mother, daughter, son.
const FAMILY: [&[u8]; 4] = [
    include_bytes!("../../../../tests/fixtures/family/father.pdf"),
    include_bytes!("../../../../tests/fixtures/family/mother.pdf"),
    include_bytes!("../../../../tests/fixtures/family/daughter.pdf"),
    include_bytes!("../../../../tests/fixtures/family/son.pdf"),
];
/// Who of [`FAMILY`] brings the hand-out to school.
const DAUGHTER: usize = 2;

// Not a name that a family would give its own notebook: the next tour replaces these files.
const STORE: &str = "tour.techo";
const KEY: &str = "tour.key";
const HANDOUT: &str = "school-handout.pdf";
const CALENDAR: &str = "reminders.ics";
/// Says that a folder is a tour's, and may be made afresh.
const MARKER: &str = ".techo-tour";
/// As wide as the screen of a common phone, in its pixels.
const SCREEN_WIDTH: u32 = 1080;

/// What the tour left behind.
#[derive(Serialize)]
struct TourJson {
    out: String,
    files: Vec<String>,
    members: Vec<MemberJson>,
    warnings: Vec<WarningText>,
}

pub(crate) fn tour(args: &Tour, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let folder = args.out.as_path();
    prepare(folder)?;
    let (store, key_file) = (folder.join(STORE), folder.join(KEY));
    let place = Place { store: &store, key_file: &key_file, font: None, clock: None };
    let notebook = create(&place)?;
    let ids = import(&notebook, today)?;
    let files = write_sheets(&notebook, &ids, folder, &place, today, output)?;
    let members = notebook.family_on(today)?;
    let warnings = notebook.warnings_on(today, output.lang())?;
    notebook.close()?;

    let answer = TourJson {
        out: shown(folder),
        files: files.iter().map(|made| shown(&made.file)).collect(),
        members: members.iter().map(MemberJson::of).collect(),
        warnings,
    };
    output.answer(&answer, |screen| {
        let words = output.words();
        screen.line(&words.text("command-tour-title", &[("date", Arg::Date(today))]));
        screen.line("");
        family::show(&answer.members, words, screen);
        screen.line("");
        warnings::show(&answer.warnings, &members, words, screen);
        screen.line("");
        screen.line(&words.text("command-tour-files", &[]));
        screen.rows(
            &files.iter().map(|made| vec![format!("  {}", shown(&made.file)), made.what.clone()]).collect::<Vec<_>>(),
        );
    })?;
    Ok(Done::All)
}

/// A file that the tour made, with what it is.
struct Made {
    file: PathBuf,
    what: String,
}

/// Makes the folder, or clears an earlier tour's. Only what a tour makes is removed; any other folder that is not empty
/// is refused.
fn prepare(folder: &Path) -> Result<(), Refusal> {
    let cannot_write = |_| Refusal::of_option(Error::CannotWrite, "out");
    let marker = folder.join(MARKER);
    if folder.is_dir() {
        let is_empty = fs::read_dir(folder).map_err(cannot_write)?.next().is_none();
        if !is_empty && !marker.is_file() {
            return Err(Refusal::of_option(Error::Exists, "out"));
        }
    } else if folder.symlink_metadata().is_ok() {
        return Err(Refusal::of_option(Error::Exists, "out"));
    } else {
        fs::create_dir(folder).map_err(cannot_write)?;
    }
    fs::write(&marker, "Made by `techo tour`. The next tour replaces what this one made here.\n")
        .map_err(cannot_write)?;
    for entry in fs::read_dir(folder).map_err(cannot_write)?.flatten() {
        if entry.file_name().to_str().is_some_and(is_of_a_tour) {
            fs::remove_file(entry.path()).map_err(cannot_write)?;
        }
    }
    Ok(())
}

fn screen_name(number: usize) -> String {
    format!("clinic-{number}.png")
}

/// Whether a tour makes a file of this name, the notebook's side files among them.
fn is_of_a_tour(name: &str) -> bool {
    let is_side_file = name.strip_prefix(STORE).is_some_and(|suffix| suffix.starts_with('-'));
    let is_screen = (1..=FAMILY.len()).any(|number| name == screen_name(number));
    [STORE, KEY, HANDOUT, CALENDAR].contains(&name) || is_side_file || is_screen
}

/// Imports the family and notes what no paper says; answers the members' ids in the order of [`FAMILY`].
fn import(notebook: &Notebook, today: NaiveDate) -> Result<Vec<String>, Refusal> {
    let mut ids = Vec::new();
    for (pdf, facts) in FAMILY.iter().zip(facts_on(today)) {
        // The tests read each of the PDFs: one person, of whom nothing is doubtful.
        let added = notebook.add_on(pdf, &Whose::Unknown, today)?.into_iter().next();
        let member = added.and_then(|added| added.member).ok_or(Error::NotFound { field: "member" })?;
        // Near the ends of the calendar that is known the family's birthdays fall outside of it.
        notebook.set_member(&member, &facts, today).map_err(|_| Refusal::bad_value("on"))?;
        ids.push(member);
    }
    Ok(ids)
}

/// Birthdays and cards around the day, so that there is always something to warn of: the father's certificate can be
/// renewed, the mother's has ended and is in its three months of grace, the daughter's card ends in six weeks, the
/// son's town certificate in two.
fn facts_on(today: NaiveDate) -> [MemberChange; 4] {
    let in_days = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
    let days_ago = |days| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    // Issued a month after the birthday of that year: the fifth birthday after it is `end`.
    let ends = |end: NaiveDate, age: u32| MemberChange {
        birth_date: set(years_before(end, age)),
        card_issued: set(years_before(end, 5).checked_add_months(Months::new(1)).unwrap_or(end)),
        registered: FlagChange::Set { value: true },
        ..MemberChange::default()
    };
    [
        MemberChange { on_phone: FlagChange::Set { value: true }, ..ends(in_days(60), 42) },
        ends(days_ago(20), 40),
        ends(in_days(42), 9),
        MemberChange { child_certificate_until: set(in_days(14)), ..ends(in_days(900), 6) },
    ]
}

fn set(value: NaiveDate) -> DateChange {
    DateChange::Set { value }
}

fn years_before(day: NaiveDate, years: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(12 * years)).unwrap_or(day)
}

/// Writes the clinic screens, the hand-out and the calendar. File names say nothing of the family.
fn write_sheets(
    notebook: &Notebook,
    ids: &[String],
    folder: &Path,
    place: &Place<'_>,
    today: NaiveDate,
    output: Output,
) -> Result<Vec<Made>, Refusal> {
    let words = output.words();
    let mut files = Vec::new();
    let mut write = |name: &str, bytes: &[u8], what: String| {
        let file = folder.join(name);
        NewFile::begin(&file, &place.kept())?.finish(bytes)?;
        files.push(Made { file, what });
        Ok::<(), Refusal>(())
    };
    let family = notebook.family_on(today)?;
    let about = |id: &str, name: &str| words.text(id, &[("name", Arg::Text(name))]);
    for (number, member) in family.iter().enumerate() {
        let png = notebook.render_clinic_screen_on(&member.id, SCREEN_WIDTH, today)?;
        write(&screen_name(number + 1), &png, about("command-tour-screen", &member.name))?;
    }
    let child: Vec<String> = ids.get(DAUGHTER).cloned().into_iter().collect();
    let handout = notebook.make_handout_on(&child, &details_on(today), today)?;
    let name = family.get(DAUGHTER).map_or("", |member| &member.name);
    write(HANDOUT, &handout.bytes, about("command-tour-handout", name))?;
    let calendar = notebook.calendar_on(today, output.lang())?;
    write(CALENDAR, calendar.as_bytes(), words.text("command-tour-calendar", &[]))?;
    files.push(Made { file: place.store.to_owned(), what: words.text("command-tour-store", &[]) });
    files.push(Made { file: place.key_file.to_owned(), what: words.text("command-tour-key", &[]) });
    Ok(files)
}

/// An overnight trip of the daughter's class in three weeks.
fn details_on(today: NaiveDate) -> HandoutDetails {
    let in_days = |days| today.checked_add_days(Days::new(days));
    HandoutDetails {
        event: Some("宿泊学習".to_owned()),
        from: in_days(21),
        until: in_days(22),
        destroy_by: in_days(29),
        printed_on: today,
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    }
}
