//! Every case of `cases.txt`, which comes from the sources and not from the rows; and what must hold in every case.

use super::*;
use crate::rules::table::is_source;
use crate::words::Lang;
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn thing(short: &str) -> Shown {
    let word = match short {
        "card" => "mynumber_card",
        "phone" => "phone_card",
        "pdf" => "eligibility_pdf",
        "notice" => "eligibility_notice",
        "cert" => "eligibility_certificate",
        "cert_copy" => "certificate_copy",
        "old" => "old_card",
        "card_copy" => "mynumber_card_copy",
        word => word,
    };
    Shown::from_key(word).unwrap_or_else(|| panic!("{short}"))
}

fn things(cell: &str) -> Vec<Shown> {
    if cell == "-" { Vec::new() } else { cell.split('+').map(thing).collect() }
}

fn words<T: Copy>(cell: &str, all: &[T], from: fn(&str) -> Option<T>) -> Vec<T> {
    if cell == "*" { all.to_vec() } else { cell.split(',').map(|word| from(word.trim()).unwrap()).collect() }
}

/// A case of the table, one of each word.
struct Case {
    situation: Situation,
    today: NaiveDate,
    enough: Vec<Vec<Shown>>,
    refused: Vec<Shown>,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let rows = include_str!("cases.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [scenes, companions, cards, papers, days, enough, refused, source] = cells[..] else { panic!("{row}") };
        assert!(!source.is_empty(), "{row}");
        let enough: Vec<Vec<Shown>> = match enough {
            "0" => Vec::new(),
            list => list.split(';').map(|way| things(way.trim())).collect(),
        };
        for scene in words(scenes, VisitScene::ALL, VisitScene::from_key) {
            for companion in words(companions, Escort::ALL, Escort::from_key) {
                for card in words(cards, CardState::ALL, CardState::from_key) {
                    for today in days.split(',').map(|text| day(if text == "A" { "2026-11-21" } else { text })) {
                        let situation = Situation { scene, companion, card, papers: things(papers) };
                        cases.push(Case { situation, today, enough: enough.clone(), refused: things(refused) });
                    }
                }
            }
        }
    }
    cases
}

fn at_hand(answer: &Presenting) -> Vec<Vec<Shown>> {
    answer.accepted.iter().filter(|way| way.have).map(|way| way.bring.to_vec()).collect()
}

#[test]
fn shipped_rows_load() {
    load().unwrap();
    assert!(!Rows::shipped().accept.is_empty());
}

#[test]
fn cases_of_the_sources_are_answered_as_the_sources_say() {
    let cases = cases();
    assert!(cases.len() >= 200, "{}", cases.len());
    let mut seen = BTreeSet::new();
    for Case { situation, today, enough, refused } in cases {
        let answer = presenting_on(&situation, today).unwrap();
        assert_eq!(at_hand(&answer), enough, "{situation:?} {today}");
        let papers: Vec<Shown> = answer.refused.iter().map(|refused| refused.paper).collect();
        assert_eq!(papers, refused, "{situation:?} {today}");
        assert_eq!(answer.if_nothing.is_none(), !enough.is_empty(), "{situation:?} {today}");
        assert!(seen.insert(format!("{situation:?} {today}")), "twice: {situation:?} {today}");
    }
}

/// Days before, between and after all boundaries.
const DAYS: [&str; 9] = [
    "2024-01-01",
    "2025-02-11",
    "2025-02-12",
    "2025-08-01",
    "2025-12-01",
    "2025-12-02",
    "2026-03-31",
    "2026-04-01",
    "2030-01-01",
];

/// Every case with no paper, each, each two, and all or all but one: what a paper does depends on no third.
fn every_case(mut look: impl FnMut(&Situation, &Presenting, NaiveDate)) {
    let papers: Vec<Shown> = Shown::ALL.iter().copied().filter(|shown| shown.is_paper()).collect();
    for case in Situation::all() {
        let few = |set: &u32| set.count_ones() <= 2 || set.count_ones() as usize + 1 >= papers.len();
        for set in (0_u32..1 << papers.len()).filter(few) {
            let has = papers.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
            let situation = Situation { papers: has.map(|(_, paper)| *paper).collect(), ..case.clone() };
            let today = day(DAYS[set as usize % DAYS.len()]);
            look(&situation, &presenting_on(&situation, today).unwrap(), today);
        }
    }
}

#[test]
fn every_case_has_a_way_a_next_step_and_sources() {
    every_case(|case, answer, _| {
        assert!(!answer.accepted.is_empty() && !answer.steps.is_empty(), "{case:?}");
        assert!(!answer.sources.is_empty() && answer.sources.iter().all(|source| is_source(source)), "{case:?}");
    });
}

#[test]
fn nothing_is_asked_for_exactly_where_nothing_at_hand_is_enough() {
    every_case(|case, answer, _| {
        assert_eq!(answer.if_nothing.is_some(), at_hand(answer).is_empty(), "{case:?}");
        for way in &answer.accepted {
            let have = way.bring.iter().all(|thing| match thing {
                Shown::MynumberCard => case.card.at_hand(),
                Shown::PhoneCard => case.card == CardState::OnPhone,
                paper => case.papers.contains(paper),
            });
            assert_eq!(way.have, have, "{case:?} {way:?}");
        }
    });
}

