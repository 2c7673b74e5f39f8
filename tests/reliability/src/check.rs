//! What is left in a folder after the story ended, however it ended, held against what it had said.

use crate::story::{MERGED, PAPERS};
use crate::{fixture, fixture_bytes, key, next_key, passphrase, store, today};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use techo_core::error::Error;
use techo_core::model::{Field, PaperState};
use techo_core::{Key, Notebook};

/// What the story confirmed, and the step that was under way.
#[derive(Default)]
struct Said {
    done: BTreeMap<String, Vec<Vec<String>>>,
    under_way: Option<String>,
}

impl Said {
    fn of(log: &str) -> Said {
        let mut said = Said::default();
        // The last line may be cut: what was not said to its end was not said.
        for line in log.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            let mut words = line.split(' ').map(str::to_owned);
            match (words.next().as_deref(), words.next()) {
                (Some("begin"), Some(what)) => said.under_way = Some(what),
                (Some("done"), Some(what)) => {
                    said.under_way = None;
                    said.done.entry(what).or_default().push(words.collect());
                }
                _ => {}
            }
        }
        said
    }

    fn all(&self, what: &str) -> &[Vec<String>] {
        self.done.get(what).map(Vec::as_slice).unwrap_or_default()
    }

    fn maybe(&self, what: &str) -> bool {
        self.under_way.as_deref() == Some(what)
    }
}

/// Checks a folder with `log.txt`, what the story printed.
pub(crate) fn run(folder: &Path) {
    let said = Said::of(&std::fs::read_to_string(folder.join("log.txt")).unwrap());
    old_notebook(folder);
    let path = store(folder);
    let fits = if said.all("rekey").is_empty() { key() } else { next_key() };
    let opened = match Notebook::open(&path, &fits) {
        Err(Error::WrongKey) if said.maybe("rekey") => Notebook::open(&path, &next_key()),
        other => other,
    };
    match opened {
        Ok(notebook) => {
            whole(&notebook, &said);
            shared(folder, &said);
            // It goes on: a change is possible, and undone.
            notebook.set_note("after", Some("x"), today()).unwrap();
            notebook.set_note("after", None, today()).unwrap();
            notebook.close().unwrap();
            let known = if said.all("passphrase").is_empty() {
                fits
            } else {
                Notebook::recover_key(&path, &passphrase()).unwrap()
            };
            sound(&path, &known);
        }
        Err(Error::NotFound { .. }) if said.all("create").is_empty() => {
            let made = Notebook::create(&path, &key()).expect("what was left of making it is not in the way");
            made.close().unwrap();
        }
        Err(error) => panic!("does not open: {}", error.code()),
    }
    let names: BTreeSet<String> = names_in(folder);
    let strange: Vec<&String> =
        names.iter().filter(|name| name.starts_with("family.techo-") && !is_expected(name)).collect();
    assert!(strange.is_empty(), "{strange:?}");
    println!("ok {} {}", said.all("add").len(), said.under_way.as_deref().unwrap_or("-"));
}

