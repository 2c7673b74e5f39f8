//! What a row of the life events and topics may name as its source: what every row may, and the laws that set days.

use super::table::is_source;

/// The laws that set the days of life events; the five papers and domain.md name none of these days.
/// `core/rules/README.md` says where each was looked up.
const LAWS: [&str; 6] = [
    "L 戸籍法",
    "L 健康保険法",
    "L 健康保険法施行規則",
    "L 国民健康保険法施行規則",
    "L 住民基本台帳法",
    "L 番号利用法",
];

/// Whether a text names a source that there is: as `core/rules/sources.txt` lists them, or one of the laws.
pub(super) fn is_known_source(text: &str) -> bool {
    LAWS.contains(&text) || is_source(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_has_to_name_a_statement_or_a_law_that_there_is() {
        for good in ["S000-34", "S003 2-25", "S003 2-25d", "S003 T-1", "S002", "D §3.2", "L 戸籍法"] {
            assert!(is_known_source(good), "{good}");
        }
        for bad in ["S000-35", "S003 2-43", "S003 2-25z", "S004-51", "S005", "L 道路交通法", "D", "S004-2", "S"] {
            assert!(!is_known_source(bad), "{bad}");
        }
    }
}
