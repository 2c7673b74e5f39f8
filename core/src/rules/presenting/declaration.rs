//! 資格申立書: what that form asks for, filled from what the notebook knows.
//!
//! A clinic hands it out at a first visit in an outage (S003 2-38d). What stands on it is no source's: the lines are
//! those of the template that clinics use (insurance as far as known, the card's face, a telephone number), and a clinic
//! may leave some out. What the notebook does not know is written by hand.

use crate::model::insurer::Scheme;
use crate::model::{Coverage, Field, Member, PaperState, Relation, Sex};
use crate::rules::papers;
use crate::words::{Arg, Lang, Words};
use chrono::NaiveDate;
use serde::Serialize;
use std::fmt;

/// A line of the form.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeclarationLine {
    /// A stable id: `scheme`, `insurer_name` …
    pub id: String,
    /// What the form calls it, as far as clinics' forms agree: Japanese always.
    pub label: String,
    /// What that means, in the language asked for.
    pub meaning: String,
    /// What to write, in Japanese; `None`: the notebook does not know it, write it by hand.
    pub value: Option<String>,
}

impl fmt::Debug for DeclarationLine {
    /// The value stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeclarationLine")
            .field("id", &self.id)
            .field("known", &self.value.is_some())
            .finish_non_exhaustive()
    }
}

/// The form's lines, in its order. The last two are never known.
const LINES: [&str; 15] = [
    "scheme",
    "insurer_name",
    "insurer_number",
    "symbol",
    "number",
    "branch",
    "relation",
    "copay_percent",
    "name",
    "kana",
    "birth_date",
    "sex",
    "address",
    "workplace",
    "phone",
];

/// What to write on the form for a member; without one, what the form asks for.
pub(super) fn declaration(member: Option<&Member>, words: &Words) -> Vec<DeclarationLine> {
    let japanese = Words::of(Lang::Ja);
    let name_of = |id: &str, words: &Words| {
        let field = format!("field-{id}");
        words.text(if words.has(&field) { field } else { format!("declaration-{id}") }.as_str(), &[])
    };
    let line = |id: &&str| DeclarationLine {
        id: (*id).to_owned(),
        label: name_of(id, japanese),
        meaning: name_of(id, words),
        value: member.and_then(|member| value(member, id)).filter(|value| !value.trim().is_empty()),
    };
    LINES.iter().map(line).collect()
}

/// What the notebook knows for a line. The insurance is that of the paper in use; an address counts only from a paper
/// that has not been replaced.
fn value(member: &Member, id: &str) -> Option<String> {
    let paper = &member.main_paper().filter(|paper| paper.state == PaperState::InUse)?.coverage;
    let known = |field| in_use(member).find_map(|paper| paper.text(field));
    match id {
        "scheme" => scheme(paper),
        "insurer_name" => paper.text(Field::InsurerName),
        "insurer_number" => paper.text(Field::InsurerNumber),
        "symbol" => paper.text(Field::Symbol),
        "number" => paper.text(Field::Number),
        "branch" => paper.text(Field::Branch),
        "relation" => {
            paper.relation.map(|relation| if relation == Relation::Insured { "本人" } else { "家族" }.to_owned())
        }
        "copay_percent" => paper.copay_percent.map(copay),
        "name" => Some(member.name.clone()),
        "kana" => member.facts.kana.clone().or_else(|| known(Field::Kana)),
        "birth_date" => papers::birth_date(member).map(birthday),
        "sex" => {
            in_use(member).find_map(|paper| paper.sex).map(|sex| if sex == Sex::Male { "男" } else { "女" }.to_owned())
        }
        "address" => known(Field::Address),
        _ => None,
    }
}

fn in_use(member: &Member) -> impl Iterator<Item = &Coverage> {
    member.papers.iter().filter(|paper| paper.state == PaperState::InUse).map(|paper| &paper.coverage)
}

/// The box to tick: work, 国保 or 後期.
fn scheme(coverage: &Coverage) -> Option<String> {
    let id = match Scheme::of(coverage.insurer_number.as_deref()?)? {
        Scheme::National | Scheme::NationalSociety | Scheme::RetiredNational => "declaration-scheme-national",
        Scheme::LateElderly => "declaration-scheme-late_elderly",
        _ => "declaration-scheme-work",
    };
    Some(Words::of(Lang::Ja).text(id, &[]))
}

fn copay(percent: u8) -> String {
    if percent.is_multiple_of(10) { format!("{}割", percent / 10) } else { format!("{percent}%") }
}

/// In 西暦 with the 和暦 year beside it: forms have boxes of either kind.
fn birthday(day: NaiveDate) -> String {
    Words::of(Lang::Ja).date_in_eras(day)
}

