//! Who a document belongs to. Pure.
//!
//! The rule (CLI.md, `add`): a document joins a member by itself only where 保険者番号, 記号, 番号 and 枝番 (there, or absent
//! on both sides with 後期高齢者) *and* the name agree with a paper that the member has already. Whatever else may be an
//! existing member is asked, never guessed: twins and siblings share 記号 and 番号, a father and his son may share a name,
//! a person who changed work has other numbers. The rest is new.

use super::timeline::{insurer_key, insurers_differ};
use crate::model::{Coverage, name};
use chrono::NaiveDate;
use std::fmt;

/// Why a document may be an existing member's, and why that isn't certain; the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Why {
    /// Everything agrees, but with more than one member.
    SeveralMembers,
    /// Numbers and name agree, the dates of birth do not.
    OtherBirthDate,
    /// 記号 and 番号 agree, and one of the papers has no 枝番: it may be anyone of the family.
    NoBranch,
    /// All numbers agree, the name does not (marriage, or a misread name).
    OtherName,
    /// The name, 記号 and 番号 agree, the 枝番 does not (father and son of one name).
    OtherBranch,
    /// The name and the insurer agree, 記号 or 番号 do not.
    OtherNumbers,
    /// The name agrees, the insurer does not.
    OtherInsurer,
    /// A member who is in the bin may be meant, for whatever of these reasons or without any doubt: the paper takes the
    /// member out of it.
    InBin,
}

impl Why {
    /// The stable word in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Why::SeveralMembers => "several_members",
            Why::OtherBirthDate => "other_birth_date",
            Why::NoBranch => "no_branch",
            Why::OtherName => "other_name",
            Why::OtherBranch => "other_branch",
            Why::OtherNumbers => "other_numbers",
            Why::OtherInsurer => "other_insurer",
            Why::InBin => "in_bin",
        }
    }
}

/// A member whom a document may belong to.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Candidate {
    /// The member's id.
    pub id: String,
    /// The member's name. Personal: never logged.
    pub name: String,
    /// Why it may be this member.
    pub why: Why,
}

impl fmt::Debug for Candidate {
    /// The name stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate").field("id", &self.id).field("why", &self.why).finish_non_exhaustive()
    }
}

/// One paper of an existing member, to compare with.
pub(super) struct Known<'a> {
    pub(super) member: &'a str,
    /// The member's name as shown.
    pub(super) name: &'a str,
    pub(super) coverage: &'a Coverage,
    /// Reading of the name, typed in or on the paper.
    pub(super) kana: Option<&'a str>,
    /// The member's date of birth, typed in or on a paper.
    pub(super) birth_date: Option<NaiveDate>,
}

/// Whose a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// This member's, without doubt.
    Member(String),
    /// One of these may be it: a person decides.
    Ask(Vec<Candidate>),
    /// Nobody's who is known.
    New,
}

/// How a paper relates to a known one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Certain,
    Possible(Why),
}

