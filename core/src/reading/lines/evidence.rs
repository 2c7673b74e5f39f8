//! Which evidence proves which field.
//!
//! Confidence alone proves nothing. Beside it must speak: a check digit (保険者番号), a closed list of words (本人・家族,
//! 性別, 負担割合), the calendar (dates), a second place that says the same, the width that so many digits take. What
//! looks like something else that would do there as well (髙 and 高) is never sure.
//! Start at [`is_sure`]: first what speaks against a value ([`doubt`](super::doubt)), then its field's own evidence, here
//! or in [`days`](super::days) and [`names`](super::names).

use super::super::fold;
use super::super::labels::Meaning;
use super::page::Placed;
use super::width::{count_fits, has_room_for_more};
use super::{chars, days, doubt, names};
use crate::model::insurer::{Scheme, check_digit_fits, prefecture};
use crate::model::{Field, Relation, wareki};
use chrono::NaiveDate;

/// The recogniser has no doubt.
pub(super) const HIGH: f64 = 0.86;
/// The recogniser has hardly a doubt: enough where something else speaks for the value.
pub(super) const FAIR: f64 = 0.8;
/// Enough where the value proves itself.
pub(super) const SOME: f64 = 0.6;

/// A value where it stands on the paper.
pub(super) struct Found {
    pub(super) field: Field,
    /// Normalised.
    pub(super) value: String,
    /// As recognised, without what is around it.
    pub(super) printed: String,
    /// No character had to be put right.
    pub(super) plain: bool,
    /// The lines that it was made of.
    pub(super) sources: Vec<Placed>,
}

impl Found {
    /// The least of its lines' confidences; 0 where its lines are not known. A line that holds a label too is less
    /// certain for the value than as a whole: its doubt may all lie in the value.
    pub(super) fn confidence(&self) -> f64 {
        const MOST_SHARE: f64 = 1.5;
        let least = self.sources.iter().map(|line| line.confidence).fold(f64::INFINITY, f64::min);
        if !least.is_finite() {
            return 0.0;
        }
        let all: f64 = self.sources.iter().map(|line| chars::width(&fold::label(&line.text))).sum();
        let share = all / chars::width(&fold::label(&self.printed)).max(0.5);
        1.0 - (1.0 - least) * share.clamp(1.0, MOST_SHARE)
    }
}

/// A paper with one person: what a value is judged by.
pub(super) struct Paper<'a> {
    pub(super) today: NaiveDate,
    pub(super) found: &'a [Found],
    pub(super) lines: &'a [&'a Placed],
    /// What the labels name that had to be put right.
    pub(super) repaired: &'a [Meaning],
}

/// What is known of the places that say a value.
pub(super) struct Support<'a> {
    /// The surest place.
    pub(super) best: Option<&'a Found>,
    /// How many places say it without a character put right, with fair confidence.
    pub(super) places: usize,
    pub(super) confidence: f64,
}

/// Whether a person's value of a field may be kept without asking.
pub(super) fn is_sure(paper: &Paper<'_>, field: Field, value: &str) -> bool {
    if doubt::speaks_against(paper, field, value) {
        return false;
    }
    let support = support(paper, field, value);
    match field {
        Field::InsurerNumber => insurer_number(&support, value),
        Field::Relation | Field::Sex | Field::CopayPercent => {
            support.confidence >= SOME && is_one_word(field, &support)
        }
        _ if paper.repaired.contains(&Meaning::Field(field)) => false,
        Field::Branch => branch(paper, &support, value),
        Field::Symbol | Field::Number => identifier(paper, &support, field, value),
        Field::ValidUntil
        | Field::SavedOn
        | Field::ValidFrom
        | Field::EffectiveOn
        | Field::IssuedOn
        | Field::BirthDate => days::day(paper, &support, field, value),
        Field::Name | Field::Householder => names::person(paper, &support, value),
        Field::Kana => names::kana(&support, value),
        Field::InsurerName | Field::Issuer => names::insurer_name(paper, &support, value),
        // Long, free, with digits that nothing confirms.
        Field::Address => false,
    }
}

pub(super) fn agrees(field: Field, one: &str, other: &str) -> bool {
    match field {
        Field::InsurerName | Field::Issuer | Field::Address => fold::label(one) == fold::label(other),
        _ => one == other,
    }
}

/// Where a value is said without a character put right.
fn said_plainly<'a>(paper: &Paper<'a>, field: Field, value: &str) -> impl Iterator<Item = &'a Found> {
    let says = move |found: &&'a Found| found.field == field && found.plain && agrees(field, &found.value, value);
    paper.found.iter().filter(says)
}

