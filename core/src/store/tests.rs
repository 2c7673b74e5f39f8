//! The store from outside its files: documents that were read go in, the family comes out.

use super::*;
use crate::error::Error;
use crate::key::Key;
use crate::model::{Coverage, DocumentKind, DocumentRead, Field, Member, PaperState, PersonRead};
use chrono::NaiveDate;
use std::path::PathBuf;
use tempfile::TempDir;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn today() -> NaiveDate {
    day("2026-11-21")
}

pub(super) fn key() -> Key {
    Key::from_bytes(&[7; 32]).unwrap()
}

/// `insurer/symbol/number/branch name`, a dash for what is absent; the day it was saved.
pub(crate) fn coverage(text: &str, saved_on: &str) -> Coverage {
    let (numbers, name) = text.split_once(' ').unwrap();
    let parts: Vec<Option<String>> = numbers.split('/').map(|part| (part != "-").then(|| part.to_owned())).collect();
    let [insurer_number, symbol, number, branch] = parts.try_into().unwrap();
    let name = Some(name.to_owned());
    Coverage { insurer_number, symbol, number, branch, name, saved_on: Some(day(saved_on)), ..Coverage::default() }
}

/// A document of one page a person.
pub(crate) fn document(kind: DocumentKind, people: &[Coverage]) -> DocumentRead {
    let people: Vec<PersonRead> = (1..)
        .zip(people)
        .map(|(page, coverage)| PersonRead {
            coverage: coverage.clone(),
            raw: [(Field::Name, coverage.name.clone().unwrap())].into(),
            pages: vec![page],
        })
        .collect();
    DocumentRead { kind, page_count: u32::try_from(people.len()).unwrap(), people, warnings: Vec::new() }
}

/// A file as `add_on` takes it.
pub(crate) fn pdf(bytes: &[u8]) -> Original<'_> {
    Original { bytes, media_type: "application/pdf", lines: None }
}

/// A notebook in a folder of its own.
pub(super) struct Bench {
    pub(super) store: Store,
    pub(super) path: PathBuf,
    _folder: TempDir,
}

impl Bench {
    pub(super) fn new() -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("family.techo");
        Bench { store: Store::create(&path, &key()).unwrap(), path, _folder: folder }
    }

    /// Adds a PDF of one person; its bytes are told apart by what it says.
    pub(super) fn add(&mut self, text: &str, saved_on: &str, whose: &Whose) -> Added {
        self.add_kind(DocumentKind::EligibilityPdf, text, saved_on, whose)
    }

    fn add_kind(&mut self, kind: DocumentKind, text: &str, saved_on: &str, whose: &Whose) -> Added {
        let bytes = format!("%PDF {} {text} {saved_on}", kind.key());
        let read = document(kind, &[coverage(text, saved_on)]);
        self.store.add_on(pdf(bytes.as_bytes()), &read, whose, today()).unwrap().remove(0)
    }

    pub(super) fn family(&self) -> Vec<Member> {
        self.store.family_on(today()).unwrap()
    }
}

/// The outcome in short: its key, and for a question the reasons.
pub(super) fn outcome(added: &Added) -> String {
    let whys: Vec<&str> = added.candidates.iter().map(|candidate| candidate.why.key()).collect();
    assert_eq!(added.outcome == AddOutcome::Ask, added.document.is_none());
    [&[added.outcome.key()], whys.as_slice()].concat().join(" ")
}

const UME: &str = "39131016/-/12345674/- 髙橋　梅";
pub(crate) const HANAKO: &str = "06130488/12/345/01 髙橋　花子";

