//! The machine of stages: every transition that there is, and what holds for families made up at random.

use crate::model::{CardFacts, Choice, Coverage, DocumentKind, Member, MemberFacts, Paper, PaperState};
use crate::rules::events::BegunEvent;
use crate::rules::{
    Affairs, FamilyWarning, NOTICES, PaperUse, Severity, WarnedPaper, WarningStage, family_warnings_on, notice_plan_on,
    shown_on,
};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn paper(kind: DocumentKind, saved: NaiveDate, until: Option<NaiveDate>) -> Paper {
    let insurer_number = Some("06130488".to_owned());
    let coverage = Coverage { saved_on: Some(saved), valid_until: until, insurer_number, ..Coverage::default() };
    Paper { document: "d".to_owned(), kind, saved_on: Some(saved), coverage, pages: vec![1], state: PaperState::InUse }
}

fn member(id: &str, card: CardFacts, papers: Vec<Paper>) -> Member {
    let facts = MemberFacts { card, ..MemberFacts::default() };
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts, papers }
}

fn card(birth: &str, issued: &str) -> CardFacts {
    CardFacts { birth_date: Some(day(birth)), card_issued: Some(day(issued)), ..CardFacts::default() }
}

/// The stage of each paper of a member.
fn stages(member: &Member, affairs: &Affairs, today: NaiveDate) -> BTreeMap<&'static str, &'static str> {
    let warnings = family_warnings_on(std::slice::from_ref(member), affairs, today);
    warnings.iter().map(|warning| (warning.paper.key(), warning.stage.key())).collect()
}

/// Every way from a paper's stage to another as days pass; `-` is silence.
const TRANSITIONS: &[(&str, &str, &str)] = &[
    ("card", "-", "renewable"),
    ("card", "renewable", "ended"),
    ("child_certificate", "-", "ending"),
    ("child_certificate", "ending", "ended"),
    ("eligibility_certificate", "-", "ending"),
    ("eligibility_certificate", "ending", "ended"),
    ("eligibility_notice", "-", "ending"),
    ("eligibility_notice", "ending", "ended"),
    ("eligibility_pdf", "-", "before_event"),
    ("eligibility_pdf", "-", "ending"),
    ("eligibility_pdf", "-", "former_insurer"),
    ("eligibility_pdf", "-", "old"),
    ("eligibility_pdf", "before_event", "ending"),
    ("eligibility_pdf", "before_event", "former_insurer"),
    ("eligibility_pdf", "before_event", "old"),
    ("eligibility_pdf", "ended", "former_insurer"),
    ("eligibility_pdf", "ending", "ended"),
    ("eligibility_pdf", "ending", "former_insurer"),
    ("eligibility_pdf", "old", "before_event"),
    ("eligibility_pdf", "old", "ending"),
    ("eligibility_pdf", "old", "former_insurer"),
    ("eligibility_certificate", "-", "former_insurer"),
    ("eligibility_notice", "-", "former_insurer"),
    // The card's own end comes within the three months, and is then the one matter.
    ("user_certificate", "-", "renewable"),
    ("user_certificate", "ended", "-"),
    ("user_certificate", "grace", "-"),
    ("user_certificate", "grace", "ended"),
    ("user_certificate", "renewable", "grace"),
];