/// Decides whose a document is, from what it says of a person and from all papers of all members.
pub(super) fn identify(person: &Coverage, known: &[Known<'_>]) -> Verdict {
    // The nearest likeness of each member, in the members' order.
    let mut nearest: Vec<(&Known<'_>, Likeness)> = Vec::new();
    for paper in known {
        let Some(likeness) = likeness(person, paper) else { continue };
        match nearest.iter_mut().find(|(other, _)| other.member == paper.member) {
            Some((_, found)) => *found = (*found).min(likeness),
            None => nearest.push((paper, likeness)),
        }
    }
    let certain: Vec<&Known<'_>> =
        nearest.iter().filter(|(_, found)| *found == Likeness::Certain).map(|(known, _)| *known).collect();
    let candidate =
        |known: &Known<'_>, why| Candidate { id: known.member.to_owned(), name: known.name.to_owned(), why };
    match certain.as_slice() {
        [one] => Verdict::Member(one.member.to_owned()),
        [] if nearest.is_empty() => Verdict::New,
        [] => {
            nearest.sort_by_key(|(_, found)| *found);
            let why = |found| if let Likeness::Possible(why) = found { why } else { Why::SeveralMembers };
            Verdict::Ask(nearest.into_iter().map(|(known, found)| candidate(known, why(found))).collect())
        }
        several => Verdict::Ask(several.iter().map(|known| candidate(known, Why::SeveralMembers)).collect()),
    }
}

/// Who of the members in the bin may be meant.
pub(super) fn in_bin(person: &Coverage, binned: &[Known<'_>]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for paper in binned.iter().filter(|paper| likeness(person, paper).is_some()) {
        if found.iter().all(|candidate| candidate.id != paper.member) {
            found.push(Candidate { id: paper.member.to_owned(), name: paper.name.to_owned(), why: Why::InBin });
        }
    }
    found
}

/// Whether two papers, say of one file, are without doubt the same person's.
pub(super) fn is_certain(person: &Coverage, other: &Coverage) -> bool {
    let known =
        Known { member: "", name: "", coverage: other, kana: other.kana.as_deref(), birth_date: other.birth_date };
    likeness(person, &known) == Some(Likeness::Certain)
}

/// Whether two members' papers may well be one person's, so that a person is asked: everything agrees, or the name does with
/// other numbers or another insurer. (That 記号 and 番号 agree says nothing: a whole family has them.)
pub(super) fn may_be_one(person: &Coverage, other: &Coverage) -> bool {
    let known =
        Known { member: "", name: "", coverage: other, kana: other.kana.as_deref(), birth_date: other.birth_date };
    let differ = birth_dates_differ(person, &known);
    match likeness(person, &known) {
        Some(Likeness::Certain) => true,
        Some(Likeness::Possible(Why::OtherNumbers | Why::OtherInsurer)) => !differ,
        _ => false,
    }
}

/// How a document of a person relates to a known paper; `None`: not at all.
fn likeness(person: &Coverage, known: &Known<'_>) -> Option<Likeness> {
    let same_name = names_agree(person, known.coverage);
    if same_numbers(person, known.coverage) {
        return match (branch(person, known.coverage), same_name) {
            (Branch::Same, true) if birth_dates_differ(person, known) => Some(Likeness::Possible(Why::OtherBirthDate)),
            (Branch::Same, true) => Some(Likeness::Certain),
            (Branch::Same, false) => Some(Likeness::Possible(Why::OtherName)),
            (Branch::Unknown, _) => Some(Likeness::Possible(Why::NoBranch)),
            (Branch::Other, true) => Some(Likeness::Possible(Why::OtherBranch)),
            (Branch::Other, false) => None,
        };
    }
    let why = if insurers_differ(person, known.coverage) { Why::OtherInsurer } else { Why::OtherNumbers };
    (same_name || same_reading(person, known)).then_some(Likeness::Possible(why))
}

/// What the 枝番 of two papers with the same 記号 and 番号 says.
enum Branch {
    Same,
    Other,
    Unknown,
}

fn branch(one: &Coverage, other: &Coverage) -> Branch {
    match (&one.branch, &other.branch) {
        (Some(one), Some(other)) if one == other => Branch::Same,
        (Some(_), Some(_)) => Branch::Other,
        // 後期高齢者 have a 番号 of their own each, and never a 枝番 (domain.md §1.3).
        (None, None) if one.is_late_elderly() && other.is_late_elderly() => Branch::Same,
        _ => Branch::Unknown,
    }
}

/// Whether 保険者番号, 記号 and 番号 agree. 記号 may be absent on both sides; the others have to be there.
fn same_numbers(one: &Coverage, other: &Coverage) -> bool {
    let same_insurer = insurer_key(one).is_some() && insurer_key(one) == insurer_key(other);
    same_insurer && one.number.is_some() && one.number == other.number && one.symbol == other.symbol
}

fn names_agree(one: &Coverage, other: &Coverage) -> bool {
    matches!((&one.name, &other.name), (Some(one), Some(other)) if name::agree(one, other))
}

/// Whether one paper writes the name in katakana, as some insurers do for what they can't write, and that is the other's
/// reading. Enough to ask, never to join.
fn same_reading(person: &Coverage, known: &Known<'_>) -> bool {
    let agrees = |name: &Option<String>, reading: Option<&str>| matches!((name, reading), (Some(name), Some(reading)) if name::readings_agree(name, reading));
    agrees(&person.name, known.kana) || agrees(&known.coverage.name, person.kana.as_deref())
}

fn birth_dates_differ(person: &Coverage, known: &Known<'_>) -> bool {
    matches!((person.birth_date, known.birth_date), (Some(one), Some(other)) if one != other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `insurer/symbol/number/branch name`, a dash for what is absent.
    fn coverage(text: &str) -> Coverage {
        let (numbers, name) = text.split_once(' ').unwrap();
        let parts: Vec<Option<String>> =
            numbers.split('/').map(|part| (part != "-").then(|| part.to_owned())).collect();
        let [insurer_number, symbol, number, branch] = parts.try_into().unwrap();
        Coverage { insurer_number, symbol, number, branch, name: Some(name.to_owned()), ..Coverage::default() }
    }

    /// A member's paper.
    const HANAKO: (&str, &str) = ("hanako", "06130488/12/345/01 髙橋　花子");

    /// The verdict in short: a member, `new`, or the candidates with their reasons.
    fn verdict(person: &str, known: &[(&str, &str)]) -> String {
        let papers: Vec<(&str, Coverage)> = known.iter().map(|(member, text)| (*member, coverage(text))).collect();
        let known: Vec<Known<'_>> = papers
            .iter()
            .map(|(member, coverage)| Known {
                member,
                name: "n",
                coverage,
                kana: None,
                birth_date: coverage.birth_date,
            })
            .collect();
        match identify(&coverage(person), &known) {
            Verdict::Member(id) => id,
            Verdict::New => "new".to_owned(),
            Verdict::Ask(all) => {
                let each: Vec<String> = all.iter().map(|one| format!("{}:{}", one.id, one.why.key())).collect();
                format!("ask {}", each.join(" "))
            }
        }
    }

    #[test]
    fn identify_joins_on_numbers_and_name_together_and_asks_in_doubt() {
        type Row = (&'static str, &'static [(&'static str, &'static str)], &'static str);
        let table: &[Row] = &[
            ("06130488/12/345/01 髙橋　花子", &[], "new"),
            ("06130488/12/345/01 髙橋　花子", &[HANAKO], "hanako"),
            ("06130488/12/345/01 高橋 花子", &[HANAKO], "hanako"),
            ("06130488/12/345/01 ●橋　花子", &[HANAKO], "hanako"),
            // Siblings and twins: the same 記号 and 番号, another 枝番.
            ("06130488/12/345/02 髙橋　次郎", &[HANAKO], "new"),
            ("06130488/12/345/02 髙橋　花江", &[HANAKO], "new"),
            // A son of his father's name: never by itself.
            ("06130488/12/345/02 髙橋　花子", &[HANAKO], "ask hanako:other_branch"),
            // Without a branch it may be anyone with these numbers.
            ("06130488/12/345/- 髙橋　花子", &[HANAKO], "ask hanako:no_branch"),
            ("06130488/12/345/- 髙橋　次郎", &[HANAKO], "ask hanako:no_branch"),
            ("06130488/12/345/01 髙橋　花子", &[("old", "06130488/12/345/- 髙橋　花子")], "ask old:no_branch"),
            ("06130488/12/345/- 髙橋　花子", &[("old", "06130488/12/345/- 髙橋　花子")], "ask old:no_branch"),
            // All numbers, another name: marriage.
            ("06130488/12/345/01 鈴木　花子", &[HANAKO], "ask hanako:other_name"),
            ("06130488/12/345/01 ●●　●●", &[HANAKO], "ask hanako:other_name"),
            // The same name elsewhere.
            ("01130012/12/345/01 髙橋　花子", &[HANAKO], "ask hanako:other_insurer"),
            ("01130012/12/345/01 鈴木　次郎", &[HANAKO], "new"),
            ("06130488/99/345/01 髙橋　花子", &[HANAKO], "ask hanako:other_numbers"),
            ("06130488/-/345/01 髙橋　花子", &[HANAKO], "ask hanako:other_numbers"),
            ("-/12/345/01 髙橋　花子", &[HANAKO], "ask hanako:other_numbers"),
            ("06130488/12/-/01 髙橋　花子", &[HANAKO], "ask hanako:other_numbers"),
            // 後期高齢者: no 記号 and no 枝番 on both sides.
            ("39131016/-/12345674/- 髙橋　梅", &[("ume", "39131016/-/12345674/- 高橋　梅")], "ume"),
            ("39131016/-/12345674/- 髙橋　桜", &[("ume", "39131016/-/12345674/- 高橋　梅")], "ask ume:other_name"),
            ("39131016/-/12345674/01 髙橋　梅", &[("ume", "39131016/-/12345674/- 髙橋　梅")], "ask ume:no_branch"),
            // 国民健康保険, once with six digits and once padded; 記号 absent.
            ("00138057/-/345/01 髙橋　花子", &[("k", "138057/-/345/01 髙橋　花子")], "k"),
            // Any paper of a member counts, also of a former insurer.
            ("06130488/12/345/01 髙橋　花子", &[("h", "01130012/1/2/00 髙橋　花子"), ("h", HANAKO.1)], "h"),
            // Father and son are both there: each PDF finds its own.
            ("06130488/12/345/01 髙橋　花子", &[("son", "06130488/12/345/02 髙橋　花子"), HANAKO], "hanako"),
            // Two members of one identity: nobody knows which.
            (
                "06130488/12/345/01 髙橋　花子",
                &[HANAKO, ("twice", "06130488/12/345/01 髙橋　花子")],
                "ask hanako:several_members twice:several_members",
            ),
            // The nearer candidate first.
            (
                "06130488/12/345/- 髙橋　花子",
                &[("far", "01130012/1/2/00 髙橋　花子"), HANAKO],
                "ask hanako:no_branch far:other_insurer",
            ),
        ];
        for (person, known, expected) in table {
            assert_eq!(verdict(person, known), *expected, "{person}");
        }
    }

    #[test]
    fn identify_with_another_birth_date_asks() {
        let known = coverage("06130488/12/345/01 髙橋　花子");
        let person = Coverage { birth_date: NaiveDate::from_ymd_opt(2018, 2, 28), ..known.clone() };
        let verdict = |birth_date| {
            identify(&person, &[Known { member: "m", name: "n", coverage: &known, kana: None, birth_date }])
        };
        assert_eq!(verdict(person.birth_date), Verdict::Member("m".to_owned()));
        assert_eq!(verdict(None), Verdict::Member("m".to_owned()));
        assert!(matches!(verdict(NaiveDate::from_ymd_opt(1988, 2, 28)), Verdict::Ask(_)));
    }

    #[test]
    fn identify_asks_where_an_insurer_wrote_the_reading_for_the_name() {
        let known = coverage("06130488/12/345/01 髙橋　花子");
        let identify_as = |name: &str, kana| {
            let person = coverage(&format!("01130012/1/2/00 {name}"));
            identify(&person, &[Known { member: "m", name: "n", coverage: &known, kana, birth_date: None }])
        };
        let reading = Some("たかはし　はなこ");
        assert!(matches!(identify_as("ﾀｶﾊｼ ﾊﾅｺ", reading), Verdict::Ask(_)));
        assert_eq!(identify_as("ﾀｶﾊｼ ﾖｳｺ", reading), Verdict::New);
        assert_eq!(identify_as("ﾀｶﾊｼ ﾊﾅｺ", None), Verdict::New);
    }
}