#[test]
fn add_on_answers_by_what_is_there_already() {
    use Whose::Unknown;
    let to_first = Whose::Member(String::new());
    // First the papers that are there, then the one added, whose it is said to be, the outcome, members afterwards.
    type Row = (&'static [(&'static str, &'static str)], (&'static str, &'static str), Whose, &'static str, usize);
    let table: Vec<Row> = vec![
        (&[], (HANAKO, "2026-11-01"), Unknown, "new", 1),
        (&[(HANAKO, "2026-11-01")], (HANAKO, "2026-11-01"), Unknown, "same", 1),
        (&[(HANAKO, "2026-11-01")], (HANAKO, "2026-11-01"), Whose::NewMember, "same", 1),
        (&[(HANAKO, "2026-11-01")], (HANAKO, "2026-11-01"), to_first.clone(), "same", 1),
        (&[(HANAKO, "2026-11-01")], (HANAKO, "2026-11-02"), Unknown, "newer", 1),
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/01 高橋 花子", "2026-11-01"), Unknown, "newer", 1),
        (&[(HANAKO, "2026-11-01")], (HANAKO, "2026-10-01"), Unknown, "older", 1),
        // What decides by itself is not a new member's.
        (&[(HANAKO, "2026-11-01")], (HANAKO, "2026-11-02"), Whose::NewMember, "newer", 1),
        // In doubt: asked, decided for the member, decided for a new one.
        (&[(HANAKO, "2026-11-01")], ("01130012/1/2/00 髙橋　花子", "2026-11-02"), Unknown, "ask other_insurer", 1),
        (
            &[(HANAKO, "2026-11-01")],
            ("01130012/1/2/00 髙橋　花子", "2026-11-02"),
            to_first.clone(),
            "changed_insurer",
            1,
        ),
        (
            &[(HANAKO, "2026-11-01")],
            ("01130012/1/2/00 髙橋　花子", "2026-11-01"),
            to_first.clone(),
            "changed_insurer",
            1,
        ),
        (&[(HANAKO, "2026-11-01")], ("01130012/1/2/00 髙橋　花子", "2026-10-31"), to_first.clone(), "older", 1),
        (&[(HANAKO, "2026-11-01")], ("01130012/1/2/00 髙橋　花子", "2026-11-02"), Whose::NewMember, "new", 2),
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/- 髙橋　花子", "2026-11-02"), Unknown, "ask no_branch", 1),
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/- 髙橋　花子", "2026-11-02"), to_first.clone(), "newer", 1),
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/01 鈴木　花子", "2026-11-02"), Unknown, "ask other_name", 1),
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/02 髙橋　花子", "2026-11-02"), Unknown, "ask other_branch", 1),
        (&[(HANAKO, "2026-11-01")], ("06130488/99/345/01 髙橋　花子", "2026-11-02"), Unknown, "ask other_numbers", 1),
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/01 ●橋　花子", "2026-11-02"), Unknown, "newer", 1),
        (&[(HANAKO, "2026-11-01")], ("01130012/1/2/00 ●橋　花子", "2026-11-02"), Unknown, "ask other_insurer", 1),
        // Twins and siblings.
        (&[(HANAKO, "2026-11-01")], ("06130488/12/345/02 髙橋　葉子", "2026-11-01"), Unknown, "new", 2),
        // Another name at another insurer after a marriage: only a person knows.
        (
            &[(HANAKO, "2026-11-01")],
            ("01130012/1/2/00 鈴木　花子", "2026-11-02"),
            to_first.clone(),
            "changed_insurer",
            1,
        ),
        // 後期高齢者 without 枝番.
        (&[(UME, "2026-08-01")], (UME, "2026-11-01"), Unknown, "newer", 1),
        (&[(UME, "2026-08-01")], ("39131016/-/87654321/- 髙橋　桜", "2026-11-01"), Unknown, "new", 2),
    ];
    for (before, (text, saved_on), whose, expected, members) in table {
        let mut bench = Bench::new();
        let mut first = None;
        for (text, saved_on) in before {
            first = first.or(bench.add(text, saved_on, &Unknown).member);
        }
        let whose = if whose == to_first { Whose::Member(first.unwrap()) } else { whose };
        let added = bench.add(text, saved_on, &whose);
        assert_eq!(outcome(&added), expected, "{text} {saved_on}");
        assert_eq!(bench.family().len(), members, "{text} {saved_on}");
        let stored: usize = bench.family().iter().map(|member| member.papers.len()).sum();
        let kept = usize::from(!matches!(added.outcome, AddOutcome::Same | AddOutcome::Ask));
        assert_eq!(stored, before.len() + kept, "{text} {saved_on}");
    }
}

#[test]
fn older_paper_of_former_insurer_does_not_come_into_use() {
    let mut bench = Bench::new();
    bench.add(HANAKO, "2026-11-01", &Whose::Unknown);
    let member = bench.family().remove(0).id;
    let added = bench.add("01130012/1/2/00 髙橋　花子", "2026-03-01", &Whose::Member(member));
    let family = bench.family();
    let states: Vec<PaperState> = family[0].papers.iter().map(|paper| paper.state).collect();
    assert_eq!(states, [PaperState::InUse, PaperState::Superseded]);
    assert_eq!(Some(&family[0].papers[1].document), added.document.as_ref());
}

