//! Times what the paper part makes, in one process and one thread; `paper.py` beside this runs it next to other programs.
//!
//!     cargo bench -p techo-tests --bench paper -- serve            a request a line from standard input, see below
//!     cargo bench -p techo-tests --bench paper -- many COUNT FILE  time and memory along the way
//!     cargo bench -p techo-tests --bench paper -- page FILE OUT    one page to one PNG, as a command
//!
//! A request is WHAT, ROUND and FILE with tabs between. WHAT is `handout` (the round changes the child's name and numbers),
//! `page` (to a PNG of 1080 pixels), `screen`, `masked` or `qr`. The answer is processor time and time in milliseconds,
//! and the bytes made. `handout:OUT` writes them to a file too.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "what a benchmark is for: how long something takes, or nothing"
)]

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::io::{BufRead, Write};
use std::time::Instant;
use techo_core::model::{Coverage, DocumentKind, DocumentRead, MemberFacts};
use techo_core::paper::{
    HandoutDetails, HandoutLayout, HandoutSheet, MaskedPaper, ParentLines, clinic_card_on, qr_modules,
    render_clinic_png, render_handout_pdf, render_masked_pdf, render_page_png,
};
use techo_core::reading::{Hiding, places_to_hide, read_document};

fn main() {
    // cargo hands `--bench` on.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve"] => serve(),
        ["many", count, file] => many(file, count.parse().unwrap()),
        ["page", file, out] => fs::write(out, render_page_png(&fs::read(file).unwrap(), 1, 1080).unwrap()).unwrap(),
        _ => println!("say serve, many COUNT FILE or page FILE OUT"),
    }
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// Processor time of this thread in milliseconds.
fn processor_time() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

fn serve() {
    let mut papers: HashMap<String, (Vec<u8>, DocumentRead)> = HashMap::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let mut parts = line.split('\t');
        let (what, round, file) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let (pdf, read) = papers.entry(file.to_owned()).or_insert_with(|| {
            let pdf = fs::read(file).unwrap();
            let read = read_document(&pdf, day()).unwrap();
            (pdf, read)
        });
        let round: usize = round.parse().unwrap();
        let (what, out) = what.split_once(':').unwrap_or((what, ""));
        let (ran, started) = (processor_time(), Instant::now());
        let made = match what {
            "handout" => handout(&[pdf.as_slice(), format!("% {round}\n").as_bytes()].concat(), read, round),
            "page" => render_page_png(pdf, 1, 1080).unwrap(),
            "screen" => screen(read),
            "masked" => masked(pdf, read),
            _ => qr_modules(&card(read).qr_text).unwrap().concat().iter().map(|dark| u8::from(*dark)).collect(),
        };
        let took = started.elapsed().as_secs_f64() * 1000.0;
        println!("{:.3}\t{took:.3}\t{}", processor_time() - ran, black_box(&made).len());
        std::io::stdout().flush().unwrap();
        if !out.is_empty() {
            fs::write(out, made).unwrap();
        }
    }
}

/// A child of a class: no two have the same name or numbers.
fn child(read: &DocumentRead, number: usize) -> Coverage {
    let first = ["花子", "太郎", "葵", "陽翔", "凛", "蓮", "結衣", "湊", "紬", "樹"];
    let last = ["髙﨑", "渡邉", "齋藤", "山田", "佐々木", "栁澤", "葛城", "阿部", "五十嵐", "鈴木", "辻"];
    let name = |of: &[&str]| of.get(number % of.len()).copied().unwrap_or_default().to_owned();
    Coverage {
        name: Some(format!("{}　{}", name(&last), name(&first))),
        number: Some(format!("{:07}", 1_000_000 + number * 7919 % 9_000_000)),
        ..read.people.first().unwrap().coverage.clone()
    }
}

fn handout(pdf: &[u8], read: &DocumentRead, number: usize) -> Vec<u8> {
    let facts = MemberFacts { kana: Some("ヤマダ　ハナコ".to_owned()), ..MemberFacts::default() };
    let coverage = child(read, number);
    let sheet = HandoutSheet {
        coverage: &coverage,
        kind: read.kind,
        facts: &facts,
        original_pdf: pdf,
        pages: &[1],
        is_extract: false,
        lines: &ParentLines::default(),
    };
    let details = HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: Some(day()),
        until: Some(day()),
        destroy_by: None,
        printed_on: day(),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    };
    render_handout_pdf(&[sheet], &details).unwrap().bytes
}

fn card(read: &DocumentRead) -> techo_core::paper::ClinicCard {
    clinic_card_on(&read.people.first().unwrap().coverage, read.kind, &MemberFacts::default(), day())
}

fn screen(read: &DocumentRead) -> Vec<u8> {
    render_clinic_png(&card(read), 1080).unwrap()
}

fn masked(pdf: &[u8], read: &DocumentRead) -> Vec<u8> {
    let coverage = &read.people.first().unwrap().coverage;
    let hiding = Hiding { numbers: true, others: false };
    let pages = places_to_hide(pdf, coverage, hiding).unwrap();
    let kind: DocumentKind = read.kind;
    let paper = MaskedPaper { coverage, kind, original_pdf: pdf, pages: &pages, others_hidden: false };
    render_masked_pdf(&paper, day()).unwrap().bytes
}

fn many(file: &str, count: usize) {
    let pdf = fs::read(file).unwrap();
    let read = read_document(&pdf, day()).unwrap();
    handout(&pdf, &read, 0);
    let (mut ran, mut started) = (processor_time(), Instant::now());
    for number in 1..=count {
        black_box(handout(&pdf, &read, number));
        if number.is_multiple_of((count / 10).max(1)) {
            let took = started.elapsed().as_secs_f64() * 1000.0;
            println!("{number}\t{:.1}\t{took:.1}\t{}", processor_time() - ran, peak_memory());
            (ran, started) = (processor_time(), Instant::now());
        }
    }
}

/// The most memory that the process has had, in kB, where the system tells.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
