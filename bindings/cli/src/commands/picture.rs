//! What comes with a picture: `--lines` and `--fields` of `techo add`.

use crate::args::Add;
use crate::files;
use crate::refusal::Refusal;
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;
use techo_core::error::Error;
use techo_core::model::{DocumentKind, Field};
use techo_core::reading::PictureContents;

/// Keys of `techo read --json` that are no fields; a file that it wrote can be put right and given back.
const PASSED_OVER: [&str; 7] = ["file", "outcome", "error", "warnings", "raw", "sure", "members"];

/// What was given beside the picture; `None` where neither option was.
pub(super) fn contents(args: &Add) -> Result<Option<PictureContents>, Refusal> {
    if args.lines.is_none() && args.fields.is_none() {
        return Ok(None);
    }
    let option = if args.fields.is_some() { "fields" } else { "lines" };
    if args.files.len() != 1 {
        return Err(Error::BadValue { field: option }.into());
    }
    let mut contents = PictureContents::default();
    if let Some(path) = &args.lines {
        contents.lines = serde_json::from_slice(&read(path, "lines")?).map_err(|_| bad("lines"))?;
    }
    if let Some(path) = &args.fields {
        let given: Value = serde_json::from_slice(&read(path, "fields")?).map_err(|_| bad("fields"))?;
        take(&given, &mut contents)?;
    }
    Ok(Some(contents))
}

fn read(path: &Path, option: &'static str) -> Result<Vec<u8>, Refusal> {
    files::read_input(path).map_err(|error| Refusal::of_option(error, option))
}

fn bad(option: &'static str) -> Refusal {
    Refusal::of_option(Error::BadValue { field: option }, option)
}

/// A form, or several of them, or what `techo read --json` printed.
fn take(given: &Value, contents: &mut PictureContents) -> Result<(), Refusal> {
    match given {
        Value::Array(all) => all.iter().try_for_each(|one| take(one, contents)),
        Value::Object(form) => {
            if let Some(kind) = form.get("kind").filter(|kind| !kind.is_null()) {
                let kind = kind.as_str().and_then(DocumentKind::from_key);
                contents.kind = Some(kind.ok_or_else(|| bad("kind"))?);
            }
            match form.get("members") {
                Some(Value::Array(members)) => members.iter().try_for_each(|member| take(member, contents))?,
                Some(_) => return Err(bad("members")),
                None => contents.forms.push(form_of(form)?),
            }
            Ok(())
        }
        _ => Err(bad("fields")),
    }
}

/// One person's fields; `null` and a blank text both say that the field does not stand on the paper.
fn form_of(given: &serde_json::Map<String, Value>) -> Result<HashMap<Field, String>, Refusal> {
    let is_field = |key: &str| key != "kind" && !PASSED_OVER.contains(&key);
    let mut form = HashMap::new();
    for (key, value) in given.iter().filter(|(key, _)| is_field(key)) {
        let field = Field::from_key(key).ok_or_else(|| bad("fields"))?;
        match value {
            Value::Null => drop(form.insert(field, String::new())),
            Value::String(text) => drop(form.insert(field, text.clone())),
            Value::Number(number) if field == Field::CopayPercent => drop(form.insert(field, number.to_string())),
            _ => return Err(Refusal::of_option(Error::BadValue { field: field.key() }, field.key())),
        }
    }
    Ok(form)
}
