//! Each byte flipped, the file cut there: a typed error or the right data, and the files stay as they were.

use crate::{fixture_bytes, key, store, today};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use techo_core::error::Error;
use techo_core::{Key, MemberChange, Notebook, TextChange, Whose};

/// What a family sees: everything by name, and the papers' bytes.
#[derive(PartialEq)]
pub(crate) struct Seen(Vec<(String, Option<String>, Vec<Option<String>>)>, Vec<Vec<u8>>, BTreeMap<String, String>);

pub(crate) fn look(notebook: &Notebook) -> Result<Seen, Error> {
    let family = notebook.family_on(today())?;
    let mut rows = Vec::new();
    let mut originals = Vec::new();
    for (member, paper) in family.iter().flat_map(|member| member.papers.iter().map(move |paper| (member, paper))) {
        let texts = techo_core::model::Field::ALL.map(|field| paper.coverage.text(field)).to_vec();
        rows.push((format!("{} {} {:?}", member.id, paper.document, paper.state), member.facts.kana.clone(), texts));
        originals.push(notebook.original(&paper.document)?);
    }
    Ok(Seen(rows, originals, notebook.notes()?))
}

fn open_and_look(path: &Path, key: &Key) -> Result<Seen, Error> {
    let notebook = Notebook::open(path, key)?;
    let seen = look(&notebook);
    notebook.close()?;
    seen
}

/// How often each answer came.
#[derive(Default)]
struct Count(BTreeMap<&'static str, usize>);

impl Count {
    fn add(&mut self, answer: &Result<Seen, Error>, right: &[&Seen], what: &str) {
        let key = match answer {
            Ok(seen) => {
                assert!(right.contains(&seen), "{what}: wrong data was taken for right");
                "right_data"
            }
            Err(error) => error.code(),
        };
        *self.0.entry(key).or_default() += 1;
    }

    fn print(&self, what: &str) {
        let all: usize = self.0.values().sum();
        println!("ok {what}: {all} harmed, {:?}", self.0);
    }
}

/// Makes a small notebook and harms every `step`th byte of it and every byte of its header.
pub(crate) fn notebook(folder: &Path, step: usize) {
    let path = store(folder);
    let made = Notebook::create(&path, &key()).unwrap();
    let paper = fixture_bytes("dev/d028_elig_reportlab-cid-stack.pdf");
    let added = made.add_on(&paper, &Whose::Unknown, today()).unwrap();
    let change = MemberChange { kana: TextChange::Set { value: "カナ".to_owned() }, ..MemberChange::default() };
    made.set_member(added[0].member.as_ref().unwrap(), &change, today()).unwrap();
    made.close().unwrap();
    let right = open_and_look(&path, &key()).unwrap();
    let header = PathBuf::from(format!("{}-header", path.display()));
    harm(&path, &path, step, &[&right], "notebook");
    harm(&header, &path, 1, &[&right], "header");
}

/// A folder whose notebook was killed in the middle of a change, with its journal: harms every `step`th byte of that.
pub(crate) fn journal(folder: &Path, step: usize) {
    let path = store(folder);
    let journal = PathBuf::from(format!("{}-journal", path.display()));
    let copy = tempfile::tempdir_in(folder).unwrap();
    let place = store(copy.path());
    let file = std::fs::read(&path).unwrap();
    let log = std::fs::read(&journal).unwrap();
    let put = |log: &[u8]| {
        std::fs::write(&place, &file).unwrap();
        std::fs::write(format!("{}-journal", place.display()), log).unwrap();
    };
    put(&log);
    let right = open_and_look(&place, &key()).unwrap();
    // Cut to nothing it is a journal that was just begun: nothing says that the change was not finished. Where its last page
    // had been written it then is; where the pages don't fit together it is refused.
    put(&[]);
    let finished = open_and_look(&place, &key()).ok();
    let mut count = Count::default();
    let journal = PathBuf::from(format!("{}-journal", place.display()));
    let mut one = |harmed: &[u8], what: &str| {
        put(harmed);
        let answer = open_and_look(&place, &key());
        if answer.is_err() {
            assert!(std::fs::read(&place).unwrap() == file, "{what}: refused, and the notebook was changed");
            assert!(std::fs::read(&journal).unwrap() == harmed, "{what}: refused, and the journal was changed");
        }
        let finished = finished.as_ref().filter(|_| harmed.is_empty());
        let allowed: Vec<&Seen> = [Some(&right), finished].into_iter().flatten().collect();
        count.add(&answer, &allowed, what);
    };
    for at in (0..log.len()).step_by(step) {
        let mut harmed = log.clone();
        harmed[at] ^= 0x41;
        one(&harmed, &format!("journal of {} bytes, byte {at} flipped", log.len()));
    }
    for length in (0..log.len()).step_by(step) {
        one(&log[..length], &format!("journal of {} bytes cut to {length}", log.len()));
    }
    count.print("journal");
}

/// Flips each `step`th byte of `harmed` (a file of the notebook at `path`), and cuts it there.
fn harm(harmed: &Path, path: &Path, step: usize, right: &[&Seen], what: &str) {
    let whole = std::fs::read(harmed).unwrap();
    let other = std::fs::read(path).unwrap();
    let mut count = Count::default();
    let file = OpenOptions::new().write(true).open(harmed).unwrap();
    let mut after = |expected: &[u8], what: &str| {
        let answer = open_and_look(path, &key());
        assert!(std::fs::read(harmed).unwrap() == expected, "{what}: the file was changed");
        assert!(harmed == path || std::fs::read(path).unwrap() == other, "{what}: the notebook was changed");
        count.add(&answer, right, what);
    };
    let mut expected = whole.clone();
    for at in (0..whole.len()).step_by(step) {
        expected[at] ^= 0x41;
        file.write_all_at(&expected[at..=at], at as u64).unwrap();
        after(&expected, &format!("{what}, byte {at} flipped"));
        expected[at] = whole[at];
        file.write_all_at(&whole[at..=at], at as u64).unwrap();
    }
    for length in (0..whole.len()).rev().step_by(step) {
        std::fs::write(harmed, &whole[..length]).unwrap();
        after(&whole[..length], &format!("{what} cut to {length}"));
        std::fs::write(harmed, &whole).unwrap();
    }
    drop(file);
    count.print(what);
}
