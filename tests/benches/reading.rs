//! Times the reading of files, from their bytes to typed fields, in one process and one thread.
//!
//!     cargo bench -p techo-tests --bench reading -- ROUNDS FILE…
//!
//! One line a file: its path and the fastest of ROUNDS rounds in milliseconds. Every file is read once before.
//! `reading.py` beside this runs it next to other programs.

use std::hint::black_box;
use std::time::Instant;
use techo_core::reading::read_document;

#[allow(clippy::print_stdout, clippy::disallowed_methods, reason = "what a benchmark is for")]
fn main() {
    // cargo hands `--bench` on.
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(Ok(rounds)) = arguments.next().map(|rounds| rounds.parse::<usize>()) else {
        println!("say ROUNDS and FILE…");
        return;
    };
    let Some(today) = chrono::NaiveDate::from_ymd_opt(2026, 11, 21) else { return };
    for file in arguments {
        let Ok(bytes) = std::fs::read(&file) else {
            println!("{file}\tno file");
            continue;
        };
        let read = || {
            let started = Instant::now();
            let _ = black_box(read_document(black_box(&bytes), today));
            started.elapsed().as_secs_f64() * 1000.0
        };
        let first = read();
        let fastest = (0..rounds).map(|_| read()).fold(first, f64::min);
        println!("{file}\t{fastest:.4}");
    }
}
