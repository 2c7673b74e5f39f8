//! Every text of the rules, in every language, as a person reads it: held against `goldens/words/<language>.txt`.
//!
//! `UPDATE_GOLDENS=1 cargo test -p techo-tests --test words` writes the files anew and still fails, so that the change
//! is looked at before it passes.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use techo_core::model::{CardFacts, Coverage, DocumentKind, Member, MemberFacts, Paper, PaperState};
use techo_core::rules::{Affairs, deadlines_on, family_warnings_on};
use techo_core::words::{Lang, Words};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn card(birth: &str, issued: &str) -> CardFacts {
    CardFacts { birth_date: Some(day(birth)), card_issued: Some(day(issued)), ..CardFacts::default() }
}

fn member(id: &str, card: CardFacts, papers: Vec<Paper>) -> Member {
    let facts = MemberFacts { card, ..MemberFacts::default() };
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts, papers }
}

fn paper(kind: DocumentKind, saved: &str, until: Option<&str>, insurer: &str) -> Paper {
    let coverage = Coverage {
        saved_on: Some(day(saved)),
        valid_until: until.map(day),
        insurer_number: Some(insurer.to_owned()),
        ..Coverage::default()
    };
    let document = "d".to_owned();
    Paper { document, kind, saved_on: Some(day(saved)), coverage, pages: vec![1], state: PaperState::InUse }
}

/// A family in which everything ends around 2026-07-31.
fn family() -> Vec<Member> {
    use DocumentKind::{EligibilityCertificate, EligibilityNotice, EligibilityPdf};
    let last = Some("2026-07-31");
    let mut adult = member("adult", card("1985-07-31", "2021-09-01"), Vec::new());
    adult.facts.on_phone = Some(true);
    let mut child = member("child", card("2015-07-31", "2021-09-01"), Vec::new());
    child.facts.child_certificate_until = Some(day("2026-07-31"));
    let stay = CardFacts { stay_until: Some(day("2026-07-31")), ..card("1990-05-20", "2023-06-01") };
    let pdf = paper(EligibilityPdf, "2026-07-01", last, "39131016");
    let certificate = paper(EligibilityCertificate, "2025-08-01", last, "39131016");
    vec![
        adult,
        child,
        member("foreigner", stay, Vec::new()),
        member("elder", CardFacts::default(), vec![pdf, certificate]),
        member("noticed", CardFacts::default(), vec![paper(EligibilityNotice, "2025-08-01", last, "138057")]),
        member("saved", CardFacts::default(), vec![paper(EligibilityPdf, "2026-03-01", None, "06130488")]),
    ]
}

/// The days on which to ask the family: each stage of each paper, its first and its last day.
const DAYS: &[&str] = &[
    "2026-04-30",
    "2026-05-01",
    "2026-06-05",
    "2026-06-06",
    "2026-07-24",
    "2026-07-30",
    "2026-07-31",
    "2026-08-01",
    "2026-10-30",
    "2026-10-31",
    "2026-11-01",
    "2026-11-21",
];

/// Cards that bring up every notice, each with a day.
fn cards() -> Vec<(CardFacts, &'static str)> {
    let adult = card("1985-07-07", "2018-09-01");
    vec![
        (adult, "2023-01-01"),
        (card("2015-07-07", "2018-09-01"), "2023-01-01"),
        (card("2015-07-07", "2018-09-01"), "2023-06-01"),
        (card("2015-07-07", "2018-09-01"), "2023-07-08"),
        (adult, "2023-07-08"),
        (adult, "2023-10-08"),
        (card("1996-02-29", "2020-03-01"), "2024-12-01"),
        (card("2004-04-01", "2022-04-01"), "2024-12-01"),
        (CardFacts { cert_issued: Some(day("2023-05-01")), ..adult }, "2024-12-01"),
        (CardFacts { stay_until: Some(day("2023-06-30")), ..adult }, "2023-06-01"),
        (CardFacts { stay_until: Some(day("2023-06-30")), ..adult }, "2023-07-01"),
        (
            CardFacts { card_expires: Some(day("2024-01-01")), cert_expires: Some(day("2025-01-01")), ..adult },
            "2023-12-01",
        ),
    ]
}

