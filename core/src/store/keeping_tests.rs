//! What a person decides: bin and erasing, joins, splits and moves, decisions and notes. Each with its way back.

use super::tests::{Bench, HANAKO, coverage, day, document, outcome, pdf, today};
use super::*;
use crate::error::Error;
use crate::model::{DocumentKind, Field, PaperState};
use std::collections::BTreeMap;

const ELSEWHERE: &str = "01130012/1/2/00 髙橋　花子";
const JIRO: &str = "06130488/12/345/02 髙橋　次郎";

/// The states of the only member's papers, newest first.
fn states(bench: &Bench) -> Vec<PaperState> {
    bench.family()[0].papers.iter().map(|paper| paper.state).collect()
}

fn count(bench: &Bench, table: &str) -> i64 {
    bench.store.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn deleted_document_waits_thirty_days_and_comes_back_as_it_was() {
    let mut bench = Bench::new();
    let old = bench.add(HANAKO, "2026-01-01", &Whose::Unknown).document.unwrap();
    let new = bench.add(HANAKO, "2026-11-01", &Whose::Unknown).document.unwrap();
    assert_eq!(states(&bench), [PaperState::InUse, PaperState::Superseded]);
    bench.store.delete(Target::Document(&new), today()).unwrap();
    assert_eq!(states(&bench), [PaperState::Binned, PaperState::InUse], "the older one is in use again");
    let bin = bench.store.bin_on(today()).unwrap();
    assert_eq!((bin[0].document.as_ref(), bin[0].restorable_until), (Some(&new), day("2026-12-21")));

    bench.store.undelete(Target::Document(&new), day("2026-12-21")).unwrap();
    assert_eq!(states(&bench), [PaperState::InUse, PaperState::Superseded]);
    bench.store.delete(Target::Document(&old), today()).unwrap();
    let over = day("2026-12-22");
    assert_eq!(bench.store.bin_on(over).unwrap(), []);
    assert_eq!(bench.store.family_on(over).unwrap()[0].papers.len(), 1);
    let gone = Err(Error::NotFound { field: "document" });
    assert_eq!(bench.store.undelete(Target::Document(&old), over), gone);
    assert_eq!(bench.store.undelete(Target::Document(&new), today()), gone, "not in the bin");
    assert_eq!(bench.store.delete(Target::Document("nothing"), today()), gone);
    assert_eq!(bench.store.purge_bin_on(day("2026-12-21")), Ok(0));
    assert_eq!(bench.store.purge_bin_on(over), Ok(1));
    assert_eq!((count(&bench, "document"), count(&bench, "original")), (1, 1));
}

#[test]
fn bin_with_clock_set_back_keeps_what_is_in_it() {
    let mut bench = Bench::new();
    let document = bench.add(HANAKO, "2026-11-01", &Whose::Unknown).document.unwrap();
    bench.store.delete(Target::Document(&document), today()).unwrap();
    let before = day("2020-01-01");
    assert_eq!(bench.store.purge_bin_on(before), Ok(0));
    assert_eq!(bench.store.is_clock_set_back(before), Ok(true));
    assert_eq!(bench.store.is_clock_set_back(today()), Ok(false));
    bench.store.undelete(Target::Document(&document), before).unwrap();
    assert_eq!(states(&bench), [PaperState::InUse]);
}

#[test]
fn deleted_member_is_nobody_until_restored_or_its_file_comes_again() {
    let mut bench = Bench::new();
    let added = bench.add(HANAKO, "2026-11-01", &Whose::Unknown);
    let (member, document) = (added.member.unwrap(), added.document.unwrap());
    bench.store.delete(Target::Member(&member), today()).unwrap();
    assert_eq!(bench.family(), []);
    assert_eq!(bench.store.bin_on(today()).unwrap()[0].document, None);
    assert_eq!(
        bench.store.set_member(&member, &MemberChange::default(), today()),
        Err(Error::NotFound { field: "member" })
    );
    bench.store.undelete(Target::Member(&member), today()).unwrap();
    assert_eq!(bench.family().len(), 1);
    // The same bytes bring back what they made.
    bench.store.delete(Target::Document(&document), today()).unwrap();
    bench.store.delete(Target::Member(&member), today()).unwrap();
    let again = bench.add(HANAKO, "2026-11-01", &Whose::Unknown);
    assert_eq!((again.outcome, again.member, again.document), (AddOutcome::Newer, Some(member), Some(document)));
    assert_eq!(states(&bench), [PaperState::InUse]);
}

#[test]
fn new_paper_of_a_member_in_the_bin_asks_and_brings_the_member_back_or_makes_another() {
    let mut bench = Bench::new();
    let member = bench.add(HANAKO, "2026-10-01", &Whose::Unknown).member.unwrap();
    let jiro = bench.add(JIRO, "2026-10-01", &Whose::Unknown).member.unwrap();
    bench.store.delete(Target::Member(&member), today()).unwrap();
    for paper in [HANAKO, ELSEWHERE] {
        let asked = bench.add(paper, "2026-11-01", &Whose::Unknown);
        assert_eq!((outcome(&asked), asked.document), ("ask in_bin".to_owned(), None), "{paper}");
        assert_eq!(asked.candidates[0].id, member);
    }
    assert_eq!(bench.family().len(), 1, "nothing was stored");
    // Who is in the bin is named only where that was asked.
    let others = document(DocumentKind::EligibilityPdf, &[coverage(JIRO, "2026-11-03")]);
    let named = bench.store.add_on(pdf(b"%PDF jiro"), &others, &Whose::Member(member.clone()), today());
    assert_eq!(named, Err(Error::NotFound { field: "member" }));

    let back = bench.add(HANAKO, "2026-11-01", &Whose::Member(member.clone()));
    assert_eq!((back.outcome, back.member.as_ref()), (AddOutcome::Newer, Some(&member)));
    let shown: Vec<String> = bench.family().into_iter().map(|member| member.id).collect();
    assert_eq!(shown, [member.clone(), jiro], "back in the old place, once");
    assert_eq!(bench.store.bin_on(today()).unwrap(), []);
    assert_eq!(states(&bench), [PaperState::InUse, PaperState::Superseded]);

    bench.store.delete(Target::Member(&member), today()).unwrap();
    let another = bench.add(HANAKO, "2026-11-02", &Whose::NewMember);
    assert_eq!(another.outcome, AddOutcome::New);
    assert_ne!(another.member, Some(member));
}

#[test]
fn erased_member_leaves_an_id_and_nothing_else_and_others_keep_all() {
    let mut bench = Bench::new();
    let hanako = bench.add(HANAKO, "2026-11-01", &Whose::Unknown).member.unwrap();
    let both =
        [coverage("06130488/77/1/00 鈴木　一", "2026-11-01"), coverage("06130488/77/1/01 鈴木　二", "2026-11-01")];
    let read = document(DocumentKind::EligibilityPdf, &both);
    let added = bench.store.add_on(pdf(b"%PDF both"), &read, &Whose::Unknown, today()).unwrap();
    let (one, two) = (added[0].member.clone().unwrap(), added[1].member.clone().unwrap());
    let kana = MemberChange { kana: TextChange::Set { value: "ハナコ".to_owned() }, ..MemberChange::default() };
    bench.store.set_member(&hanako, &kana, today()).unwrap();
    bench.store.set_member(&one, &kana, today()).unwrap();
    bench.store.set_choice(&format!("warning/{hanako}/card"), Some(Choice::Done), today()).unwrap();
    bench.store.set_note(&format!("class-{hanako}"), Some("三年二組"), today()).unwrap();
    bench.store.set_note("school_phone", Some("03-0000-0000"), today()).unwrap();

    bench.store.erase(Target::Member(&hanako), today()).unwrap();
    for table in ["member", "document", "fact", "event", "handout_sheet"] {
        let sql = format!("SELECT * FROM {table}");
        let mut statement = bench.store.connection.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let value = format!("{:?}", row.get::<_, rusqlite::types::Value>(column).unwrap());
                assert!(!value.contains(&hanako) && !value.contains("花子"), "{table}: {value}");
            }
        }
    }
    assert_eq!(count(&bench, "original"), 1);
    assert_eq!(bench.store.notes().unwrap().len(), 1);
    let history = |member: &str, bench: &Bench| count(bench, &format!("event WHERE member = '{member}'"));
    assert_eq!(history(&one, &bench), 3, "the others' history stays");

    // A file stays until nobody is left in it.
    bench.store.erase(Target::Member(&one), today()).unwrap();
    assert_eq!(count(&bench, "original"), 1);
    bench.store.erase(Target::Member(&two), today()).unwrap();
    assert_eq!(count(&bench, "original"), 0);
    // The same file is something new then.
    let again = bench.store.add_on(pdf(b"%PDF both"), &read, &Whose::Unknown, today()).unwrap();
    assert_eq!(again.iter().map(outcome).collect::<Vec<_>>(), ["new", "new"]);
    assert!(again.iter().zip(&added).all(|(again, before)| again.document != before.document));
}