/// In how many places a value is said with so much confidence at least. Two labels before one value are one place.
fn places_of(paper: &Paper<'_>, field: Field, value: &str, least: f64) -> usize {
    let mut places: Vec<(u64, u64)> = said_plainly(paper, field, value)
        .filter(|found| found.confidence() >= least)
        .filter_map(|found| found.sources.first())
        .map(|line| (line.u0.to_bits(), line.v.to_bits()))
        .collect();
    places.sort_unstable();
    places.dedup();
    places.len()
}

fn support<'a>(paper: &Paper<'a>, field: Field, value: &str) -> Support<'a> {
    let same = || said_plainly(paper, field, value);
    let best = same().max_by(|a, b| a.confidence().total_cmp(&b.confidence()));
    let mut places = places_of(paper, field, value, FAIR);
    let mut confidence = best.map_or(0.0, Found::confidence);
    // Names of insurers and days of issue also stand without a label.
    let unlabelled = |line: &&&Placed| {
        let text = fold::label(&line.text);
        let says = match field {
            Field::InsurerName | Field::Issuer => text == fold::label(value),
            Field::IssuedOn => {
                text.ends_with("発行") && wareki::parse_date(&line.text).is_some_and(|d| d.to_string() == value)
            }
            _ => false,
        };
        says && !same().any(|found| found.sources.iter().any(|source| (source.u0, source.v) == (line.u0, line.v)))
    };
    for line in paper.lines.iter().filter(unlabelled) {
        places += usize::from(line.confidence >= FAIR);
        confidence = confidence.max(line.confidence);
    }
    Support { best, places, confidence }
}

/// 保険者番号: the check digit, the scheme and the prefecture. One wrong digit never passes, hardly any two do.
fn insurer_number(support: &Support<'_>, value: &str) -> bool {
    let proven = check_digit_fits(value) && Scheme::of(value).is_some() && prefecture(value).is_some();
    // Six digits could be eight of which two were lost.
    let enough = if value.len() == 8 { SOME } else { FAIR };
    proven && support.confidence >= enough
}

/// A word of a closed list that is all there is.
fn is_one_word(field: Field, support: &Support<'_>) -> bool {
    let words: &[&str] = match field {
        Field::Relation => &["本人", "家族", "被扶養者", "家族(被扶養者)", "世帯主", "世帯員", "被保険者"],
        Field::Sex => &["男", "女", "男性", "女性"],
        _ => &["1割", "2割", "3割"],
    };
    // Beside it may stand what a recogniser makes of a table's rule, but no other word of the list.
    let is_it = |found: &Found| {
        let whole = fold::label(&found.printed);
        let alone = words.contains(&whole.as_str());
        let mut parts = found.printed.split_whitespace().map(fold::label).filter(|part| words.contains(&part.as_str()));
        alone || (field == Field::Relation && parts.next().is_some_and(|word| !others(words, &word, &whole)))
    };
    support.best.is_some_and(is_it)
}

/// Whether a text holds another word of a list than the one that was found in it.
fn others(words: &[&str], word: &str, text: &str) -> bool {
    let rest = text.replacen(word, "", 1);
    words.iter().any(|other| rest.contains(other))
}

/// 枝番: two digits, always, so that none can be lost, and low: families are small. 00 is the insured person.
fn branch(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    let field = Field::Branch;
    let plausible = value.len() == 2 && value.parse::<u8>().is_ok_and(|number| number <= 20);
    let insured =
        paper.found.iter().any(|found| found.field == Field::Relation && found.value == Relation::Insured.key());
    let confidence = support.confidence;
    let twice = places_of(paper, field, value, SOME) >= 2;
    plausible
        && (twice
            || (value == "00" && insured && confidence >= SOME)
            || (confidence >= FAIR && proven(paper).next().is_some()))
}

/// 記号 and 番号: nothing in them tells a wrong digit. Two places that agree, or one where the paper's digits were read
/// right elsewhere and the digits take the room that so many take.
fn identifier(paper: &Paper<'_>, support: &Support<'_>, field: Field, value: &str) -> bool {
    let digits =
        value.chars().all(|c| c.is_ascii_digit() || c == '-') && value.starts_with(|c: char| c.is_ascii_digit());
    if !digits {
        return false;
    }
    // A slip repeats all numbers in one line with their labels, which makes that line less certain.
    if support.confidence >= FAIR && places_of(paper, field, value, SOME) >= 2 {
        // The same recogniser may lose the same digit twice: then there is room for it.
        return !has_room_for_more(paper, support, value);
    }
    // A single 1 may be a rule of the table.
    value.len() >= 2 && support.confidence >= HIGH && count_fits(paper, support, value)
}

/// The places where a 保険者番号 was read that proves itself.
pub(super) fn proven<'a>(paper: &Paper<'a>) -> impl Iterator<Item = &'a Found> {
    paper.found.iter().filter(|found| {
        let value = &found.value;
        found.field == Field::InsurerNumber && found.plain && check_digit_fits(value) && Scheme::of(value).is_some()
    })
}