/// Members and what they told, chosen so that every transition happens between 2023 and 2033.
fn scenes() -> Vec<(Member, Affairs)> {
    let saved = day("2023-01-01");
    let pdf = |until: Option<&str>| vec![paper(DocumentKind::EligibilityPdf, saved, until.map(day))];
    let of = |papers| member("m", CardFacts::default(), papers);
    let used = |on: &str| vec![PaperUse { member: "m".to_owned(), day: day(on) }];
    let changed = |on: &str| vec![BegunEvent { member: "m".to_owned(), event: "job_change".to_owned(), day: day(on) }];
    let told = |uses: &[&str], change: Option<&str>| Affairs {
        uses: uses.iter().flat_map(|on| used(on)).collect(),
        begun: change.map(changed).unwrap_or_default(),
        ..Affairs::default()
    };
    let stay = CardFacts { stay_until: Some(day("2027-07-01")), ..card("1990-05-20", "2022-11-01") };
    let mut town = of(Vec::new());
    town.facts.child_certificate_until = Some(day("2024-03-31"));
    let certificate = vec![paper(DocumentKind::EligibilityCertificate, saved, Some(day("2024-03-31")))];
    let notice = vec![paper(DocumentKind::EligibilityNotice, saved, Some(day("2024-03-31")))];
    vec![
        (member("m", card("1985-07-07", "2018-09-01"), Vec::new()), told(&[], None)),
        (member("m", card("2015-07-07", "2018-09-01"), Vec::new()), told(&[], None)),
        (member("m", stay, Vec::new()), told(&[], None)),
        (town, told(&[], None)),
        (of(certificate.clone()), told(&[], Some("2023-03-15"))),
        (of(certificate), told(&[], None)),
        (of(notice.clone()), told(&[], Some("2023-03-15"))),
        (of(notice), told(&[], None)),
        (of(pdf(Some("2023-03-31"))), told(&[], None)),
        (of(pdf(Some("2023-03-31"))), told(&[], Some("2023-03-15"))),
        (of(pdf(Some("2023-03-31"))), told(&[], Some("2024-03-15"))),
        (of(pdf(Some("2024-03-31"))), told(&["2024-03-10"], None)),
        (of(pdf(Some("2024-03-31"))), told(&[], None)),
        (of(pdf(None)), told(&[], Some("2023-02-01"))),
        (of(pdf(None)), told(&[], Some("2024-02-01"))),
        (of(pdf(None)), told(&["2023-04-10", "2023-12-01"], None)),
        (of(pdf(None)), told(&["2023-12-01"], Some("2023-11-20"))),
    ]
}

#[test]
fn machine_has_these_transitions_and_no_others() {
    let mut seen = BTreeSet::new();
    for (member, affairs) in scenes() {
        let start = day("2023-01-01");
        let mut before = stages(&member, &affairs, start);
        for later in 1..4000 {
            let now = stages(&member, &affairs, start + Days::new(later));
            let papers: BTreeSet<&str> = before.keys().chain(now.keys()).copied().collect();
            for paper in papers {
                let stage = |at: &BTreeMap<&str, &'static str>| at.get(paper).copied().unwrap_or("-");
                let (from, to) = (stage(&before), stage(&now));
                if from != to {
                    seen.insert((paper.to_owned(), from, to));
                }
            }
            before = now;
        }
    }
    let expected: BTreeSet<_> = TRANSITIONS.iter().map(|(paper, from, to)| ((*paper).to_owned(), *from, *to)).collect();
    assert_eq!(seen, expected);
}

/// A day between 2015 and 2035.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..7300_u64).prop_map(|days| day("2015-01-01") + Days::new(days))
}

fn any_paper() -> impl Strategy<Value = Paper> {
    let kinds = prop::sample::select(vec![
        DocumentKind::EligibilityPdf,
        DocumentKind::EligibilityCertificate,
        DocumentKind::EligibilityNotice,
    ]);
    (kinds, any_day(), prop::option::of(0..1000_u64))
        .prop_map(|(kind, saved, valid)| paper(kind, saved, valid.map(|days| saved + Days::new(days))))
}

fn any_card() -> impl Strategy<Value = CardFacts> {
    let birth = (0..36_000_u64).prop_map(|days| day("1930-01-01") + Days::new(days));
    (prop::option::of(birth), prop::option::of(any_day()), prop::option::of(any_day()), prop::option::of(any_day()))
        .prop_map(|(birth_date, card_issued, cert_expires, stay_until)| CardFacts {
            birth_date,
            card_issued,
            cert_expires,
            stay_until,
            ..CardFacts::default()
        })
}

/// A family of two with what it told.
fn any_family() -> impl Strategy<Value = (Vec<Member>, Affairs)> {
    let one = |id: &'static str| {
        (
            any_card(),
            prop::collection::vec(any_paper(), 0..3),
            prop::option::of(any_day()),
            prop::option::of(any::<bool>()),
        )
            .prop_map(move |(card, mut papers, child, registered)| {
                // One of a kind is in use: the first.
                for at in 1..papers.len() {
                    if papers[..at].iter().any(|before| before.kind == papers[at].kind) {
                        papers[at].state = PaperState::Superseded;
                    }
                }
                let mut member = member(id, card, papers);
                member.facts.child_certificate_until = child;
                member.facts.registered = registered;
                member
            })
    };
    let events = prop::sample::select(vec!["job_change", "moving", "entering_school", "birth", "lost_card"]);
    let begun = prop::collection::vec((prop::sample::select(vec!["a", "b"]), events, any_day()), 0..3);
    let uses = prop::collection::vec((prop::sample::select(vec!["a", "b"]), any_day()), 0..3);
    (one("a"), one("b"), begun, uses).prop_map(|(a, b, begun, uses)| {
        let event = |(member, event, day): (&str, &str, NaiveDate)| BegunEvent {
            member: member.to_owned(),
            event: event.to_owned(),
            day,
        };
        let used = |(member, day): (&str, NaiveDate)| PaperUse { member: member.to_owned(), day };
        let begun = begun.into_iter().map(event).collect();
        (vec![a, b], Affairs { begun, uses: uses.into_iter().map(used).collect(), ..Affairs::default() })
    })
}