/// The lines as a text for people: each with what to write, or that it is to be written by hand.
pub fn declaration_text(lines: &[DeclarationLine], words: &Words) -> String {
    let by_hand = words.text("declaration-by_hand", &[]);
    let line = |line: &DeclarationLine| {
        let value = line.value.as_deref().unwrap_or(&by_hand);
        words.text("notice-line", &[("name", Arg::Text(&line.meaning)), ("what", Arg::Text(value))])
    };
    lines.iter().map(line).collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CardFacts, DocumentKind, MemberFacts, Paper};
    use crate::rules::{CardState, Escort, Situation, VisitScene, presenting_of, presenting_on};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn paper(kind: DocumentKind, coverage: Coverage, state: PaperState) -> Paper {
        Paper { document: "d".to_owned(), kind, saved_on: None, coverage, pages: vec![1], state }
    }

    fn hanako() -> Member {
        let text = |text: &str| Some(text.to_owned());
        let pdf = Coverage {
            insurer_name: text("うみかぜ健康保険組合"),
            insurer_number: text("06479901"),
            symbol: text("12"),
            number: text("345"),
            branch: text("01"),
            relation: Some(Relation::Family),
            ..Coverage::default()
        };
        let old = Coverage { address: text("東京都旧町1"), ..Coverage::default() };
        let card = CardFacts { birth_date: Some(day("1985-07-07")), ..CardFacts::default() };
        Member {
            id: "m".to_owned(),
            name: "山田　花子".to_owned(),
            facts: MemberFacts { card, kana: text("ヤマダ　ハナコ"), ..MemberFacts::default() },
            papers: vec![
                paper(DocumentKind::EligibilityPdf, pdf, PaperState::InUse),
                paper(DocumentKind::EligibilityCertificate, old, PaperState::Superseded),
            ],
        }
    }

    fn outage(card: CardState) -> Situation {
        Situation { scene: VisitScene::ReaderDown, companion: Escort::Alone, card, papers: Vec::new() }
    }

    fn values(member: &Member) -> Vec<(String, Option<String>)> {
        let answer = presenting_of(&outage(CardState::Registered), Some(member), day("2026-11-21")).unwrap();
        answer.worded(Words::of(Lang::En)).declaration.into_iter().map(|line| (line.id, line.value)).collect()
    }

    fn of(member: &Member, id: &str) -> Option<String> {
        values(member).into_iter().find(|line| line.0 == id).unwrap().1
    }

    #[test]
    fn form_at_a_first_visit_in_an_outage_is_filled_from_the_notebook_and_the_rest_is_by_hand() {
        let member = hanako();
        let expected = [
            ("scheme", "社保"),
            ("insurer_name", "うみかぜ健康保険組合"),
            ("insurer_number", "06479901"),
            ("symbol", "12"),
            ("number", "345"),
            ("branch", "01"),
            ("relation", "家族"),
            ("name", "山田　花子"),
            ("kana", "ヤマダ　ハナコ"),
            ("birth_date", "1985年7月7日（昭和60年7月7日）"),
        ];
        for (id, value) in expected {
            let found = of(&member, id).unwrap();
            assert!(found == value || (id == "scheme" && found.starts_with(value)), "{id} {found}");
        }
        for by_hand in ["copay_percent", "sex", "address", "workplace", "phone"] {
            assert_eq!(of(&member, by_hand), None, "{by_hand}");
        }
        let text = declaration_text(&declaration(Some(&member), Words::of(Lang::En)), Words::of(Lang::En));
        assert!(text.contains("number (番号): 345") && text.contains("by hand"), "{text}");
    }

    #[test]
    fn address_comes_from_a_paper_in_use_only() {
        let mut member = hanako();
        assert_eq!(of(&member, "address"), None);
        member.papers[1].state = PaperState::InUse;
        assert_eq!(of(&member, "address").as_deref(), Some("東京都旧町1"));
    }

    #[test]
    fn each_scheme_has_its_box() {
        for (number, name) in [("138057", "国保"), ("39131016", "後期"), ("01130012", "社保"), ("33120015", "社保")]
        {
            let mut member = hanako();
            member.papers[0].coverage.insurer_number = Some(number.to_owned());
            assert!(of(&member, "scheme").unwrap().starts_with(name), "{number}");
        }
    }

    #[test]
    fn former_insurance_is_not_declared() {
        let mut member = hanako();
        member.papers[0].state = PaperState::Expired;
        assert!(values(&member).iter().all(|(_, value)| value.is_none()), "{:?}", values(&member).len());
    }

    #[test]
    fn form_is_asked_for_in_an_outage_with_a_card_that_is_registered_only() {
        for scene in VisitScene::ALL.iter().copied() {
            for card in CardState::ALL.iter().copied() {
                let case = Situation { scene, card, ..outage(card) };
                let answer = presenting_on(&case, day("2026-11-21")).unwrap();
                let asked = answer.steps.iter().any(|step| step.id == "fill_declaration");
                for lang in Lang::ALL {
                    let lines = answer.worded(Words::of(lang)).declaration;
                    assert_eq!(lines.is_empty(), !asked, "{scene:?} {card:?}");
                    let whole = |line: &DeclarationLine| line.value.is_none() && !line.meaning.contains("declaration-");
                    assert!(lines.iter().all(whole), "{lang:?}");
                }
                assert!(
                    !asked || (scene == VisitScene::ReaderDown && answer.if_nothing.is_none()),
                    "{scene:?} {card:?}"
                );
            }
        }
    }

    #[test]
    fn debug_of_a_line_shows_no_value() {
        let lines = declaration(Some(&hanako()), Words::of(Lang::Ja));
        assert!(!format!("{lines:?}").contains("花子"));
    }
}