/// After a clean close only the header lies beside the notebook; what a kill left was cleared when it opened.
fn is_expected(name: &str) -> bool {
    name == "family.techo-header"
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Everything that was confirmed is there, nothing half-done shows.
fn whole(notebook: &Notebook, said: &Said) {
    let family = notebook.family_on(today()).unwrap();
    let papers: BTreeMap<&str, _> = family
        .iter()
        .flat_map(|member| member.papers.iter().map(move |paper| (paper.document.as_str(), (member, paper))))
        .collect();
    let erased: BTreeSet<&str> = said.all("erase").iter().map(|words| words[0].as_str()).collect();
    let mut seen = 0;
    for words in said.all("add") {
        let (document, paper) = (words[0].as_str(), words[2].as_str());
        if erased.contains(document) {
            assert!(!papers.contains_key(document), "an erased paper shows");
            assert_eq!(notebook.original(document).err(), Some(Error::NotFound { field: "document" }));
            continue;
        }
        let second = said.all("add").get(1).is_some_and(|words| words[0] == document);
        if !papers.contains_key(document) && second && said.maybe("erase") {
            continue;
        }
        let (_, stored) = papers.get(document).unwrap_or_else(|| panic!("a confirmed paper is lost: {paper}"));
        seen += 1;
        assert!(notebook.original(document).unwrap() == fixture_bytes(paper), "other bytes: {paper}");
        let corrected = said.all("correct").iter().find(|words| words[0] == document);
        if let Some(words) = corrected {
            assert_eq!(stored.coverage.text(Field::Number).as_ref(), Some(&words[1]), "a correction is lost");
        }
        let first = said.all("add")[0][0] == document;
        let binned = stored.state == PaperState::Binned;
        let may_be = first && (said.maybe("bin") || said.maybe("undelete"));
        let is_meant = first && said.all("bin").len() > said.all("undelete").len();
        assert!(may_be || binned == is_meant, "the bin is not as confirmed");
    }
    let mut merged = 0;
    for document in papers.keys() {
        let bytes = notebook.original(document).unwrap();
        let is_merged = fixture_bytes(MERGED) == bytes;
        merged += usize::from(is_merged);
        assert!(is_merged || PAPERS.iter().any(|paper| fixture_bytes(paper) == bytes), "a paper of other bytes");
    }
    let more = papers.len() - seen - merged;
    assert!(more <= usize::from(said.maybe("add")), "{more} papers that nobody confirmed");
    // A merge is all or nothing: the other phone's paper and its note come together.
    let noted = usize::from(notebook.notes().unwrap().contains_key("other"));
    assert_eq!(merged, noted, "a merge is half");
    assert!(merged == 1 || said.all("merge").is_empty(), "what was merged is lost");
    assert!(merged == 0 || said.maybe("merge") || !said.all("merge").is_empty(), "a merge that nobody began");
    facts(notebook, said);
}

fn facts(notebook: &Notebook, said: &Said) {
    let family = notebook.family_on(today()).unwrap();
    if said.all("join").is_empty() && !said.maybe("join") {
        for words in said.all("kana") {
            let member = family.iter().find(|member| member.id == words[0]);
            let kana = member.and_then(|member| member.facts.kana.clone());
            let gone = member.is_none() && (!said.all("erase").is_empty() || said.maybe("erase"));
            assert!(gone || kana.as_deref() == Some(&words[1]), "a fact is lost");
        }
    }
    let choices = notebook.choices().unwrap();
    // With the last paper of a member goes what was decided about that member.
    let erased: BTreeSet<&str> = said.all("erase").iter().map(|words| words[0].as_str()).collect();
    let second = said.all("add").get(1).map(|words| (words[0].as_str(), format!("w:{}", words[1])));
    for words in said.all("choice") {
        let may_be_gone = second.as_ref().is_some_and(|(document, choice)| {
            *choice == words[0] && (erased.contains(document) || said.maybe("erase"))
        });
        assert!(may_be_gone || choices.contains_key(&words[0]), "a choice is lost");
    }
    let handouts = notebook.handouts_on(today()).unwrap();
    for words in said.all("handout") {
        assert!(handouts.iter().any(|handout| handout.id == words[0]), "a hand-out is lost");
    }
    let notes = notebook.notes().unwrap();
    if let Some(words) = said.all("note").last() {
        let note = notes.get("insurer").expect("a note is lost");
        assert!(note == &words[0] || said.maybe("note"), "an older note shows");
    }
}

/// A backup under its name is whole, a restored notebook too, and what was merged is there.
fn shared(folder: &Path, said: &Said) {
    for (name, what) in [("ours.backup", "backup"), ("theirs.backup", "none")] {
        let file = folder.join(name);
        assert!(file.exists() || said.all(what).is_empty(), "a confirmed backup is lost");
        if file.exists() {
            Notebook::verify_backup(&file, &passphrase(), &mut |_, _| true).expect("a backup under its name is whole");
        }
    }
    let other = folder.join("other.techo");
    assert!(other.exists() || said.all("restore").is_empty(), "a restored notebook is lost");
    if other.exists() {
        let restored = Notebook::open(&other, &key()).unwrap();
        let erased = said.all("erase").len();
        let papers: usize = restored.family_on(today()).unwrap().iter().map(|member| member.papers.len()).sum();
        let all = said.all("add").len() - erased;
        // The other phone takes a paper in once it is restored; nothing is said of it.
        assert!(papers == all || (papers == all + 1 && !said.all("restore").is_empty()), "a restored notebook is half");
        restored.close().unwrap();
    }
}

/// The notebook of an earlier schema opens, brought up to date or not, with all that was in it.
fn old_notebook(folder: &Path) {
    let old = folder.join("old.techo");
    if !old.exists() {
        return;
    }
    let key = Key::from_hex(&std::fs::read_to_string(folder.join("old.key")).unwrap()).unwrap();
    let papers = |path: &Path| {
        let notebook = Notebook::open(path, &key).unwrap();
        let family = notebook.family_on(today()).unwrap();
        let papers = family.iter().flat_map(|member| member.papers.iter().map(move |paper| (member, paper)));
        let told = |(member, paper): (&techo_core::model::Member, &techo_core::model::Paper)| {
            let texts = Field::ALL.map(|field| paper.coverage.text(field));
            (member.id.clone(), member.facts.kana.clone(), paper.document.clone(), texts)
        };
        let told: Vec<_> = papers.map(told).collect();
        let originals: Vec<Vec<u8>> = told.iter().map(|paper| notebook.original(&paper.2).unwrap()).collect();
        notebook.close().unwrap();
        (told, originals)
    };
    let pristine = tempfile::tempdir().unwrap();
    let copy = pristine.path().join("old.techo");
    std::fs::copy(fixture("notebooks/schema-0001.techo"), &copy).unwrap();
    let expected = papers(&copy);
    assert!(!expected.0.is_empty());
    assert!(papers(&old) == expected, "the earlier notebook is not what it was");
}

/// The database's own checks: pages, trees, references.
fn sound(path: &Path, key: &Key) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.to_hex().as_str())).unwrap();
    let integrity: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(integrity, "ok");
    for check in ["PRAGMA cipher_integrity_check", "PRAGMA foreign_key_check"] {
        let mut statement = connection.prepare(check).unwrap();
        assert!(statement.query([]).unwrap().next().unwrap().is_none(), "{check}");
    }
}
