//! `techo member`: what no paper says of a member, and corrections of what was read.

use super::Done;
use super::notebook::Place;
use crate::args::{MemberCorrect, MemberSet};
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values::{day, yes_no};
use chrono::NaiveDate;
use serde_json::json;
use techo_core::model::Field;
use techo_core::store::{DateChange, FlagChange, MemberChange, TextChange};

pub(crate) fn set(args: &MemberSet, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let change = change(args)?;
    place.with(|notebook| Ok(notebook.set_member(&args.member, &change, today)?))?;
    noted(&args.member, output)
}

pub(crate) fn correct(
    args: &MemberCorrect,
    place: &Place<'_>,
    today: NaiveDate,
    output: Output,
) -> Result<Done, Refusal> {
    let field = Field::from_key(&args.field).ok_or_else(|| Refusal::bad_value("field"))?;
    let value = args.value.as_deref();
    place.with(|notebook| Ok(notebook.correct_field(&args.document, &args.member, (field, value), today)?))?;
    noted(&args.member, output)
}

fn noted(member: &str, output: Output) -> Result<Done, Refusal> {
    output.answer(&json!({ "member": member }), |screen| screen.line(&output.words().text("command-noted", &[])))?;
    Ok(Done::All)
}

/// What the options change. An option that is both set and cleared is refused.
fn change(args: &MemberSet) -> Result<MemberChange, Refusal> {
    let mut change = MemberChange::default();
    for option in &args.clear {
        clear(&mut change, option)?;
    }
    if let Some(kana) = &args.kana {
        must_be_untouched(&change.kana)?;
        change.kana = TextChange::Set { value: kana.clone() };
    }
    let dates = [
        (&args.birth, "birth", &mut change.birth_date),
        (&args.card_issued, "card_issued", &mut change.card_issued),
        (&args.card_expires, "card_expires", &mut change.card_expires),
        (&args.cert_issued, "cert_issued", &mut change.cert_issued),
        (&args.cert_expires, "cert_expires", &mut change.cert_expires),
        (&args.stay_until, "stay_until", &mut change.stay_until),
        (&args.child_certificate_until, "child_certificate_until", &mut change.child_certificate_until),
    ];
    for (text, option, change) in dates {
        if let Some(text) = text {
            must_be_untouched(change)?;
            *change = DateChange::Set { value: day(text, option)? };
        }
    }
    let flags =
        [(&args.registered, "registered", &mut change.registered), (&args.on_phone, "on_phone", &mut change.on_phone)];
    for (text, option, change) in flags {
        if let Some(text) = text {
            must_be_untouched(change)?;
            *change = FlagChange::Set { value: yes_no(text, option)? };
        }
    }
    Ok(change)
}

/// Checks that `--clear` does not name an option that is set, too: nobody knows which is meant.
fn must_be_untouched<T: Default + PartialEq>(change: &T) -> Result<(), Refusal> {
    if *change == T::default() { Ok(()) } else { Err(Refusal::bad_value("clear")) }
}

/// Clears what an option of this command sets.
fn clear(change: &mut MemberChange, option: &str) -> Result<(), Refusal> {
    match option {
        "kana" => change.kana = TextChange::Clear,
        "birth" => change.birth_date = DateChange::Clear,
        "card-issued" => change.card_issued = DateChange::Clear,
        "card-expires" => change.card_expires = DateChange::Clear,
        "cert-issued" => change.cert_issued = DateChange::Clear,
        "cert-expires" => change.cert_expires = DateChange::Clear,
        "stay-until" => change.stay_until = DateChange::Clear,
        "registered" => change.registered = FlagChange::Clear,
        "on-phone" => change.on_phone = FlagChange::Clear,
        "child-certificate-until" => change.child_certificate_until = DateChange::Clear,
        _ => return Err(Refusal::bad_value("clear")),
    }
    Ok(())
}
