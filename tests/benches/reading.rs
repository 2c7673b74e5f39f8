//! Reads files, from their bytes to typed fields, in one process and one thread, and says what each reading cost.
//!
//! A line in is a path, a line out the processor time of one reading in milliseconds; `memory` answers with the most
//! memory that the process ever had, in KiB. `reading.py` beside this asks it and other programs in turn.

use std::collections::HashMap;
use std::hint::black_box;
use std::io::BufRead;
use techo_core::reading::read_document;

#[allow(clippy::print_stdout, reason = "what a benchmark is for")]
fn main() {
    let Some(today) = chrono::NaiveDate::from_ymd_opt(2026, 11, 21) else { return };
    let mut files: HashMap<String, Vec<u8>> = HashMap::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        if line == "memory" {
            println!("{}", most_memory());
            continue;
        }
        let bytes = files.entry(line).or_insert_with_key(|path| std::fs::read(path).unwrap_or_default());
        let before = processor_time();
        let read = black_box(read_document(black_box(bytes), today));
        println!("{:.4} {}", processor_time() - before, if read.is_ok() { "read" } else { "refused" });
    }
}

/// The processor time of this process so far, in milliseconds.
fn processor_time() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// The most memory that this process ever had, in KiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