#[test]
fn same_file_gets_the_same_ids_in_two_notebooks() {
    let (mut mothers, mut fathers) = (Bench::new(), Bench::new());
    fathers.add("01130012/9/9/00 青葉　健", "2026-11-01", &Whose::Unknown);
    let one = mothers.add(HANAKO, "2026-11-01", &Whose::Unknown);
    let other = fathers.add(HANAKO, "2026-11-01", &Whose::Unknown);
    assert_eq!((one.member, one.document), (other.member, other.document));
}

#[test]
fn joined_members_are_one_until_the_join_is_taken_back() {
    let mut bench = Bench::new();
    let one = bench.add(HANAKO, "2026-01-01", &Whose::Unknown).member.unwrap();
    let other = bench.add(ELSEWHERE, "2026-11-01", &Whose::NewMember).member.unwrap();
    let facts = |kana: &str, on_phone| MemberChange {
        kana: TextChange::Set { value: kana.to_owned() },
        on_phone,
        ..MemberChange::default()
    };
    bench.store.set_member(&one, &facts("タカハシ", FlagChange::Leave), today()).unwrap();
    bench.store.set_member(&other, &facts("ハナコ", FlagChange::Set { value: true }), today()).unwrap();
    let before = bench.family();

    bench.store.join_members(&other, &one, today()).unwrap();
    let family = bench.family();
    assert_eq!((family.len(), family[0].id.as_str(), family[0].papers.len()), (1, one.as_str(), 2));
    assert_eq!(family[0].facts.kana.as_deref(), Some("タカハシ"), "the shown member's word");
    assert_eq!(family[0].facts.on_phone, Some(true), "where it says nothing, the other's");
    assert_eq!(states(&bench), [PaperState::InUse, PaperState::Superseded]);
    assert_eq!(outcome(&bench.add(ELSEWHERE, "2026-10-02", &Whose::Unknown)), "older");
    // The other id goes on to be understood.
    let clear = MemberChange { on_phone: FlagChange::Clear, ..MemberChange::default() };
    bench.store.set_member(&other, &clear, today()).unwrap();
    assert_eq!(bench.family()[0].facts.on_phone, None);
    assert_eq!(bench.store.join_members(&other, &one, today()), Err(Error::BadValue { field: "into" }));

    bench.store.undo_join(&other, today()).unwrap();
    let family = bench.family();
    assert_eq!(family.len(), 2);
    assert_eq!((&family[0].facts, &family[0].papers), (&before[0].facts, &before[0].papers), "each has its own again");
    assert_eq!(family[1].papers[..1], before[1].papers);
    assert_eq!(family[1].papers.len(), 2, "what came in meanwhile is like the other's");
    assert_eq!(bench.store.undo_join(&other, today()), Err(Error::NotFound { field: "member" }));
    assert_eq!(bench.store.join_members("nobody", &one, today()), Err(Error::NotFound { field: "member" }));
    assert_eq!(bench.store.join_members(&one, "nobody", today()), Err(Error::NotFound { field: "into" }));
}