/// All texts of a language.
fn golden(lang: Lang) -> String {
    let words = Words::of(lang);
    let mut out = String::new();
    // Each once: what was told already is left out on later days.
    let (mut told, mut steps) = (BTreeSet::new(), BTreeSet::new());
    for today in DAYS {
        writeln!(out, "== {today}").unwrap();
        for warning in family_warnings_on(&family(), &Affairs::default(), day(today)) {
            let text = warning.worded(words);
            let (paper, stage, severity) = (text.paper.key(), text.stage.key(), text.severity.key());
            let said: Vec<&String> = text.steps.iter().map(|step| &step.text).collect();
            if !told.insert(format!("{} {paper} {stage} {severity} {said:?}", text.member)) {
                continue;
            }
            writeln!(out, "\n[{} {paper} {stage} {severity} {}]", text.member, text.days_left).unwrap();
            writeln!(out, "{}\n{}", text.title, text.text).unwrap();
            for step in text.steps.iter().filter(|step| steps.insert(step.text.clone())) {
                writeln!(out, "- {}", step.text).unwrap();
            }
        }
        out.push('\n');
    }
    for (card, today) in cards() {
        let dates = deadlines_on(&card, day(today)).unwrap().worded(words);
        writeln!(out, "== card on {today}: {}", dates.stage.key()).unwrap();
        for notice in &dates.warnings {
            writeln!(out, "[{}] {}", notice.code, notice.message).unwrap();
        }
        for step in &dates.next_steps {
            writeln!(out, "- {}", step.text).unwrap();
        }
        out.push('\n');
    }
    out
}

#[test]
fn texts_of_the_rules_read_as_their_golden_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens/words");
    let mut changed = Vec::new();
    for lang in Lang::ALL {
        let path = folder.join(format!("{}.txt", lang.code()));
        let text = golden(lang);
        if std::fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            if std::env::var_os("UPDATE_GOLDENS").is_some() {
                std::fs::write(&path, text).unwrap();
            }
            changed.push(lang.code());
        }
    }
    assert!(changed.is_empty(), "texts differ from tests/goldens/words in {changed:?}; see the head of this file");
}

/// Words that only what is over is told with, and words that only what is still valid is told with.
fn tenses(lang: Lang) -> (&'static [&'static str], &'static [&'static str]) {
    match lang {
        Lang::Ja => (&["切れ", "過ぎ"], &["期限になります", "有効です", "有効期限は2026年7月31日（令和8年）です"]),
        Lang::JaEasy => (&["終わりました"], &["に 終わります", "まで 使えます（", "までです"]),
        Lang::En => (&["ended on"], &["is valid until", "ends on", "ends with"]),
        Lang::Zh => (&["已于"], &["有效至", "将于", "将随"]),
        Lang::Vi => (&["đã hết"], &["hết vào", "đến hết ngày 31/7/2026 (", "hết cùng"]),
        Lang::Pt => (&["venceu"], &["vence em", "vale até", "vence com"]),
    }
}

#[test]
fn no_text_is_in_the_wrong_tense_on_any_day() {
    for lang in Lang::ALL {
        let (over, still) = tenses(lang);
        let says = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let mut today = day("2026-04-25");
        while today <= day("2026-11-10") {
            for warning in family_warnings_on(&family(), &Affairs::default(), today) {
                let text = warning.worded(Words::of(lang));
                if text.stage.key() == "old" {
                    continue;
                }
                let past = today > day("2026-07-31");
                assert_eq!(says(&text.text, over), past, "{lang:?} {today} {}", text.text);
                assert_eq!(says(&text.text, still), !past, "{lang:?} {today} {}", text.text);
            }
            today = today.succ_opt().unwrap();
        }
    }
}
