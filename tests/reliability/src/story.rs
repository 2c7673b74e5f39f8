//! A family's work, each step said before it begins and after it is done. Whoever reads it kills it somewhere.

use crate::{fixture_bytes, key, next_key, passphrase, store, today};
use std::io::Write;
use std::path::Path;
use techo_core::model::Field;
use techo_core::paper::HandoutDetails;
use techo_core::{Choice, Key, MemberChange, Notebook, Target, TextChange, Whose};

/// The papers that come in, small ones first.
pub(crate) const PAPERS: [&str; 6] = [
    "dev/d028_elig_reportlab-cid-stack.pdf",
    "dev/d026_elig_reportlab-cid-table.pdf",
    "dev/d050_cert_pdfbox.pdf",
    "family/son.pdf",
    "family/father.pdf",
    "family/mother.pdf",
];

/// The paper that only the other phone has: a merge brings it.
pub(crate) const MERGED: &str = "dev/d020_elig_reportlab-stack.pdf";

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).unwrap();
}

/// Runs one step. `done` is what is confirmed to the family: from here on it may not be lost.
fn step<T>(what: &str, run: impl FnOnce() -> T, done: impl FnOnce(&T) -> String) -> T {
    say(&format!("begin {what}"));
    let result = run();
    say(&format!("done {what} {}", done(&result)));
    result
}

/// The whole story in a folder. `old.techo` and `old.key`, if they are there, are a notebook of an earlier schema.
pub(crate) fn run(folder: &Path) {
    let old = folder.join("old.techo");
    if old.exists() {
        let old_key = Key::from_hex(&std::fs::read_to_string(folder.join("old.key")).unwrap()).unwrap();
        step("migrate", || Notebook::open(&old, &old_key).unwrap().close().unwrap(), |()| String::new());
    }
    let path = store(folder);
    let mut notebook = step("create", || Notebook::create(&path, &key()).unwrap(), |_| String::new());
    let mut documents = Vec::new();
    for paper in PAPERS {
        let bytes = fixture_bytes(paper);
        let add = || notebook.add_on(&bytes, &Whose::NewMember, today()).unwrap();
        let added = step("add", add, |added| {
            let ids =
                |one: &techo_core::Added| format!("{} {}", one.document.clone().unwrap(), one.member.clone().unwrap());
            format!("{} {paper}", ids(&added[0]))
        });
        documents.push((added[0].document.clone().unwrap(), added[0].member.clone().unwrap()));
    }
    for (round, (document, member)) in documents.iter().enumerate() {
        let change = MemberChange {
            kana: TextChange::Set { value: format!("カナ{round}") },
            ..techo_core::MemberChange::default()
        };
        step("kana", || notebook.set_member(member, &change, today()).unwrap(), |()| format!("{member} カナ{round}"));
        let number = format!("90{round}");
        let correct = || notebook.correct_field(document, member, (Field::Number, Some(&number)), today()).unwrap();
        step("correct", correct, |()| format!("{document} {number}"));
        let choice = || notebook.set_choice(&format!("w:{member}"), Some(Choice::Done), today()).unwrap();
        step("choice", choice, |()| format!("w:{member}"));
    }
    let details = HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: None,
        until: None,
        destroy_by: None,
        printed_on: today(),
        layout: techo_core::paper::HandoutLayout::default(),
        second_lang: None,
        lines: Vec::new(),
    };
    let member = documents[3].1.clone();
    let hand_out = || notebook.make_handout_on(&[member], &details, today()).unwrap().handout;
    step("handout", hand_out, Clone::clone);
    let (first, second) = (&documents[0].0, &documents[1].0);
    step("bin", || notebook.delete(Target::Document(first), today()).unwrap(), |()| first.clone());
    step("undelete", || notebook.undelete(Target::Document(first), today()).unwrap(), |()| first.clone());
    step("erase", || notebook.erase(Target::Document(second), today()).unwrap(), |()| second.clone());
    let into = documents[2].1.clone();
    step("join", || notebook.join_members(&documents[4].1, &into, today()).unwrap(), |()| String::new());
    share(folder, &notebook);
    step("close", || notebook.close().unwrap(), |()| String::new());
    for round in 0..12 {
        notebook = step("open", || Notebook::open(&path, &next_key()).unwrap(), |_| String::new());
        let text = format!("03-0000-00{round:02}");
        step("note", || notebook.set_note("insurer", Some(&text), today()).unwrap(), |()| text.clone());
        step("close", || notebook.close().unwrap(), |()| String::new());
    }
    say("end");
}

/// A backup, another phone's notebook that takes it in, its backup back, and a new key.
fn share(folder: &Path, notebook: &Notebook) {
    let (ours, theirs) = (folder.join("ours.backup"), folder.join("theirs.backup"));
    let set = || notebook.set_recovery_passphrase(&passphrase()).unwrap();
    step("passphrase", set, |()| String::new());
    let back_up = || notebook.backup_on(&ours, &passphrase(), today(), &mut |_, _| true).unwrap();
    step("backup", back_up, |_| String::new());
    let other = folder.join("other.techo");
    let restore = || Notebook::restore(&ours, &passphrase(), &other, &key(), &mut |_, _| true).unwrap();
    let other = step("restore", restore, |_| String::new());
    other.add_on(&fixture_bytes(MERGED), &Whose::NewMember, today()).unwrap();
    other.set_note("other", Some("from the other phone"), today()).unwrap();
    other.backup_on(&theirs, &passphrase(), today(), &mut |_, _| true).unwrap();
    other.close().unwrap();
    let merge = || notebook.merge(&theirs, &passphrase(), &mut |_, _| true).unwrap();
    step("merge", merge, |_| String::new());
    step("rekey", || notebook.rekey(&next_key()).unwrap(), |()| String::new());
}
