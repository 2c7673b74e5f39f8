//! The clinic card as a picture: white in every theme, digits that are read at arm's length.

use super::clinic::{ClinicCard, Saying};
use super::open::Opened;
use super::plan::{Area, Grey, Ink, Mark, Role, Sheet, stack};
use super::render::{MOST_PIXELS, check_width, page_to_png};
use super::text::{Fitted, fit, wrap};
use super::texts::text;
use super::{qr, write};
use crate::error::Error;
use crate::pdf;

/// Width of the plan at the usual text size: a phone held upright. A picture of 1080 pixels has three pixels a point.
const WIDTH: f32 = 360.0;
/// Room for the QR code on a side, where it stands beside the notes.
const QR_SIDE: f32 = 152.0;
/// The text sizes that phones can be set to, in per cent of the usual.
const TEXT_PERCENT: std::ops::RangeInclusive<u32> = 100..=320;

/// How much room there is. Larger text is the same picture planned on a narrower screen.
#[derive(Clone, Copy)]
struct Room {
    width: f32,
    margin: f32,
    /// Too narrow for labels beside values and notes beside the code: they stand above and below.
    stacked: bool,
}

impl Room {
    fn of(text_percent: u32) -> Result<Room, Error> {
        if !TEXT_PERCENT.contains(&text_percent) {
            return Err(Error::BadValue { field: "text_percent" });
        }
        let width = WIDTH * 100.0 / text_percent as f32;
        Ok(Room { width, margin: (width / 18.0).max(8.0), stacked: width < 280.0 })
    }

    fn content(self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// Where values begin.
    fn value_x(self) -> f32 {
        if self.stacked { self.margin } else { self.margin + 76.0 }
    }

    /// How wide they may be.
    fn value_width(self) -> f32 {
        self.width - self.margin - self.value_x()
    }
}

/// The clinic card at the usual text size: see [`render_clinic_png_sized`].
///
/// # Errors
/// Those of [`render_clinic_png_sized`].
pub fn render_clinic_png(card: &ClinicCard, width_px: u32) -> Result<Vec<u8>, Error> {
    render_clinic_png_sized(card, width_px, 100)
}

/// The clinic card as a PNG picture, `width_px` pixels wide and as high as it needs to be.
///
/// Black on white whatever the theme. What does not fit a line gets smaller and then wraps; nothing is cut.
/// `text_percent`: the text size that the phone is set to, 100 (the usual) to 320.
///
/// # Errors
/// [`Error::BadValue`] with `width` outside 200 to 4000, or where the picture would have more than 40 million pixels (the
/// largest text fits up to some 1,800 pixels of width), or `text_percent` outside 100 to 320; [`Error::MissingGlyph`]
/// for a character that the bundled font cannot draw.
pub fn render_clinic_png_sized(card: &ClinicCard, width_px: u32, text_percent: u32) -> Result<Vec<u8>, Error> {
    check_width(width_px)?;
    let sheet = plan(card, Room::of(text_percent)?)?;
    to_png(sheet, &card.title, width_px)
}

/// What to say at the counter as a PNG picture, in the way of [`render_clinic_png_sized`]: each sentence large, with its
/// meaning for the one who says it below.
///
/// # Errors
/// Those of [`render_clinic_png_sized`].
pub fn render_sayings_png(sayings: &[Saying], width_px: u32, text_percent: u32) -> Result<Vec<u8>, Error> {
    check_width(width_px)?;
    let room = Room::of(text_percent)?;
    let mut sheet = Sheet::new(room.width, 0.0);
    let title = text("clinic-sayings-title", &[]);
    let head = Fitted { lines: wrap(&title, 13.0, room.content())?, size: 13.0 };
    let mut y = lines(&mut sheet, Role::Heading(1), room.margin, 14.0, &head, Ink::LABEL) + 6.0;
    for saying in sayings {
        sheet.rule(room.margin, y, room.content());
        let words = Fitted { lines: wrap(&saying.japanese, 22.0, room.content())?, size: 22.0 };
        y = lines(&mut sheet, Role::Paragraph, room.margin, y + 8.0, &words, Ink::BOLD);
        if let Some(meaning) = &saying.meaning {
            let meaning = Fitted { lines: wrap(meaning, 14.0, room.content())?, size: 14.0 };
            y = lines(&mut sheet, Role::Paragraph, room.margin, y + 2.0, &meaning, Ink::LABEL);
        }
        y += 8.0;
    }
    sheet.height = y + room.margin;
    to_png(sheet, &title, width_px)
}

fn to_png(sheet: Sheet, title: &str, width_px: u32) -> Result<Vec<u8>, Error> {
    // Large text makes a long screen. A picture that is narrower than asked for would be a surprise.
    let width = width_px as f32;
    if width * width * sheet.height / sheet.width > MOST_PIXELS {
        return Err(Error::BadValue { field: "width" });
    }
    pdf::guarded(|| {
        let pdf = write::write_pdf(&[sheet], &[], title)?;
        page_to_png(&Opened::new(&pdf)?, 0, width_px)
    })
}

fn plan(card: &ClinicCard, room: Room) -> Result<Sheet, Error> {
    let mut sheet = Sheet::new(room.width, 0.0);
    let mut y = expired_band(&mut sheet, card, room)?;
    y = heading(&mut sheet, card, room, y + 14.0)?;
    y = numbers(&mut sheet, card, room, y + 8.0)?;
    y = sentence(&mut sheet, card, room, y + 14.0)?;
    y = code_and_notes(&mut sheet, card, room, y + 14.0)?;
    sheet.height = y + room.margin;
    Ok(sheet)
}

/// Adds lines below one another; where they end.
fn lines(sheet: &mut Sheet, role: Role, x: f32, top: f32, text: &Fitted, ink: Ink) -> f32 {
    let (marks, end) = stack(x, top, text, ink);
    sheet.add(role, marks);
    end
}

/// White on black across the top, where 有効期限 has passed.
fn expired_band(sheet: &mut Sheet, card: &ClinicCard, room: Room) -> Result<f32, Error> {
    let Some(expired) = &card.expired else { return Ok(0.0) };
    let head = fit(&text("clinic-expired", &[]), 24.0, 16.0, room.content())?;
    let day = fit(expired, 14.0, 11.0, room.content())?;
    let (head, end) = stack(room.margin, 10.0, &head, Ink::INVERSE);
    let (day, end) = stack(room.margin, end - 2.0, &day, Ink::INVERSE);
    let area = Area { x: 0.0, y: 0.0, width: room.width, height: end + 8.0 };
    sheet.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::BLACK }]);
    sheet.add(Role::Heading(1), head);
    sheet.add(Role::Paragraph, day);
    Ok(area.height)
}

