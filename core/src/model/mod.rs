//! The words of the field and the values that all other modules speak in.
//!
//! What is here: plain values with the facts that follow from them alone. What is not: reading, rules about days,
//! storing, wording. Start with [`Coverage`] (what a paper says of a person) and [`Member`].
//!
//! # Glossary
//!
//! One term, one word, in Rust, Kotlin, Swift, JSON and SQL.
//!
//! | Japanese | word | meaning |
//! |---|---|---|
//! | 医療保険の資格情報 (PDF) | eligibility PDF | what マイナポータル gives out for one person |
//! | 資格情報のお知らせ | eligibility notice | the insurer's letter; alone not enough at a clinic |
//! | 資格確認書 | eligibility certificate | enough alone; for those without マイナ保険証 |
//! | 資格情報 | coverage | what such a paper says of one person |
//! | 保険者, 保険者番号 | insurer, insurer number | six or eight digits, the last a check digit |
//! | 記号, 番号, 枝番 | symbol, number, branch | who a person is to the insurer |
//! | 本人, 家族 | insured (`self`), family | 本人・家族の別 is the relation |
//! | (一部)負担割合 | copay (per cent) | printed for those of 70 and older |
//! | 保存日時 | saved on | the day the PDF was made |
//! | 有効期限 | valid until | the last day of validity |
//! | マイナンバーカード | card | the plastic card |
//! | 利用者証明用電子証明書 | user certificate | what the card proves a person with; ends on its own day |
//! | マイナ保険証 | registered card | a card registered as insurance card |
//! | 子ども医療証 | child certificate | the town's own subsidy paper |
//! | member | | one person of the family in the notebook |
//! | paper | | one stored document as seen from one member |
//! | hand-out | | the sheets printed for a school or nursery |

mod choice;
mod coverage;
mod document;
mod field;
pub mod insurer;
mod member;
pub mod name;
mod region;
pub mod wareki;

pub use choice::Choice;
pub use coverage::{Coverage, Relation, Sex};
pub use document::{DocumentKind, DocumentRead, PersonRead, ReadError, ReadWarning};
pub use field::Field;
pub use member::{CardFacts, Member, MemberFacts, Paper, PaperState};
pub use region::{HiddenPage, Region};