#[test]
fn paper_that_came_in_for_a_joined_member_goes_back_with_it() {
    let mut bench = Bench::new();
    let hanako = bench.add(HANAKO, "2026-11-01", &Whose::Unknown).member.unwrap();
    let jiro = bench.add("06130488/12/345/02 髙橋　次郎", "2026-11-01", &Whose::NewMember).member.unwrap();
    bench.store.join_members(&jiro, &hanako, today()).unwrap();
    assert_eq!(bench.store.shown_member(&jiro), Ok(hanako.clone()));
    // One by its id, one that is like its papers, one for the other.
    let named = bench.add("01130012/9/777/02 髙橋　次郎", "2026-11-03", &Whose::Member(jiro.clone())).document.unwrap();
    let alike = bench.add("06130488/12/345/02 髙橋　次郎", "2026-11-02", &Whose::Unknown).document.unwrap();
    let others = bench.add(HANAKO, "2026-11-04", &Whose::Member(hanako.clone())).document.unwrap();
    bench.store.undo_join(&jiro, today()).unwrap();
    let family = bench.store.family_on(today()).unwrap();
    let papers = |id: &str| {
        let member = family.iter().find(|member| member.id == id).unwrap();
        member.papers.iter().map(|paper| paper.document.clone()).collect::<Vec<_>>()
    };
    assert!(papers(&jiro).contains(&named) && papers(&jiro).contains(&alike), "{:?}", papers(&jiro));
    assert!(papers(&hanako).contains(&others) && papers(&hanako).len() == 2);
}