/// Kind of paper, reading and name, insurer.
fn heading(sheet: &mut Sheet, card: &ClinicCard, room: Room, top: f32) -> Result<f32, Error> {
    let title = fit(&card.title, 13.0, 10.0, room.content())?;
    let mut y = lines(sheet, Role::Heading(1), room.margin, top, &title, Ink::LABEL) + 6.0;
    if let Some(kana) = &card.kana {
        y = lines(sheet, Role::Paragraph, room.margin, y, &fit(kana, 13.0, 10.0, room.content())?, Ink::PLAIN);
    }
    y = lines(sheet, Role::Heading(2), room.margin, y, &fit(&card.name, 34.0, 20.0, room.content())?, Ink::BOLD) + 2.0;
    if let Some(insurer) = &card.insurer_name {
        y = lines(sheet, Role::Paragraph, room.margin, y, &fit(insurer, 16.0, 14.0, room.content())?, Ink::PLAIN);
    }
    Ok(y)
}

/// The rows with their rules. Rows of digits are large, the others readable.
fn numbers(sheet: &mut Sheet, card: &ClinicCard, room: Room, top: f32) -> Result<f32, Error> {
    let mut y = top;
    sheet.rule(room.margin, y, room.content());
    for row in &card.rows {
        let (size, least, pad, ink) =
            if row.spoken == row.value { (20.0, 14.0, 5.0, Ink::PLAIN) } else { (44.0, 20.0, 1.0, Ink::DIGITS) };
        // On a narrow screen everything is large already: a number on one line is worth more.
        let least = if room.stacked { 11.0 } else { least };
        let value = fit(&row.value, size, least, room.value_width())?;
        y = labelled(sheet, room, &row.label, &value, ink, y + pad)? + pad;
        sheet.rule(room.margin, y, room.content());
    }
    let saved = fit(&card.saved_on, 15.0, 12.0, room.value_width())?;
    y = labelled(sheet, room, &card.saved_label, &saved, Ink::PLAIN, y + 6.0)? + 6.0;
    sheet.rule(room.margin, y, room.content());
    Ok(y)
}