#[test]
fn member_once_decided_is_found_by_any_of_its_papers() {
    let mut bench = Bench::new();
    let first = bench.add(HANAKO, "2026-01-01", &Whose::Unknown);
    let whose = Whose::Member(first.member.clone().unwrap());
    assert_eq!(outcome(&bench.add("01130012/1/2/00 髙橋　花子", "2026-06-01", &whose)), "changed_insurer");
    assert_eq!(outcome(&bench.add("01130012/1/2/00 髙橋　花子", "2026-07-01", &Whose::Unknown)), "newer");
    assert_eq!(outcome(&bench.add(HANAKO, "2026-02-01", &Whose::Unknown)), "older");
    // Back with the first insurer.
    assert_eq!(outcome(&bench.add(HANAKO, "2026-08-01", &Whose::Unknown)), "changed_insurer");
    assert_eq!(bench.family().len(), 1);
}

#[test]
fn file_of_several_people_gives_one_answer_each() {
    let mut bench = Bench::new();
    let people = [
        coverage("06130488/12/345/- 髙橋　一郎", "2026-11-01"),
        coverage("06130488/12/345/- 髙橋　花子", "2026-11-01"),
    ];
    let read = document(DocumentKind::EligibilityNotice, &people);
    let added = bench.store.add_on(pdf(b"%PDF both"), &read, &Whose::Unknown, today()).unwrap();
    // Without a 枝番 either could be the other, but one file lists each person once.
    assert_eq!(added.iter().map(outcome).collect::<Vec<_>>(), ["new", "new"]);
    let again = bench.store.add_on(pdf(b"%PDF both"), &read, &Whose::NewMember, today()).unwrap();
    assert_eq!(again.iter().map(outcome).collect::<Vec<_>>(), ["same", "same"]);
    assert_eq!(again[1].member, added[1].member);
    let family = bench.family();
    assert_eq!(family.iter().map(|member| member.papers[0].pages.clone()).collect::<Vec<_>>(), [vec![1], vec![2]]);
    assert_eq!(bench.store.original(added[0].document.as_ref().unwrap()).unwrap().bytes, b"%PDF both");
    assert_eq!(bench.store.original(added[1].document.as_ref().unwrap()).unwrap().bytes, b"%PDF both");
}

#[test]
fn member_given_for_file_of_several_is_one_person_of_it_only() {
    let mut bench = Bench::new();
    let first = bench.add(HANAKO, "2026-01-01", &Whose::Unknown).member.unwrap();
    let people =
        [coverage("01130012/9/9/00 髙橋　一郎", "2026-11-01"), coverage("01130012/9/9/01 髙橋　花子", "2026-11-01")];
    let read = document(DocumentKind::EligibilityPdf, &people);
    let asked = bench.store.add_on(pdf(b"%PDF both"), &read, &Whose::Unknown, today()).unwrap();
    assert_eq!(asked.iter().map(outcome).collect::<Vec<_>>(), ["new", "ask other_insurer"]);
    let decided = bench.store.add_on(pdf(b"%PDF both"), &read, &Whose::Member(first.clone()), today()).unwrap();
    assert_eq!(decided.iter().map(outcome).collect::<Vec<_>>(), ["same", "changed_insurer"]);
    assert_eq!(decided[1].member, Some(first));
    assert_eq!(bench.family().len(), 2);
}

#[test]
fn same_person_twice_in_a_file_is_one_member() {
    let mut bench = Bench::new();
    let people = [coverage(HANAKO, "2026-11-01"), coverage(HANAKO, "2026-11-01")];
    let read = document(DocumentKind::EligibilityPdf, &people);
    let added = bench.store.add_on(pdf(b"%PDF twice"), &read, &Whose::Unknown, today()).unwrap();
    assert_eq!(added.iter().map(outcome).collect::<Vec<_>>(), ["new", "same"]);
    let newer = [coverage(HANAKO, "2026-11-02"), coverage(HANAKO, "2026-11-02")];
    let read = document(DocumentKind::EligibilityPdf, &newer);
    let added = bench.store.add_on(pdf(b"%PDF twice again"), &read, &Whose::Unknown, today()).unwrap();
    assert_eq!(added.iter().map(outcome).collect::<Vec<_>>(), ["newer", "same"]);
    assert_eq!(bench.family().len(), 1);
}

