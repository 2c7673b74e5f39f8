//! Where things stand on a sheet: whole, readable, inside the edge, at the same place on each.

use super::super::handout_page::{self, Page};
use super::super::stamps::Shown;
use super::super::{one_sheet, plan};
use super::*;

#[test]
fn every_text_of_a_screen_or_sheet_is_there() {
    let facts = MemberFacts::default();
    for kind in [
        DocumentKind::EligibilityPdf,
        DocumentKind::EligibilityNotice,
        DocumentKind::EligibilityCertificate,
        DocumentKind::Other,
    ] {
        let mut coverage = hanako();
        coverage.valid_until = Some(day("2026-07-31"));
        coverage.copay_percent = Some(20);
        coverage.saved_on = Some(day("2026-01-01"));
        let card = clinic_card_on(&coverage, kind, &facts, day("2026-11-21"));
        let mut texts = vec![card.title, card.sentence, card.saved_on, card.saved_label, card.qr_text];
        texts.extend(card.notes);
        texts.extend(card.expired);
        texts.extend(card.rows.into_iter().flat_map(|row| [row.label, row.value]));
        for text in &texts {
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
            assert!(!text.contains("paper-") && !text.contains("clinic-") && !text.contains("qr-"), "{text}");
        }
        let child = Child { coverage, kind, ..Child::hanako() };
        let sheet = child.sheet();
        let codes = ["expired", "expires_during", "saved_long_ago", "no_date", "annotations_left_out", "old_at_event"];
        for plan in handout_page::plan(&Page::new(&sheet, &details(), &codes)).unwrap() {
            for mark in plan.blocks.iter().flat_map(|(_, marks)| marks) {
                if let Mark::Text { line, .. } = mark {
                    assert!(!line.text.contains("paper-") && !line.text.contains("handout-"), "{}", line.text);
                }
            }
        }
    }
}

/// Every line of text has its place for itself.
fn assert_nothing_overlaps(plan: &Sheet) {
    let texts = placed(plan);
    for (number, (left, base, right, size, text)) in texts.iter().enumerate() {
        for (other_left, other_base, other_right, other_size, other) in texts.iter().skip(number + 1) {
            let (top, other_top) = (base - 0.8 * size, other_base - 0.8 * other_size);
            let beside = right <= other_left || other_right <= left;
            assert!(beside || *base <= other_top || *other_base <= top, "{text} and {other}");
        }
    }
}

#[test]
fn long_values_stay_on_the_sheet_whole_and_readable() {
    let mut coverage = hanako();
    coverage.name =
        Some("ワシントン　アレクサンドラ・エリザベート・マクシミリアーナ・フォン・ホーエンツォレルン".to_owned());
    coverage.insurer_name = Some(
        "全日本みほん運輸・倉庫・物流サービス関連企業グループ総合健康保険組合（本部・関東甲信越支部扱い）".repeat(2),
    );
    coverage.symbol = Some("みほん商工組合東京第二支部１２３４".to_owned());
    coverage.number = Some("1234567890".to_owned());
    coverage.valid_until = Some(day("2026-07-31"));
    coverage.copay_percent = Some(20);
    coverage.saved_on = Some(day("2026-01-01"));
    let facts =
        MemberFacts { kana: Some("ワシントン　アレクサンドラ".to_owned()), ..MemberFacts::default() };
    let details = HandoutDetails { event: Some("あ".repeat(60)), ..details() };
    let child = Child { coverage, facts, ..Child::hanako() };
    let (sheet, coverage, facts) = (child.sheet(), &child.coverage, &child.facts);
    let plans = handout_page::plan(&Page::new(&sheet, &details, &["expired", "saved_long_ago"])).unwrap();
    let texts: Vec<_> = plans.iter().flat_map(placed).collect();
    for (left, base, right, size, text) in &texts {
        assert!(*left >= 28.0 && *right <= 595.3 - 28.0, "{text}");
        assert!(*base <= 841.9 - 28.0 && base - size >= 28.0, "{text} at {base}");
        assert!(*size >= 10.0, "{text} in {size} pt");
    }
    let all: String = texts.iter().map(|(.., text)| text.as_str()).collect();
    for value in [&coverage.name, &coverage.insurer_name, &coverage.symbol, &coverage.number, &details.event] {
        assert!(all.contains(value.as_deref().unwrap()), "{value:?}");
    }
    for plan in &plans {
        assert_nothing_overlaps(plan);
    }
    render_clinic_png(&clinic_card_on(coverage, sheet.kind, facts, day("2026-11-21")), 1080).unwrap();
}

#[test]
fn numbers_stand_at_the_same_place_on_every_sheet() {
    let place = |coverage: &Coverage, facts: &MemberFacts| {
        let child = Child { coverage: coverage.clone(), facts: facts.clone(), ..Child::hanako() };
        let sheet = child.sheet();
        let plans = handout_page::plan(&Page::new(&sheet, &details(), &[])).unwrap();
        let label = placed(&plans[0]).into_iter().find(|(.., text)| text == "保険者番号").unwrap();
        label.1
    };
    let plain = place(&hanako(), &MemberFacts::default());
    let mut long = hanako();
    long.name = Some("MARIA DE LOS ANGELES GUADALUPE FERNANDEZ".to_owned());
    let facts = MemberFacts { kana: Some("マリア".to_owned()), ..MemberFacts::default() };
    assert!((place(&long, &facts) - plain).abs() < 0.01);
}

