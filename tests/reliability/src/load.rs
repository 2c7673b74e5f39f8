//! Ten members, two thousand papers, three hundred megabytes: what opening, the family board and an import cost.
#![expect(clippy::disallowed_methods, reason = "a measurement reads how long something took")]

use crate::{fixture_bytes, key, store, today};
use std::path::Path;
use std::time::Instant;
use techo_core::{Notebook, Passphrase, Whose};

const PAPER: usize = 150_000;

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// The highest resident memory of this process so far, in MB.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() / 1024
}

/// A paper of 150 kB with bytes that no other has.
fn paper(base: &[u8], number: usize) -> Vec<u8> {
    let mut bytes = base.to_vec();
    bytes.extend(format!("\n% {number} ").into_bytes());
    let mut noise = number as u32 | 1;
    while bytes.len() < PAPER {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.push(if noise >> 24 == 10 { 11 } else { b'0' + (noise >> 27) as u8 });
    }
    bytes
}

/// Makes the notebook with `papers` papers, then measures.
pub(crate) fn run(folder: &Path, papers: usize) {
    let bases: Vec<Vec<u8>> = [
        "dev/d026_elig_reportlab-cid-table.pdf",
        "dev/d028_elig_reportlab-cid-stack.pdf",
        "dev/d019_elig_reportlab-table.pdf",
        "dev/d020_elig_reportlab-stack.pdf",
        "dev/d021_elig_reportlab-leader.pdf",
        "dev/d022_elig_reportlab-gaps.pdf",
        "dev/d023_elig_reportlab-table.pdf",
        "dev/d024_elig_reportlab-leader.pdf",
        "dev/d025_elig_reportlab-ralign.pdf",
        "dev/d027_elig_reportlab-cid-colon.pdf",
    ]
    .map(fixture_bytes)
    .to_vec();
    let path = store(folder);
    let notebook = Notebook::create(&path, &key()).unwrap();
    let mut members: Vec<String> = Vec::new();
    for number in 0..papers {
        let which = number % bases.len();
        let whose = members.get(which).map_or(Whose::NewMember, |member| Whose::Member(member.clone()));
        let added = notebook.add_on(&paper(&bases[which], number), &whose, today()).unwrap();
        if members.len() <= which {
            members.push(added[0].member.clone().unwrap());
        }
    }
    notebook.close().unwrap();
    let making = peak();
    let opening = Instant::now();
    let notebook = Notebook::open(&path, &key()).unwrap();
    let opened = milliseconds(opening);
    let board = Instant::now();
    let family = notebook.family_on(today()).unwrap();
    let warnings = notebook.warnings_on(today(), techo_core::words::Lang::Ja).unwrap();
    let shown = milliseconds(board);
    let stored: usize = family.iter().map(|member| member.papers.len()).sum();
    assert_eq!((family.len(), stored), (members.len(), papers));
    let more = paper(&bases[0], papers);
    let reading = Instant::now();
    techo_core::reading::read_document(&more, today()).unwrap();
    let read = milliseconds(reading);
    let import = Instant::now();
    notebook.add_on(&more, &Whose::Member(members[0].clone()), today()).unwrap();
    let imported = milliseconds(import);
    let (opening_peak, backup) = (peak(), folder.join("family.backup"));
    let backing_up = Instant::now();
    notebook.backup_on(&backup, &Passphrase::new("かえるの歌が 聞こえてくるよ"), today(), &mut |_, _| true).unwrap();
    let backed_up = milliseconds(backing_up);
    let checking = Instant::now();
    notebook.check().unwrap();
    let checked = milliseconds(checking);
    notebook.close().unwrap();
    let size = std::fs::metadata(&path).unwrap().len() >> 20;
    println!(
        "ok load: {} members, {stored} papers, {size} MB, {} warnings: open {opened:.0} ms, board {shown:.0} ms, \
         import {imported:.0} ms ({read:.0} ms of it reading), backup with its check {backed_up:.0} ms, whole check \
         {checked:.0} ms; peak memory {making} MB making, {opening_peak} MB with opening and the board, {} MB in all",
        family.len(),
        warnings.len(),
        peak()
    );
}