/// A label with its value to the right, on one base line.
fn labelled(sheet: &mut Sheet, room: Room, label: &str, value: &Fitted, ink: Ink, top: f32) -> Result<f32, Error> {
    if room.stacked {
        let label = Fitted { lines: wrap(label, 13.0, room.content())?, size: 13.0 };
        let (mut marks, end) = stack(room.margin, top, &label, Ink::LABEL);
        let (value, end) = stack(room.margin, end, value, ink);
        marks.extend(value);
        sheet.add(Role::Paragraph, marks);
        return Ok(end);
    }
    let (mut marks, end) = stack(room.value_x(), top, value, ink);
    let label = fit(label, 13.0, 9.0, room.value_x() - room.margin - 6.0)?;
    let base = match marks.first() {
        Some(Mark::Text { y, .. }) => *y,
        _ => top,
    };
    let line = label.lines.into_iter().next().map(|line| Mark::Text {
        x: room.margin,
        y: base,
        size: label.size,
        line,
        ink: Ink::LABEL,
    });
    marks.splice(0..0, line);
    sheet.add(Role::Paragraph, marks);
    Ok(end)
}

/// What it is good for, on a grey ground.
fn sentence(sheet: &mut Sheet, card: &ClinicCard, room: Room, top: f32) -> Result<f32, Error> {
    // Each sentence on a line of its own, where it fits.
    let mut lines = Vec::new();
    for part in card.sentence.split_inclusive('。') {
        lines.extend(wrap(part, 15.0, room.content() - 20.0)?);
    }
    let (marks, end) = stack(room.margin + 10.0, top + 8.0, &Fitted { lines, size: 15.0 }, Ink::BOLD);
    let area = Area { x: room.margin, y: top, width: room.content(), height: end + 8.0 - top };
    sheet.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::GROUND }]);
    sheet.add(Role::Paragraph, marks);
    Ok(end + 8.0)
}

/// The QR code with the notes to its right; without a code they take the whole width.
fn code_and_notes(sheet: &mut Sheet, card: &ClinicCard, room: Room, top: f32) -> Result<f32, Error> {
    let mut notes = card.notes.clone();
    let (mut x, mut width, mut end, mut below) = (room.margin, room.content(), top, top);
    if let Some(code) = qr::encode(&card.qr_text) {
        // Whole pixels a module, on whole pixels, in a picture of 1080.
        let most = if room.stacked { room.content() } else { QR_SIDE };
        let pixels = 1080.0 / room.width;
        let module = ((most * pixels / code.side as f32).floor() / pixels).max(most / code.side as f32 * 0.75);
        let side = module * code.side as f32;
        let area = Area { x: room.margin, y: (top * pixels).ceil() / pixels, width: side, height: side };
        sheet.add(Role::Figure(text("clinic-qr-alt", &[])), vec![Mark::Qr { area, code }]);
        if room.stacked {
            (below, end) = (area.y + side, area.y + side);
        } else {
            (x, width, end) = (room.margin + side + 10.0, room.content() - side - 10.0, area.y + side);
        }
        notes.insert(0, text(if holds_all(card) { "clinic-qr" } else { "clinic-qr-part" }, &[]));
    }
    let mut y = below + 4.0;
    for note in &notes {
        let note = Fitted { lines: wrap(note, 12.0, width)?, size: 12.0 };
        y = lines(sheet, Role::Paragraph, x, y, &note, Ink::PLAIN) + 6.0;
    }
    Ok(end.max(y))
}

