//! Several threads on one notebook, and a process that holds one.

use crate::{fixture_bytes, key, next_key, store, today};
use std::io::Read;
use std::path::Path;
use techo_core::{Notebook, Whose};

/// Eight threads read and write at once: every change is there, none is mixed with another.
pub(crate) fn run(folder: &Path) {
    let notebook = Notebook::create(&store(folder), &key()).unwrap();
    let paper = fixture_bytes("dev/d028_elig_reportlab-cid-stack.pdf");
    notebook.add_on(&paper, &Whose::Unknown, today()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (notebook, paper) = (&notebook, &paper);
            scope.spawn(move || {
                for round in 0..25 {
                    let key = format!("k{thread}");
                    notebook.set_note(&key, Some(&format!("{round}")), today()).unwrap();
                    assert_eq!(notebook.notes().unwrap().get(&key), Some(&format!("{round}")));
                    assert_eq!(notebook.family_on(today()).unwrap().len(), 1);
                    let same = notebook.add_on(paper, &Whose::NewMember, today()).unwrap();
                    assert_eq!(same[0].outcome, techo_core::AddOutcome::Same);
                }
            });
        }
    });
    notebook.close().unwrap();
    let again = Notebook::open(&store(folder), &key()).unwrap();
    assert_eq!(again.notes().unwrap().values().filter(|value| *value == "24").count(), 8);
    println!("ok threads: 8 threads, 800 calls");
}

/// Opens the notebook of a whole story, says so, and holds it until the standard input ends (or somebody kills it).
pub(crate) fn hold(folder: &Path) {
    let notebook = Notebook::open(&store(folder), &next_key()).unwrap();
    notebook.set_note("held", Some("yes"), today()).unwrap();
    println!("holding");
    let _ = std::io::stdin().read(&mut [0]);
    notebook.close().unwrap();
}