#[test]
fn add_on_for_unknown_member_stores_nothing() {
    let mut bench = Bench::new();
    let read = document(DocumentKind::EligibilityPdf, &[coverage(HANAKO, "2026-11-01")]);
    let refused = bench.store.add_on(pdf(b"%PDF"), &read, &Whose::Member("nobody".to_owned()), today());
    assert_eq!(refused.unwrap_err(), Error::NotFound { field: "member" });
    assert_eq!(bench.family(), []);
}

#[test]
fn changed_insurer_names_papers_to_replace_and_handouts_gone_stale() {
    let mut bench = Bench::new();
    let pdf = bench.add(HANAKO, "2026-03-01", &Whose::Unknown);
    let notice = bench.add_kind(DocumentKind::EligibilityNotice, HANAKO, "2026-02-01", &Whose::Unknown);
    let (member, document) = (pdf.member.unwrap(), pdf.document.unwrap());
    let mut handout = |destroy_by: &str| {
        let sheets = [(member.clone(), document.clone())];
        let destroy_by = destroy_by.parse().ok();
        let new = NewHandout {
            printed_on: day("2026-10-01"),
            event: None,
            from: None,
            until: None,
            destroy_by,
            sheets: &sheets,
        };
        bench.store.save_handout(&new).unwrap()
    };
    let (out, _ended, open) = (handout("2026-11-21"), handout("2026-11-20"), handout(""));
    assert_eq!(bench.add(HANAKO, "2026-04-01", &Whose::Unknown).asks, [], "the same numbers ask for nothing");
    assert!(bench.store.handouts_on(today()).unwrap().iter().all(|handout| !handout.stale));

    let changed = bench.add("01130012/1/2/00 髙橋　花子", "2026-11-02", &Whose::Member(member));
    assert_eq!(
        changed.asks,
        [
            Ask { code: AskCode::ReplacePaper, document: notice.document, handout: None },
            Ask { code: AskCode::HandoutStale, document: None, handout: Some(open.clone()) },
            Ask { code: AskCode::HandoutStale, document: None, handout: Some(out.clone()) },
        ]
    );
    let stale: Vec<String> =
        bench.store.handouts_on(today()).unwrap().into_iter().filter(|one| one.stale).map(|one| one.id).collect();
    assert_eq!(stale, [open, out]);
}

#[test]
fn handout_that_shows_what_was_corrected_since_is_stale() {
    let mut bench = Bench::new();
    let added = bench.add(HANAKO, "2026-11-01", &Whose::Unknown);
    let (document, member) = (added.document.unwrap(), added.member.unwrap());
    let correct = |store: &mut Store, name: Option<&str>| {
        store.correct_field(&document, &member, (Field::Name, name), today()).unwrap();
    };
    correct(&mut bench.store, Some("髙橋　花"));
    let sheets = [(member.clone(), document.clone())];
    let new =
        NewHandout { printed_on: today(), event: None, from: None, until: None, destroy_by: None, sheets: &sheets };
    bench.store.save_handout(&new).unwrap();
    let stale = |store: &Store| store.handouts_on(today()).unwrap()[0].stale;
    assert!(!stale(&bench.store), "what was corrected before stands on it");
    correct(&mut bench.store, Some("髙橋　華子"));
    assert!(stale(&bench.store));
    correct(&mut bench.store, Some("髙橋　花"));
    assert!(!stale(&bench.store), "taken back to what the sheet says");
    correct(&mut bench.store, None);
    assert!(stale(&bench.store), "the sheet has the correction, the paper has it no more");
}

