//! The clinic card: what a receptionist needs, as texts that a screen shows and a screen reader speaks.
//!
//! Always Japanese: it is handed to people in Japan. The picture of it is made by `clinic_screen`.

use super::qr::{QrField, text_that_fits};
use super::texts::{day_text, text};
use crate::model::{Coverage, DocumentKind, MemberFacts, Relation};
use crate::words::{Lang, Words};
use chrono::NaiveDate;
use std::fmt;

/// After how many days a saved PDF is called old: insurance may have changed since.
pub(super) const LONG_AGO_DAYS: i64 = 90;

/// A row of the card.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ClinicRow {
    /// What the value is: 保険者番号.
    pub label: String,
    /// The value as it stands on the paper: `06130488`. Shown, typed and copied like this, without blanks.
    pub value: String,
    /// The value for the ear, digit by digit: ゼロ ロク イチ サン….
    pub spoken: String,
}

/// What a receptionist needs of one person, in Japanese.
///
/// Its `Debug` shows no value: it may stand in a log.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ClinicCard {
    /// The kind of paper it is made from: 医療保険の資格情報.
    pub title: String,
    /// 氏名 as on the paper.
    pub name: String,
    /// Its reading, where one is known.
    pub kana: Option<String>,
    /// 保険者名; of a 資格確認書 without one 交付者名.
    pub insurer_name: Option<String>,
    /// Numbers and what else there is, in the order in which a counter asks for them.
    pub rows: Vec<ClinicRow>,
    /// What the next one is: 保存日時, or 交付年月日.
    pub saved_label: String,
    /// The day it speaks for: 2026年11月1日時点.
    pub saved_on: String,
    /// What it is good for, in one sentence.
    pub sentence: String,
    /// 有効期限切れ with its day, where 有効期限 has passed.
    pub expired: Option<String>,
    /// What else to know, one sentence each.
    pub notes: Vec<String>,
    /// The text in the QR code; empty where it is too long for one.
    pub qr_text: String,
}

impl fmt::Debug for ClinicRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClinicRow").field("label", &self.label).finish_non_exhaustive()
    }
}

impl fmt::Debug for ClinicCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClinicCard").field("title", &self.title).field("rows", &self.rows).finish_non_exhaustive()
    }
}

/// The clinic card of a person, as of a day.
///
/// Source: the sentence is that of the PDF itself (S002 l.138); that a 資格確認書 counts alone: S002 l.297.
pub fn clinic_card_on(coverage: &Coverage, kind: DocumentKind, facts: &MemberFacts, today: NaiveDate) -> ClinicCard {
    if kind == DocumentKind::Other {
        return clinic_card_of_note(coverage, kind, facts, today);
    }
    ClinicCard {
        title: kind_name(kind),
        name: clean(coverage.name.as_deref()).unwrap_or_else(|| text("paper-not-given", &[])),
        kana: kana(coverage, facts),
        insurer_name: clean(coverage.insurer_name.as_deref().or(coverage.issuer.as_deref())),
        rows: rows(coverage),
        saved_label: as_of_label(coverage),
        saved_on: as_of_text(coverage),
        sentence: text(&format!("clinic-sentence-{}", short_key(kind)), &[]),
        expired: expired_since(coverage, today).map(|day| text("clinic-expired-on", &[("date", &day_text(day))])),
        notes: notes(coverage, today, "clinic-note-copy"),
        qr_text: qr_text(coverage, kind, facts),
    }
}

/// The clinic card of numbers that were copied from another screen and are no paper, as of a day; `noted` is the kind of
/// paper that they were copied from ([`DocumentKind::Other`] where that is not known).
pub fn clinic_card_of_note(
    coverage: &Coverage,
    noted: DocumentKind,
    facts: &MemberFacts,
    today: NaiveDate,
) -> ClinicCard {
    // Any other kind than Other: it is another card's texts that are replaced.
    let card = clinic_card_on(coverage, DocumentKind::EligibilityPdf, facts, today);
    ClinicCard {
        title: text("clinic-title-note", &[("kind", &kind_name(noted))]),
        sentence: text("clinic-sentence-note", &[]),
        notes: notes(coverage, today, "clinic-note-noted"),
        qr_text: qr_text(coverage, noted, facts),
        ..card
    }
}

/// Codes of what is doubtful about the paper of a clinic card on a day, which is marked on the card too: `expired`,
/// `saved_long_ago`, `no_date`.
pub fn clinic_doubts_on(coverage: &Coverage, today: NaiveDate) -> Vec<&'static str> {
    let all = [
        ("expired", expired_since(coverage, today).is_some()),
        ("saved_long_ago", saved_long_ago(coverage, today).is_some()),
        ("no_date", coverage.as_of().is_none() && coverage.valid_until.is_none()),
    ];
    all.into_iter().filter(|(_, doubtful)| *doubtful).map(|(code, _)| code).collect()
}