#[test]
fn papers_split_off_make_a_member_and_go_back_by_a_move() {
    let mut bench = Bench::new();
    let first = bench.add(HANAKO, "2026-01-01", &Whose::Unknown);
    let member = first.member.unwrap();
    let wrong = bench.add(ELSEWHERE, "2026-11-01", &Whose::Member(member.clone())).document.unwrap();
    let bad = Err(Error::BadValue { field: "document" });
    assert_eq!(bench.store.split_member(&member, &[], today()), bad);
    assert_eq!(bench.store.split_member(&member, &[wrong.clone(), first.document.unwrap()], today()), bad);
    let new = bench.store.split_member(&member, std::slice::from_ref(&wrong), today()).unwrap();
    let papers: Vec<(String, usize)> = bench.family().into_iter().map(|one| (one.id, one.papers.len())).collect();
    assert_eq!(papers, [(member.clone(), 1), (new.clone(), 1)]);
    let unknown = Err(Error::NotFound { field: "document" });
    assert_eq!(bench.store.split_member(&member, std::slice::from_ref(&wrong), today()), unknown);
    bench.store.correct_field(&wrong, &new, (Field::Name, Some("髙橋 華子")), today()).unwrap();
    bench.store.move_document(&wrong, &member, today()).unwrap();
    assert_eq!(
        bench.family().iter().map(|one| one.papers.len()).collect::<Vec<_>>(),
        [2],
        "nobody is left of the other"
    );
}

#[test]
fn choices_and_notes_are_kept_replaced_and_taken_back() {
    let mut bench = Bench::new();
    let later = Choice::Later { until: day("2026-12-01") };
    for (subject, choice) in [("a", Choice::Done), ("b", later), ("c", Choice::NotOurs), ("a", Choice::NotOurs)] {
        bench.store.set_choice(subject, Some(choice), today()).unwrap();
    }
    bench.store.set_choice("c", None, today()).unwrap();
    let expected = BTreeMap::from([("a".to_owned(), Choice::NotOurs), ("b".to_owned(), later)]);
    assert_eq!(bench.store.choices().unwrap(), expected);
    bench.store.set_note("phone", Some(" 03-1234-5678 "), today()).unwrap();
    assert_eq!(bench.store.notes().unwrap()["phone"], "03-1234-5678");
    bench.store.set_note("phone", None, today()).unwrap();
    assert_eq!(bench.store.notes().unwrap(), BTreeMap::new());
    assert_eq!(count(&bench, "event WHERE ifnull(before, after) LIKE '%1234%'"), 0, "a note's text is not history");
    for (key, note, field) in [("", "x", "key"), ("k", " ", "note"), ("k", "a\nb", "note")] {
        assert_eq!(bench.store.set_note(key, Some(note), today()), Err(Error::BadValue { field }));
    }
}

#[test]
fn handout_that_came_back_is_no_longer_stale() {
    let mut bench = Bench::new();
    let first = bench.add(HANAKO, "2026-03-01", &Whose::Unknown);
    let sheets = [(first.member.clone().unwrap(), first.document.unwrap())];
    let new =
        NewHandout { printed_on: today(), event: None, from: None, until: None, destroy_by: None, sheets: &sheets };
    let handout = bench.store.save_handout(&new).unwrap();
    let changed = bench.add(ELSEWHERE, "2026-11-02", &Whose::Member(first.member.unwrap())).document;
    let sheet = bench.store.handouts_on(today()).unwrap()[0].sheets[0].clone();
    assert_eq!((sheet.stale, sheet.replace_with), (true, changed), "ask it back, print from the new paper");
    bench.store.set_handout_returned(&handout, Some(today()), today()).unwrap();
    let record = bench.store.handouts_on(today()).unwrap().remove(0);
    assert_eq!((record.stale, record.returned_on), (false, Some(today())));
    bench.store.set_handout_returned(&handout, None, today()).unwrap();
    assert!(bench.store.handouts_on(today()).unwrap()[0].stale);
    let unknown = bench.store.set_handout_returned("nothing", None, today());
    assert_eq!(unknown, Err(Error::NotFound { field: "handout" }));
}
