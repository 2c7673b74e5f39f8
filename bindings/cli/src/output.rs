//! Everything that is printed: one JSON value, or lines and tables for people. Nothing else writes to standard output.
//!
//! Texts from papers go to a terminal only with control characters replaced, so that no paper can steer it.

use crate::refusal::Refusal;
use serde::Serialize;
use std::io::{self, Write};
use techo_core::error::Error;
use techo_core::words::{Lang, Words};

/// Where answers go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    json: bool,
    lang: Lang,
}

#[derive(Serialize)]
struct RefusalJson {
    error: ErrorJson,
}

/// `{"code","message","field"}`.
#[derive(Serialize)]
pub(crate) struct ErrorJson {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) field: Option<&'static str>,
}

impl ErrorJson {
    /// An error in the words of a language.
    pub(crate) fn of(error: &Error, words: &Words) -> ErrorJson {
        ErrorJson { code: error.code(), message: words.error(error), field: error.field() }
    }
}

impl Output {
    pub(crate) fn new(json: bool, lang: Lang) -> Output {
        Output { json, lang }
    }

    pub(crate) fn words(self) -> &'static Words {
        Words::of(self.lang)
    }

    /// Whether a program reads the answer.
    pub(crate) fn is_json(self) -> bool {
        self.json
    }

    pub(crate) fn lang(self) -> Lang {
        self.lang
    }

    /// The answer of a command: `value` as JSON, or what `people` prints. An answer that can't be printed is refused;
    /// a closed pipe (`techo … | head`) is the reader's wish, no failure.
    pub(crate) fn answer<T: Serialize>(self, value: &T, people: impl FnOnce(&mut Screen)) -> Result<(), Refusal> {
        let text = if self.json {
            serde_json::to_string_pretty(value).map(|json| json + "\n").map_err(|_| Error::CannotWrite)?
        } else {
            let mut screen = Screen::default();
            people(&mut screen);
            screen.text
        };
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::CannotWrite.into()),
            _ => Ok(()),
        }
    }

    /// A refusal of the whole command.
    pub(crate) fn refuse(self, refusal: &Refusal) {
        let error = ErrorJson { field: refusal.field, ..ErrorJson::of(&refusal.error, self.words()) };
        if self.json {
            // Where even the refusal can't be printed, its exit status is left.
            let _ = self.answer(&RefusalJson { error }, |_| {});
        } else {
            let option = refusal.field.map(|field| format!(" ({field})")).unwrap_or_default();
            let _ = writeln!(io::stderr(), "techo: {}{option}", printable(&error.message));
        }
    }
}

/// Text for people.
#[derive(Default)]
pub(crate) struct Screen {
    text: String,
}

impl Screen {
    pub(crate) fn line(&mut self, text: &str) {
        self.text.push_str(&printable(text));
        self.text.push('\n');
    }

    /// Rows with aligned columns: full-width characters take two places.
    pub(crate) fn rows(&mut self, rows: &[Vec<String>]) {
        let all: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| printable(cell)).collect()).collect();
        let columns = all.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| all.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        for row in &all {
            let mut line = String::new();
            for (cell, column) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(column + 2 - width(cell)));
            }
            self.text.push_str(line.trim_end_matches(' '));
            self.text.push('\n');
        }
    }
}

/// Control characters (also a terminal's escape) become U+FFFD.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// Places that a text takes on a terminal.
fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Unicode's East Asian Width as terminals draw it: wide and full-width 2, marks 0, all else 1.
fn char_width(c: char) -> usize {
    match u32::from(c) {
        0x0300..=0x036F | 0x200B..=0x200F | 0x3099..=0x309A | 0xFE00..=0xFE0F | 0xE0100..=0xE01EF => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1FAFF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_with_wide_and_marked_names_keeps_columns_aligned() {
        let mut screen = Screen::default();
        let row = |name: &str| vec![name.to_owned(), "x".to_owned()];
        screen.rows(&[row("ab"), row("髙橋"), row("葛\u{e0100}"), row("ﾀｶ")]);
        assert_eq!(screen.text, "ab    x\n髙橋  x\n葛\u{e0100}    x\nﾀｶ    x\n");
    }

    #[test]
    fn text_with_escape_sequence_is_defused() {
        let mut screen = Screen::default();
        screen.line("a\u{1b}[31mb");
        assert_eq!(screen.text, "a\u{fffd}[31mb\n");
    }
}