/// The same card, of a paper whose insurer another has followed: the first of its notes says so.
pub fn clinic_card_of_former_insurer(card: ClinicCard) -> ClinicCard {
    let mut notes = vec![text("clinic-note-former-insurer", &[])];
    notes.extend(card.notes);
    ClinicCard { notes, ..card }
}

/// A sentence to say or to show at a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Saying {
    /// In Japanese, for the receptionist.
    pub japanese: String,
    /// What it means, in the language of the one who says it; none in Japanese.
    pub meaning: Option<String>,
}

/// What to say at a clinic's counter with a paper of this kind, in this order.
///
/// Source: the PDF and the お知らせ go with マイナ保険証 where it can't be read (S002, S003 2-30); a 資格確認書 counts alone
/// (S002 l.297).
pub fn clinic_sayings(kind: DocumentKind, lang: Lang) -> Vec<Saying> {
    let ids: &[&str] = match kind {
        DocumentKind::EligibilityCertificate => &["certificate", "numbers", "return", "slowly"],
        // A note says neither what is shown with it nor whether its paper is at hand.
        DocumentKind::Other => &["numbers", "slowly"],
        DocumentKind::EligibilityPdf | DocumentKind::EligibilityNotice => {
            &["card", "reader", "original", "numbers", "slowly"]
        }
    };
    let in_ = |lang: Lang, id: &str| Words::of(lang).text(&format!("say-{id}"), &[]);
    let meaning = |id: &str| (lang != Lang::Ja).then(|| in_(lang, id));
    ids.iter().map(|id| Saying { japanese: in_(Lang::Ja, id), meaning: meaning(id) }).collect()
}

/// The kind of a paper in words.
pub(super) fn kind_name(kind: DocumentKind) -> String {
    text(&format!("paper-kind-{}", kind.key().replace('_', "-")), &[])
}

/// The last part of text ids that differ by kind.
pub(super) fn short_key(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::EligibilityPdf | DocumentKind::Other => "pdf",
        DocumentKind::EligibilityNotice => "notice",
        DocumentKind::EligibilityCertificate => "certificate",
    }
}

/// 有効期限, where it has passed.
pub(super) fn expired_since(coverage: &Coverage, today: NaiveDate) -> Option<NaiveDate> {
    coverage.valid_until.filter(|day| *day < today)
}

/// How many days ago a PDF was saved, where that is long.
pub(super) fn saved_long_ago(coverage: &Coverage, today: NaiveDate) -> Option<i64> {
    coverage.saved_on.map(|day| (today - day).num_days()).filter(|days| *days > LONG_AGO_DAYS)
}

/// The reading of the name: as typed in, else as printed.
pub(super) fn kana(coverage: &Coverage, facts: &MemberFacts) -> Option<String> {
    clean(facts.kana.as_deref()).or_else(|| clean(coverage.kana.as_deref()))
}

/// The day that the card speaks for, in words.
pub(super) fn as_of_text(coverage: &Coverage) -> String {
    match (coverage.saved_on, coverage.issued_on) {
        (Some(day), _) => text("paper-saved-on", &[("date", &day_text(day))]),
        (None, Some(day)) => day_text(day),
        (None, None) => text("paper-unknown-date", &[]),
    }
}

/// What that day is: 保存日時 of a PDF, 交付年月日 of a letter.
pub(super) fn as_of_label(coverage: &Coverage) -> String {
    let issued = coverage.saved_on.is_none() && coverage.issued_on.is_some();
    text(if issued { "paper-label-issued-on" } else { "paper-label-saved-on" }, &[])
}