/// Whether the code says all that the card says. カナ is left out first, 書類 second, everything else after them.
fn holds_all(card: &ClinicCard) -> bool {
    let has = |label: &str| card.qr_text.contains(&format!("\n{}:", text(label, &[])));
    has("qr-label-kind") && (card.kana.is_none() || has("qr-label-kana"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Coverage, DocumentKind, MemberFacts};
    use crate::paper::{clinic_card_on, clinic_sayings};
    use crate::words::Lang;

    fn card(name: &str) -> ClinicCard {
        let coverage = Coverage {
            insurer_name: Some("みほん県後期高齢者医療広域連合".to_owned()),
            insurer_number: Some("06130488".to_owned()),
            symbol: Some("公立青葉あおば".to_owned()),
            number: Some("1234567890".to_owned()),
            branch: Some("01".to_owned()),
            name: Some(name.to_owned()),
            valid_until: Some("2026-07-31".parse().unwrap()),
            saved_on: Some("2026-01-01".parse().unwrap()),
            ..Coverage::default()
        };
        let facts =
            MemberFacts { kana: Some("ワシントン　アレクサンドラ".to_owned()), ..MemberFacts::default() };
        clinic_card_on(&coverage, DocumentKind::EligibilityPdf, &facts, "2026-11-21".parse().unwrap())
    }

    /// Every line of a sheet with its left and right end.
    fn lines_of(sheet: &Sheet) -> Vec<(f32, f32, String)> {
        let marks = sheet.blocks.iter().flat_map(|(_, marks)| marks);
        let line = |mark: &Mark| match mark {
            Mark::Text { x, size, line, .. } => Some((*x, x + line.width(*size), line.text.clone())),
            _ => None,
        };
        marks.filter_map(line).collect()
    }

    #[test]
    fn larger_text_is_never_clipped_and_loses_nothing() {
        for name in [
            "WOLFESCHLEGELSTEINHAUSEN BERGERDORFF ANNA",
            "MARIA GUADALUPE DE LA CRUZ HERNANDEZ LOPEZ",
            "辻\u{E0100}葛\u{E0100}城●𠮷　花子",
            "チッタゴン　アブドゥル　ラーマン　モハンマド　サイフル　イスラム　チョウド",
        ] {
            for percent in [100, 130, 150, 200, 235, 310, 320] {
                let room = Room::of(percent).unwrap();
                let sheet = plan(&card(name), room).unwrap();
                let lines = lines_of(&sheet);
                for (left, right, text) in &lines {
                    assert!(*left >= room.margin - 0.1, "{percent}: {text}");
                    assert!(*right <= room.width - room.margin + 0.5, "{percent}: {text} ends at {right}");
                }
                let all: String = lines.iter().map(|(.., text)| text.as_str()).collect();
                let squeezed = |text: &str| text.split_whitespace().collect::<String>();
                assert!(squeezed(&all).contains(&squeezed(name)), "{percent}: {name}");
                for number in ["06130488", "1234567890", "01"] {
                    assert!(lines.iter().any(|(.., text)| text == number), "{percent}: {number} on one line");
                }
            }
        }
    }

    #[test]
    fn sayings_are_drawn_at_every_size_in_every_language() {
        for lang in Lang::ALL {
            for kind in [DocumentKind::EligibilityPdf, DocumentKind::EligibilityCertificate, DocumentKind::Other] {
                let sayings = clinic_sayings(kind, lang);
                assert!(sayings.iter().all(|saying| !saying.japanese.starts_with("say-")));
                assert_eq!(sayings.iter().all(|saying| saying.meaning.is_none()), lang == Lang::Ja);
                for percent in [100, 320] {
                    assert!(render_sayings_png(&sayings, 300, percent).unwrap().starts_with(b"\x89PNG"));
                }
            }
        }
        let refused = |percent| render_clinic_png_sized(&card("花子"), 400, percent).unwrap_err();
        for percent in [0, 99, 321] {
            assert_eq!(refused(percent), Error::BadValue { field: "text_percent" });
        }
    }

    #[test]
    fn picture_has_the_width_that_was_asked_for_or_is_refused() {
        let card = card("WOLFESCHLEGELSTEINHAUSEN BERGERDORFF ANNA");
        let width = |width, percent| {
            let png = render_clinic_png_sized(&card, width, percent)?;
            Ok(image::load_from_memory(&png).unwrap().width())
        };
        assert_eq!(width(1440, 320), Ok(1440));
        assert_eq!(width(4000, 100), Ok(4000));
        assert_eq!(width(4000, 320), Err(Error::BadValue { field: "width" }));
        let sayings = clinic_sayings(DocumentKind::EligibilityPdf, Lang::Vi);
        assert_eq!(render_sayings_png(&sayings, 4000, 320), Err(Error::BadValue { field: "width" }));
    }

    #[test]
    fn screen_says_so_where_its_code_holds_less() {
        let said = |card: &ClinicCard| -> String {
            lines_of(&plan(card, Room::of(100).unwrap()).unwrap()).into_iter().map(|(.., text)| text).collect()
        };
        let mut card = card("花子");
        assert!(said(&card).contains("上と同じ内容"));
        card.qr_text = card.qr_text.lines().filter(|line| !line.starts_with("書類:")).collect::<Vec<_>>().join("\n");
        assert!(!said(&card).contains("同じ内容") && said(&card).contains("番号など"), "{}", said(&card));
    }
}