#[test]
fn no_text_on_paper_is_smaller_than_ten_points_or_nearer_to_the_edge_than_printers_print() {
    let lines = ParentLines {
        class: Some("3年2組".to_owned()),
        phone: Some("090-0000-1234（母）".to_owned()),
        allergies: Some("卵".to_owned()),
        ..ParentLines::default()
    };
    let mut coverage = hanako();
    coverage.name = Some("MARIA DE LOS ANGELES GUADALUPE FERNANDEZ".to_owned());
    coverage.number = Some("1234567890".to_owned());
    let child = Child { coverage, lines, ..Child::hanako() };
    for layout in [HandoutLayout::TwoPages, HandoutLayout::OneSheet, HandoutLayout::HelpPage] {
        let details = HandoutDetails { layout, ..details() };
        let sheet = child.sheet();
        let page = Page::new(&sheet, &details, &["saved_long_ago"]);
        let shown = Shown { index: 0, size: (595.0, 842.0), stamps: Vec::new(), is_whole: true };
        let plans = match layout {
            HandoutLayout::OneSheet => one_sheet::plan(&page, 0, &[shown]).unwrap(),
            _ => handout_page::plan(&page).unwrap(),
        };
        for plan in &plans {
            // Shops' printers leave up to 5 mm blank.
            let edge = 5.0 * plan::MM;
            for mark in plan.blocks.iter().flat_map(|(_, marks)| marks) {
                let Mark::Text { x, y, size, line, .. } = mark else { continue };
                assert!(*size >= 10.0 - 0.001, "{layout:?}: {size} pt, {}", line.text);
                let is_inside = *x >= edge && x + line.width(*size) <= plan.width - edge;
                assert!(is_inside && y - size >= edge && *y <= plan.height - edge, "{layout:?}: {}", line.text);
            }
        }
    }
}

#[test]
fn sheet_without_a_day_of_destruction_speaks_of_none() {
    let child = Child::hanako();
    for (destroy_by, said, unsaid) in [
        (None, ["すぐに保護者へ返すか", "使い終わったら返却"], "までに"),
        (Some(day("2026-12-11")), ["12月11日（金）までに保護者へ返すか", "2026年12月11日（金）までに返却"], "すぐに"),
    ] {
        let details = HandoutDetails { destroy_by, ..details() };
        let sheet = child.sheet();
        let plans = handout_page::plan(&Page::new(&sheet, &details, &[])).unwrap();
        let all: String = plans.iter().flat_map(placed).map(|(.., text)| text).collect();
        assert!(said.iter().all(|words| all.contains(words)), "{all}");
        assert!(!all.contains(unsaid) && !all.contains("期日"), "{all}");
    }
}

#[test]
fn name_alone_stands_above_the_fold() {
    for name in ["髙﨑　花子", "マリア　ロス・アンヘレス　グアダルーペ　フェルナンデス　デ・ラ・クルス　ロペス"]
    {
        let coverage = Coverage { name: Some(name.to_owned()), kana: None, ..hanako() };
        let lines = ParentLines { class: Some("3年2組".to_owned()), ..ParentLines::default() };
        let child = Child { coverage, lines, ..Child::hanako() };
        let plans = handout_page::plan(&Page::new(&child.sheet(), &details(), &[])).unwrap();
        let first = plans.first().unwrap();
        let fold = first.blocks.iter().flat_map(|(_, marks)| marks).find_map(|mark| match mark {
            Mark::Dashes { y, x: 0.0, .. } => Some(*y),
            _ => None,
        });
        let above = placed(first).into_iter().filter(|(_, base, ..)| *base < fold.unwrap());
        let above: String = above.map(|(.., text)| text).collect();
        assert_eq!(above.replace('　', ""), name.replace('　', ""));
    }
}

#[test]
fn certificate_names_who_issued_it() {
    let coverage = Coverage { insurer_name: None, issuer: Some("虹ヶ丘市".to_owned()), ..hanako() };
    let child = Child { coverage, kind: DocumentKind::EligibilityCertificate, ..Child::hanako() };
    let plans = handout_page::plan(&Page::new(&child.sheet(), &details(), &[])).unwrap();
    let texts: Vec<String> = plans.iter().flat_map(placed).map(|(.., text)| text).collect();
    let label = texts.iter().position(|text| text == "交付者名").unwrap();
    assert_eq!(texts.get(label + 1).map(String::as_str), Some("虹ヶ丘市"));
}

#[test]
fn card_holds_the_longest_name_and_numbers_within_its_cut() {
    let coverage = Coverage {
        name: Some("ワシントン　アレクサンドラ・エリザベート・マクシミリアーナ・フォン・ホーエンツォレルン".to_owned()),
        symbol: Some("みほん商工組合東京第二支部１２３４５６７８９０".to_owned()),
        number: Some("12345678901234567890".to_owned()),
        ..hanako()
    };
    let lines = ParentLines { phone: Some("090-1234-5678（母）".to_owned()), ..ParentLines::default() };
    let child = Child { coverage, lines, ..Child::hanako() };
    let plans = handout_page::plan(&Page::new(&child.sheet(), &details(), &[])).unwrap();
    let foot = plan::Area { x: 12.0 * plan::MM, y: 233.0 * plan::MM, width: 85.6 * plan::MM, height: 54.0 * plan::MM };
    let mut card = placed(plans.first().unwrap());
    card.retain(|(left, base, ..)| *left < foot.x + foot.width && *base > foot.y);
    for (left, base, right, size, text) in &card {
        assert!(*left >= foot.x && *right <= foot.x + foot.width, "{text}");
        assert!(base + 0.2 * size <= foot.y + foot.height, "{text} ends within the cut");
    }
    let all: String = card.into_iter().map(|(.., text)| text).collect();
    for whole in ["ホーエンツォレルン", "12345678901234567890", "１２３４５６７８９０"] {
        assert!(all.contains(whole), "{whole} in {all}");
    }
}