/// How far a matter has come.
fn rank(warning: &FamilyWarning) -> (u8, Severity) {
    let stage = match warning.stage {
        WarningStage::Old | WarningStage::BeforeEvent | WarningStage::FormerInsurer | WarningStage::Missing => 0,
        WarningStage::Renewable | WarningStage::Ending => 1,
        WarningStage::Grace => 2,
        WarningStage::Ended => 3,
    };
    (stage, warning.severity)
}

/// Whether a warning is about a paper that a newer one replaces.
fn is_of_a_paper(warning: &FamilyWarning) -> bool {
    !matches!(warning.paper, WarnedPaper::Card | WarnedPaper::UserCertificate | WarnedPaper::ChildCertificate)
        && warning.stage != WarningStage::Missing
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn stage_of_a_matter_never_goes_back_and_has_a_next_step((family, affairs) in any_family(), start in any_day()) {
        let mut seen: BTreeMap<String, (u8, Severity)> = BTreeMap::new();
        for later in (0..1500).step_by(3) {
            let today = start + Days::new(later);
            for warning in family_warnings_on(&family, &affairs, today) {
                prop_assert!(!warning.steps.is_empty() && !warning.sources.is_empty(), "{today} {warning:?}");
                prop_assert!(warning.since <= today, "{today} {warning:?}");
                let matter = warning.subject.rsplit_once(' ').unwrap().0.to_owned();
                let now = rank(&warning);
                let before = seen.insert(matter, now).unwrap_or(now);
                prop_assert!(before <= now, "{today} {warning:?}");
            }
        }
    }

    #[test]
    fn replaced_paper_is_never_warned_of((family, affairs) in any_family(), today in any_day()) {
        let mut replaced = family.clone();
        replaced.iter_mut().flat_map(|member| &mut member.papers).for_each(|paper| paper.state = PaperState::Superseded);
        prop_assert!(!family_warnings_on(&replaced, &affairs, today).iter().any(is_of_a_paper));
        let plan = notice_plan_on(&replaced, &affairs, None, today);
        prop_assert!(!plan.iter().flat_map(|notice| &notice.warnings).any(is_of_a_paper));
    }

    #[test]
    fn plan_is_thirty_days_at_most_and_the_same_on_every_day_that_asks((family, affairs) in any_family(), start in any_day(), later in 0..400_u64) {
        let whole = notice_plan_on(&family, &affairs, None, start);
        prop_assert!(whole.len() <= NOTICES);
        prop_assert!(whole.windows(2).all(|pair| pair[0].date < pair[1].date), "one a day, in order");
        prop_assert!(whole.iter().all(|notice| !notice.warnings.is_empty() || !notice.tasks.is_empty()));
        let today = start + Days::new(later);
        let again = notice_plan_on(&family, &affairs, None, today);
        let rest: Vec<_> = whole.iter().filter(|notice| notice.date >= today).collect();
        let known = rest.len().min(again.len());
        prop_assert!(rest.iter().take(known).copied().eq(again.iter().take(known)), "{today}");
    }

    #[test]
    fn what_is_not_theirs_is_silent_for_good((family, mut affairs) in any_family(), today in any_day(), later in 0..2000_u64) {
        let told: BTreeSet<String> = family_warnings_on(&family, &affairs, today).into_iter().map(|told| told.subject).collect();
        affairs.choices = told.iter().map(|subject| (subject.clone(), Choice::NotOurs)).collect();
        let day = today + Days::new(later);
        let shown = shown_on(family_warnings_on(&family, &affairs, day), &affairs.choices, day);
        let matter = |subject: &str| subject.rsplit_once(' ').unwrap().0.to_owned();
        let matters: BTreeSet<String> = told.iter().map(|subject| matter(subject)).collect();
        prop_assert!(!shown.iter().any(|warning| matters.contains(&matter(&warning.subject))));
    }
}