/// A value on one line without blanks around it; `None` where nothing is left.
pub(super) fn clean(value: Option<&str>) -> Option<String> {
    let one_line: String = value?.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let trimmed = one_line.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// 本人・家族 in words.
pub(super) fn relation_text(relation: Relation) -> String {
    text(&format!("paper-relation-{}", relation.key()), &[])
}

/// 負担割合 in words: 2割.
pub(super) fn copay_text(percent: u8) -> String {
    if percent.is_multiple_of(10) {
        text("paper-copay", &[("tenths", &(percent / 10).to_string())])
    } else {
        format!("{percent}%")
    }
}

/// The numbers with their labels: 保険者番号, 記号, 番号, 枝番. Rows that a scheme does not have are left out
/// (後期高齢者 has neither 記号 nor 枝番); rows that the paper leaves empty say so.
pub(super) fn number_rows(coverage: &Coverage) -> Vec<(String, Option<String>)> {
    let late_elderly = coverage.is_late_elderly();
    let number_label = if late_elderly { "paper-label-insured-number" } else { "paper-label-number" };
    let mut rows = vec![(text("paper-label-insurer-number", &[]), clean(coverage.insurer_number.as_deref()))];
    for (label, value, of_all) in [
        ("paper-label-symbol", &coverage.symbol, !late_elderly),
        (number_label, &coverage.number, true),
        ("paper-label-branch", &coverage.branch, !late_elderly),
    ] {
        let value = clean(value.as_deref());
        if of_all || value.is_some() {
            rows.push((text(label, &[]), value));
        }
    }
    rows
}

fn rows(coverage: &Coverage) -> Vec<ClinicRow> {
    let mut rows: Vec<ClinicRow> = number_rows(coverage)
        .into_iter()
        .map(|(label, value)| match value {
            Some(value) => ClinicRow { label, spoken: spoken(&value), value },
            None => plain_row(label, text("paper-not-given", &[])),
        })
        .collect();
    rows.extend(
        [
            ("paper-label-relation", coverage.relation.map(relation_text)),
            ("paper-label-copay", coverage.copay_percent.map(copay_text)),
            ("paper-label-valid-until", coverage.valid_until.map(day_text)),
        ]
        .into_iter()
        .filter_map(|(label, value)| Some(plain_row(text(label, &[]), value?))),
    );
    rows
}

fn plain_row(label: String, value: String) -> ClinicRow {
    ClinicRow { label, spoken: value.clone(), value }
}

/// A number as it is read out at a counter: digit by digit, with the words that are not mixed up by ear.
fn spoken(value: &str) -> String {
    let words: Vec<String> = value
        .chars()
        .map(|c| match c {
            '0' => "ゼロ".to_owned(),
            '1' => "イチ".to_owned(),
            '2' => "ニ".to_owned(),
            '3' => "サン".to_owned(),
            '4' => "ヨン".to_owned(),
            '5' => "ゴ".to_owned(),
            '6' => "ロク".to_owned(),
            '7' => "ナナ".to_owned(),
            '8' => "ハチ".to_owned(),
            '9' => "キュウ".to_owned(),
            '-' => "ハイフン".to_owned(),
            other => other.to_string(),
        })
        .collect();
    words.join(" ")
}

fn notes(coverage: &Coverage, today: NaiveDate, of_what: &str) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(days) = saved_long_ago(coverage, today) {
        notes.push(text("clinic-note-saved-long-ago", &[("days", &days.to_string())]));
    }
    // Where the insurers' system has no character for one of a name (domain.md §7).
    let mark = coverage.name.iter().flat_map(|name| name.chars()).find(|c| matches!(c, '●' | '■' | '〓' | '□'));
    if let Some(mark) = mark {
        notes.push(text("clinic-note-mark", &[("mark", &mark.to_string())]));
    }
    notes.push(text(of_what, &[]));
    notes
}

/// The text in the QR code.
///
/// The first line names the format and its version, the last says that it proves nothing; each line between is a label,
/// a colon and a value (dates as `YYYY-MM-DD`). What the paper leaves empty has no line. Where all of it is too long,
/// whole lines are left out in this order: カナ, 書類, 本人・家族, 保存日 and 交付日, 保険者名, 負担割合 and 有効期限,
/// 氏名; the four numbers never.
pub(super) fn qr_text(coverage: &Coverage, kind: DocumentKind, facts: &MemberFacts) -> String {
    let date = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let mut fields = Vec::new();
    let mut add = |label: String, value: Option<String>, drop_order: Option<u8>| {
        fields.extend(value.map(|value| QrField { label, value, drop_order }));
    };
    add(text("qr-label-kind", &[]), Some(kind_name(kind)), Some(1));
    add(text("paper-label-name", &[]), clean(coverage.name.as_deref()), Some(6));
    add(text("qr-label-kana", &[]), kana(coverage, facts), Some(0));
    add(text("paper-label-insurer-name", &[]), clean(coverage.insurer_name.as_deref()), Some(4));
    for (label, value) in number_rows(coverage) {
        add(label, value, None);
    }
    add(text("paper-label-relation", &[]), coverage.relation.map(relation_text), Some(2));
    add(text("paper-label-copay", &[]), coverage.copay_percent.map(copay_text), Some(5));
    add(text("paper-label-valid-until", &[]), date(coverage.valid_until), Some(5));
    add(text("qr-label-saved-on", &[]), date(coverage.saved_on), Some(3));
    add(text("qr-label-issued-on", &[]), date(coverage.issued_on), Some(3));
    text_that_fits(&text("qr-first-line", &[]), &fields, &text("qr-last-line", &[]))
}