#[test]
fn correction_wins_over_what_was_read_until_it_is_taken_back() {
    let mut bench = Bench::new();
    let added = bench.add("06130488/12/345/01 高橋　化子", "2026-11-01", &Whose::Unknown);
    let (member, document) = (added.member.unwrap(), added.document.unwrap());
    let name = |bench: &Bench| bench.family().remove(0).name;
    bench.store.correct_field(&document, &member, (Field::Name, Some("高橋 花子")), today()).unwrap();
    assert_eq!(name(&bench), "高橋　花子");
    // The next paper is found by either name: the right one, and the one misread again.
    assert_eq!(outcome(&bench.add("06130488/12/345/01 髙橋　花子", "2026-11-02", &Whose::Unknown)), "newer");
    assert_eq!(outcome(&bench.add("06130488/12/345/01 高橋　化子", "2026-10-03", &Whose::Unknown)), "older");
    bench.store.correct_field(&document, &member, (Field::Name, None), today()).unwrap();
    assert_eq!(bench.family()[0].papers[1].coverage.name.as_deref(), Some("高橋　化子"));
    assert_eq!(
        bench.store.correct_field(&document, &member, (Field::BirthDate, Some("2018-02-30")), today()),
        Err(Error::BadValue { field: "birth_date" })
    );
    assert_eq!(
        bench.store.correct_field(&document, "another", (Field::Name, None), today()),
        Err(Error::NotFound { field: "document" })
    );
}

#[test]
fn set_member_keeps_what_is_set_and_leaves_the_rest() {
    let mut bench = Bench::new();
    let member = bench.add(HANAKO, "2026-11-01", &Whose::Unknown).member.unwrap();
    let set = MemberChange {
        kana: TextChange::Set { value: " タカハシ ハナコ ".to_owned() },
        birth_date: DateChange::Set { value: day("2018-02-28") },
        registered: FlagChange::Set { value: true },
        ..MemberChange::default()
    };
    bench.store.set_member(&member, &set, today()).unwrap();
    let clear = MemberChange {
        registered: FlagChange::Clear,
        on_phone: FlagChange::Set { value: false },
        ..MemberChange::default()
    };
    bench.store.set_member(&member, &clear, today()).unwrap();
    let facts = bench.family().remove(0).facts;
    assert_eq!(facts.kana.as_deref(), Some("タカハシ ハナコ"));
    assert_eq!(facts.card.birth_date, Some(day("2018-02-28")));
    assert_eq!((facts.registered, facts.on_phone), (None, Some(false)));

    let bad = MemberChange {
        card_issued: DateChange::Set { value: day("2024-01-01") },
        stay_until: DateChange::Set { value: day("9999-01-01") },
        ..MemberChange::default()
    };
    assert_eq!(bench.store.set_member(&member, &bad, today()), Err(Error::BadValue { field: "stay_until" }));
    assert_eq!(bench.family().remove(0).facts.card.card_issued, None, "nothing of a refused change is kept");
    assert_eq!(bench.store.set_member("nobody", &clear, today()), Err(Error::NotFound { field: "member" }));
}

#[test]
fn every_change_stands_in_the_history_with_the_value_before() {
    let mut bench = Bench::new();
    let added = bench.add(HANAKO, "2026-11-01", &Whose::Unknown);
    let (member, document) = (added.member.unwrap(), added.document.unwrap());
    for value in [true, true, false] {
        let change = MemberChange { on_phone: FlagChange::Set { value }, ..MemberChange::default() };
        bench.store.set_member(&member, &change, today()).unwrap();
    }
    bench.store.correct_field(&document, &member, (Field::Branch, Some("02")), today()).unwrap();
    bench.store.correct_field(&document, &member, (Field::Branch, None), today()).unwrap();
    let mut statement = bench
        .store
        .connection
        .prepare(
            "SELECT what || ':' || ifnull(before, '-') || ':' || ifnull(after, '-') || ':' || happened_on
                  FROM event ORDER BY counter",
        )
        .unwrap();
    let events: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(
        events,
        [
            "member_new:-:-:2026-11-21",
            "document_added:-:-:2026-11-21",
            "fact_set:-:1:2026-11-21",
            "fact_set:1:0:2026-11-21",
            "field_corrected:-:02:2026-11-21",
            "field_corrected:02:-:2026-11-21"
        ]
    );
}

#[test]
fn debug_of_answers_names_nobody() {
    let mut bench = Bench::new();
    bench.add(HANAKO, "2026-11-01", &Whose::Unknown);
    let asked = bench.add("01130012/1/2/00 髙橋　花子", "2026-11-02", &Whose::Unknown);
    let shown = format!("{asked:?} {:?}", bench.family());
    for secret in ["花子", "345", "06130488"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