#[test]
fn each_paper_at_hand_is_enough_alone_or_refused_with_a_reason() {
    every_case(|case, answer, today| {
        for paper in &case.papers {
            let alone = answer.accepted.iter().any(|way| way.bring == [*paper] && way.have);
            let refused = answer.refused.iter().any(|refused| refused.paper == *paper);
            assert!(alone != refused, "{case:?} {paper:?} {today}");
        }
        assert!(answer.refused.iter().all(|refused| case.papers.contains(&refused.paper)), "{case:?}");
    });
}

#[test]
fn what_is_never_taken_stands_in_no_way_to_be_seen() {
    every_case(|case, answer, today| {
        let brought: BTreeSet<Shown> = answer.accepted.iter().flat_map(|way| way.bring.iter().copied()).collect();
        assert!(!brought.contains(&Shown::MynumberCardCopy), "{case:?}");
        assert_eq!(brought.contains(&Shown::OldCard), today <= day("2025-12-01"), "{case:?} {today}");
        let led = case.companion == Escort::Staff && matches!(case.scene, VisitScene::SchoolTrip | VisitScene::Nursery);
        assert!(led || !brought.contains(&Shown::NoticeCopy) && !brought.contains(&Shown::CertificateCopy), "{case:?}");
        let usable = !matches!(case.card, CardState::Unregistered | CardState::Expired) && case.card.at_hand();
        assert!(usable || !brought.contains(&Shown::MynumberCard), "{case:?}");
        assert!(brought.contains(&Shown::EligibilityCertificate), "{case:?}");
        if !led {
            let alone = |paper: Shown| answer.accepted.iter().any(|way| way.bring == [paper]);
            assert!(!alone(Shown::EligibilityPdf) && !alone(Shown::EligibilityNotice), "{case:?}");
        }
    });
}

#[test]
fn another_paper_never_makes_it_worse() {
    every_case(|case, answer, today| {
        // One more paper each time, in turn: over all sets every paper is added to nearly every other.
        let missing: Vec<Shown> =
            Shown::ALL.iter().copied().filter(|shown| shown.is_paper() && !case.papers.contains(shown)).collect();
        let Some(paper) = missing.get((case.card as usize + case.papers.len()) % missing.len().max(1)) else { return };
        let mut more = case.clone();
        more.papers.push(*paper);
        let richer = presenting_on(&more, today).unwrap();
        let ways = at_hand(&richer);
        assert!(at_hand(answer).iter().all(|way| ways.contains(way)), "{case:?} {paper:?}");
        assert!(answer.if_nothing.is_some() || richer.if_nothing.is_none(), "{case:?} {paper:?}");
    });
}

#[test]
fn order_and_repetition_of_papers_do_not_matter() {
    let one = |papers: &[Shown]| {
        let papers = papers.to_vec();
        let (scene, companion, card) = (VisitScene::ReaderDown, Escort::Guardian, CardState::Registered);
        presenting_on(&Situation { scene, companion, card, papers }, day("2026-11-21")).unwrap()
    };
    let (pdf, old) = (Shown::EligibilityPdf, Shown::OldCard);
    assert_eq!(one(&[pdf, old]), one(&[old, pdf, pdf]));
}

#[test]
fn step_of_the_leniency_is_there_while_it_held_and_only_with_its_papers() {
    let asked = |papers: Vec<Shown>, today: &str| {
        let (scene, companion, card) = (VisitScene::Clinic, Escort::Alone, CardState::None);
        let answer = presenting_on(&Situation { scene, companion, card, papers }, day(today)).unwrap();
        answer.steps.iter().any(|step| step.id == "look_up_online")
    };
    let old = || vec![Shown::OldCard];
    assert_eq!(
        ["2025-07-31", "2025-08-01", "2026-03-31", "2026-04-01"].map(|today| asked(old(), today)),
        [false, true, true, false]
    );
    assert!(!asked(vec![Shown::EligibilityPdf], "2026-03-31"));
}

#[test]
fn steps_fit_the_hands_and_the_card() {
    let ids = |scene, companion, card| {
        let case = Situation { scene, companion, card, papers: Vec::new() };
        let answer = presenting_on(&case, day("2026-11-21")).unwrap();
        answer.steps.iter().map(|step| step.id).collect::<Vec<&str>>()
    };
    let has = |list: &[&str], step: &str| list.contains(&step);
    let child = ids(VisitScene::Clinic, Escort::Guardian, CardState::Registered);
    assert!(has(&child, "parent_puts_card") && has(&child, "staff_compare_face") && !has(&child, "face_or_pin"));
    let locked = ids(VisitScene::Clinic, Escort::Alone, CardState::PinLocked);
    assert!(has(&locked, "face_or_look") && has(&locked, "reset_pin") && !has(&locked, "face_or_pin"));
    let lost = ids(VisitScene::Pharmacy, Escort::Alone, CardState::Lost);
    assert_eq!(lost[..2], ["suspend_card", "ask_eligibility_certificate"]);
    let outage = ids(VisitScene::ReaderDown, Escort::Alone, CardState::Registered);
    assert!(has(&outage, "say_seen_before") && has(&outage, "fill_declaration"));
    let grace = ids(VisitScene::Clinic, Escort::Alone, CardState::InGrace);
    assert!(has(&grace, "renew_certificate") && has(&grace, "tell_medicines") && !has(&grace, "choose_consent"));
}

