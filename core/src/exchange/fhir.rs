//! A person's insurance as FHIR R4, by the conventions of JP Core 1.2 (the mapping: `docs/fhir.md`).
//!
//! A Bundle with a Patient and a Coverage, the insurer contained in it. Patient claims no profile: JP_Patient wants a
//! hospital's number, and a family has none.

use crate::model::insurer::Scheme;
use crate::model::{Coverage, MemberFacts, Relation, Sex};
use serde_json::{Map, Value, json};

const CORE: &str = "http://jpfhir.jp/fhir/core";

/// A person's insurance as a FHIR Bundle (JSON, UTF-8). The same input gives the same text.
pub fn fhir(coverage: &Coverage, facts: &MemberFacts) -> String {
    let bundle = json!({
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [
            { "fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000001", "resource": patient(coverage, facts) },
            { "fullUrl": "urn:uuid:00000000-0000-4000-8000-000000000002", "resource": insurance(coverage) },
        ],
    });
    format!("{bundle:#}\n")
}

/// An object without the keys that have no value.
fn object(pairs: impl IntoIterator<Item = (&'static str, Option<Value>)>) -> Value {
    let pairs = pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(pairs.collect::<Map<String, Value>>())
}

fn patient(coverage: &Coverage, facts: &MemberFacts) -> Value {
    // IDE: as written; SYL: by sound (ISO 21090).
    let name = |text: &str, representation: &str| {
        let mut parts = text.split(char::is_whitespace).filter(|part| !part.is_empty());
        let family = parts.next().map(|family| json!(family));
        let given: Vec<&str> = parts.collect();
        object([
            (
                "extension",
                Some(json!([{
                    "url": "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation",
                    "valueCode": representation,
                }])),
            ),
            ("use", Some(json!("official"))),
            ("text", Some(json!(text))),
            ("family", family.filter(|_| !given.is_empty())),
            ("given", Some(json!(given)).filter(|_| !given.is_empty())),
        ])
    };
    let kana = facts.kana.as_deref().or(coverage.kana.as_deref());
    let names: Vec<Value> = [(coverage.name.as_deref(), "IDE"), (kana, "SYL")]
        .into_iter()
        .filter_map(|(text, representation)| Some(name(text?, representation)))
        .collect();
    let sex = coverage.sex.map(|sex| if sex == Sex::Male { "male" } else { "female" });
    object([
        ("resourceType", Some(json!("Patient"))),
        ("name", Some(json!(names)).filter(|_| !names.is_empty())),
        ("gender", sex.map(|sex| json!(sex))),
        ("birthDate", facts.card.birth_date.or(coverage.birth_date).map(|day| json!(day.to_string()))),
        ("address", coverage.address.as_ref().map(|text| json!([{ "text": text, "country": "JP" }]))),
    ])
}

fn insurance(coverage: &Coverage) -> Value {
    let wide = |text: &Option<String>| text.as_deref().map(full_width);
    let extension = |name: &str, value: Option<String>| {
        let value = value?;
        Some(json!({
            "url": format!("{CORE}/Extension/StructureDefinition/JP_Coverage_InsuredPerson{name}"),
            "valueString": value,
        }))
    };
    let extensions: Vec<Value> = [
        extension("Symbol", wide(&coverage.symbol)),
        extension("Number", wide(&coverage.number)),
        extension("SubNumber", coverage.branch.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let period =
        object([("start", coverage.valid_from.or(coverage.effective_on)), ("end", coverage.valid_until)].map(day));
    let subscriber = match (wide(&coverage.symbol), wide(&coverage.number)) {
        (symbol, Some(number)) => Some(json!(format!("{}:{number}", symbol.unwrap_or_default()))),
        _ => None,
    };
    object([
        ("resourceType", Some(json!("Coverage"))),
        ("meta", Some(json!({ "profile": [format!("{CORE}/StructureDefinition/JP_Coverage")] }))),
        ("contained", Some(json!([insurer(coverage)]))),
        ("extension", Some(json!(extensions)).filter(|_| !extensions.is_empty())),
        ("identifier", member_id(coverage).map(|id| json!([id]))),
        ("status", Some(json!("active"))),
        ("type", category(coverage)),
        ("subscriberId", subscriber),
        ("beneficiary", Some(json!({ "reference": "urn:uuid:00000000-0000-4000-8000-000000000001" }))),
        ("dependent", coverage.branch.as_ref().map(|branch| json!(branch))),
        ("relationship", coverage.relation.map(relationship)),
        ("period", Some(period).filter(|period| period.as_object().is_some_and(|period| !period.is_empty()))),
        ("payor", Some(json!([{ "reference": "#insurer" }]))),
        ("costToBeneficiary", coverage.copay_percent.map(copay)),
    ])
}

fn day((key, day): (&'static str, Option<chrono::NaiveDate>)) -> (&'static str, Option<Value>) {
    (key, day.map(|day| json!(day.to_string())))
}

fn insurer(coverage: &Coverage) -> Value {
    let identifier = coverage
        .insurer_number
        .as_ref()
        .map(|number| json!([{ "system": format!("{CORE}/mhlw/IdSystem/InsurerNumber"), "value": number }]));
    object([
        ("resourceType", Some(json!("Organization"))),
        ("id", Some(json!("insurer"))),
        ("identifier", identifier),
        (
            "type",
            Some(json!([{ "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/organization-type",
                "code": "pay",
            }] }])),
        ),
        ("name", coverage.insurer_name.as_ref().map(|name| json!(name))),
    ])
}

/// 保険者番号 (eight digits):記号:番号:枝番; a part that there is not is empty and keeps its colon.
fn member_id(coverage: &Coverage) -> Option<Value> {
    let insurer = coverage.insurer_number.as_ref()?;
    let wide = |text: &Option<String>| text.as_deref().map(full_width).unwrap_or_default();
    let branch = coverage.branch.clone().unwrap_or_default();
    let value = format!("{insurer:0>8}:{}:{}:{branch}", wide(&coverage.symbol), wide(&coverage.number));
    Some(json!({ "system": "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID", "value": value }))
}

/// 保険種別コード: 1 医保, 2 国保, 7 後期高齢者.
fn category(coverage: &Coverage) -> Option<Value> {
    let (code, display) = match Scheme::of(coverage.insurer_number.as_deref()?)? {
        Scheme::National | Scheme::NationalSociety | Scheme::RetiredNational => ("2", "国保"),
        Scheme::LateElderly => ("7", "後期高齢者"),
        _ => ("1", "医保"),
    };
    Some(json!({ "coding": [{ "system": "urn:oid:1.2.392.100495.20.2.61", "code": code, "display": display }] }))
}

fn relationship(relation: Relation) -> Value {
    let (code, display) = match relation {
        Relation::Insured => ("1", "被保険者"),
        Relation::Family => ("2", "被扶養者"),
    };
    json!({ "coding": [{ "system": format!("{CORE}/mhlw/CodeSystem/InsuredPersonCategory"), "code": code, "display": display }] })
}

fn copay(percent: u8) -> Value {
    json!([{
        "type": { "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/coverage-copay-type",
            "code": "copaypct",
        }] },
        "valueQuantity": { "value": percent, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%" },
    }])
}

/// 記号 and 番号 are full-width in JP Core; a part is never of both widths.
fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(wide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage() -> Coverage {
        Coverage {
            insurer_name: Some("みほん市".to_owned()),
            insurer_number: Some("138057".to_owned()),
            symbol: Some("あ1".to_owned()),
            number: Some("187".to_owned()),
            branch: Some("05".to_owned()),
            name: Some("髙﨑　花子".to_owned()),
            kana: Some("タカサキ　ハナコ".to_owned()),
            relation: Some(Relation::Family),
            copay_percent: Some(20),
            valid_until: Some("2027-07-31".parse().unwrap()),
            ..Coverage::default()
        }
    }

    fn resources(coverage: &Coverage) -> (Value, Value) {
        let bundle: Value = serde_json::from_str(&fhir(coverage, &MemberFacts::default())).unwrap();
        (bundle["entry"][0]["resource"].clone(), bundle["entry"][1]["resource"].clone())
    }

    #[test]
    fn coverage_follows_jp_core() {
        let (patient, coverage) = resources(&coverage());
        let table = [
            (&coverage["identifier"][0]["value"], json!("00138057:あ１:１８７:05")),
            (&coverage["extension"][1]["valueString"], json!("１８７")),
            (&coverage["extension"][2]["valueString"], json!("05")),
            (&coverage["subscriberId"], json!("あ１:１８７")),
            (&coverage["dependent"], json!("05")),
            (&coverage["type"]["coding"][0]["code"], json!("2")),
            (&coverage["relationship"]["coding"][0]["code"], json!("2")),
            (&coverage["period"], json!({ "end": "2027-07-31" })),
            (&coverage["costToBeneficiary"][0]["valueQuantity"]["value"], json!(20)),
            (&coverage["contained"][0]["identifier"][0]["value"], json!("138057")),
            (&coverage["payor"][0]["reference"], json!("#insurer")),
            (&patient["name"][0]["family"], json!("髙﨑")),
            (&patient["name"][1]["extension"][0]["valueCode"], json!("SYL")),
        ];
        for (found, wanted) in table {
            assert_eq!(*found, wanted);
        }
    }

    #[test]
    fn what_a_scheme_does_not_have_is_left_out() {
        let elderly = Coverage {
            insurer_number: Some("39131016".to_owned()),
            number: Some("12345674".to_owned()),
            name: Some("MARIA".to_owned()),
            ..Coverage::default()
        };
        let (patient, coverage) = resources(&elderly);
        assert_eq!(coverage["identifier"][0]["value"], json!("39131016::１２３４５６７４:"));
        assert_eq!(coverage["extension"].as_array().unwrap().len(), 1);
        for key in ["dependent", "relationship", "period", "costToBeneficiary"] {
            assert!(coverage.get(key).is_none(), "{key}");
        }
        assert_eq!(patient["name"][0]["text"], json!("MARIA"));
        assert!(patient["name"][0].get("family").is_none(), "nobody knows which part a single name is");
    }
}