#[test]
fn answer_is_whole_in_every_language() {
    every_case(|case, answer, _| {
        // Texts follow from the rows, not from the papers: one set is enough.
        if case.papers.len() != 7 && !case.papers.is_empty() {
            return;
        }
        for lang in Lang::ALL {
            let json = serde_json::to_string(&answer.worded(Words::of(lang))).unwrap();
            assert!(!json.contains("present-") && !json.contains("step-") && !json.contains("{ "), "{lang:?} {json}");
        }
    });
}

#[test]
fn answer_in_json_has_the_keys_of_the_contract() {
    let (scene, companion, card) = (VisitScene::Clinic, Escort::Alone, CardState::None);
    let case = Situation { scene, companion, card, papers: vec![Shown::OldCard] };
    let answer = presenting_on(&case, day("2026-11-21")).unwrap().worded(Words::of(Lang::Ja));
    let json = serde_json::to_value(answer).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["accepted", "refused", "if_nothing", "steps", "sources", "declaration"]);
    assert_eq!(json["accepted"][0]["bring"], serde_json::json!(["eligibility_certificate"]));
    assert_eq!(json["accepted"][0]["have"], false);
    assert_eq!(json["refused"][0]["paper"], "old_card");
    assert_eq!(json["if_nothing"]["id"], "pay_in_full_and_claim");
}

#[test]
fn what_cannot_be_asked_is_refused_by_name() {
    let case =
        |papers| Situation { scene: VisitScene::Clinic, companion: Escort::Alone, card: CardState::None, papers };
    let refused = |papers, today: &str| presenting_on(&case(papers), day(today)).unwrap_err().field();
    assert_eq!(refused(vec![Shown::MynumberCard], "2026-11-21"), Some("papers"));
    assert_eq!(refused(vec![], "1867-12-31"), Some("on"));
    assert_eq!(refused(vec![], "2201-01-01"), Some("on"));
    for word in ["", "Clinic", "clinic ", "school"] {
        assert!(VisitScene::from_key(word).is_none());
    }
}

#[test]
fn words_are_those_of_json() {
    fn check<T: Copy + serde::Serialize>(all: &[T], key: fn(T) -> &'static str) {
        for one in all {
            assert_eq!(serde_json::to_value(one).unwrap(), key(*one));
        }
    }
    check(VisitScene::ALL, VisitScene::key);
    check(Escort::ALL, Escort::key);
    check(CardState::ALL, CardState::key);
    check(Shown::ALL, Shown::key);
}

#[test]
fn rows_that_contradict_each_other_or_leave_a_case_open_do_not_load() {
    let text = include_str!("../../../rules/presenting.toml");
    let with = |row: &str| Rows::load(&format!("{text}\n{row}")).unwrap_err();
    let row = |kind: &str, rest: &str| {
        format!(
            "[[{kind}]]\nid = \"x\"\nmessage = \"present-note-card\"\nreason = \"why\"\nsources = [\"S002\"]\n{rest}\n"
        )
    };
    let twice = row("accept", "bring = [\"eligibility_certificate\"]");
    assert!(matches!(with(&twice), TableError::Contradiction(_)));
    let both = row("refuse", "paper = \"eligibility_certificate\"");
    assert!(matches!(with(&both), TableError::Contradiction(_)));
    assert!(matches!(with(&row("accept", "")), TableError::Column(_)));
    assert!(matches!(with(&row("refuse", "paper = \"mynumber_card\"")), TableError::Column(_)));
    assert!(matches!(with(&row("step", "when = [{ scenes = [\"moon\"] }]")), TableError::Syntax(_)));
    let no_reason = Rows::load(&text.replacen("reason = \"The PDF says so itself.\"", "reason = \"\"", 1));
    assert_eq!(no_reason.unwrap_err(), TableError::Reason("pdf_without_card".to_owned()));
    let open = Rows::load(&text.replacen("effective_until = \"2025-12-01\"", "effective_until = \"2025-11-30\"", 1));
    assert!(matches!(open.unwrap_err(), TableError::Unanswered(_)));
    let wrong = Rows::load(&text.replacen("effective_from = \"2025-12-02\"", "effective_from = \"2025-11-02\"", 1));
    assert!(matches!(wrong.unwrap_err(), TableError::Contradiction(_)));
    let text_gone = Rows::load(&text.replacen("present-note-old_card", "present-note-none", 1));
    assert_eq!(text_gone.unwrap_err(), TableError::Message("old_card".to_owned()));
}
