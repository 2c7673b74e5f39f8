//! What a page draws: marks of a sheet as drawing instructions, each between the brackets by which tags find it.
//!
//! Sheets are measured downwards from the upper left corner, PDF upwards from the lower left one.

use super::super::font::Glyph;
use super::super::pdf_file::{Ref, push_integer, push_number, push_numbers, text_string};
use super::super::plan::{Area, DASH, DASH_WIDTH, Grey, Ink, Mark, Role, Sheet};
use super::super::qr::QrCode;
use super::super::text::Line;
use super::Written;
use super::fonts::sayable;
use crate::error::Error;

/// What a page draws, and what that needs.
pub(super) struct Content {
    /// The instructions.
    pub(super) bytes: Vec<u8>,
    height: f32,
    /// How many pieces can be told apart by tags so far.
    pub(super) pieces: u32,
    fonts: Vec<Ref>,
    forms: Vec<Ref>,
}

impl Content {
    /// Nothing yet, on a page as high as a sheet.
    pub(super) fn new(sheet: &Sheet) -> Content {
        // A help page has some forty thousand bytes.
        let bytes = Vec::with_capacity(64 << 10);
        Content { bytes, height: sheet.height, pieces: 0, fonts: Vec::new(), forms: Vec::new() }
    }

    /// Draws the marks of a block; the numbers of what is to be read. Texts are told apart line by line.
    ///
    /// # Errors
    /// Those of what a mark needs: [`Error::MissingGlyph`], [`Error::BadValue`] with `page`.
    pub(super) fn draw_block(&mut self, role: &Role, marks: &[Mark], to: &mut Written<'_>) -> Result<Vec<u32>, Error> {
        let mut numbers = Vec::new();
        for mark in marks {
            let kind = match (role, mark) {
                (Role::Ornament, _) => None,
                (_, Mark::Text { .. }) => Some("/Span"),
                (Role::Figure(_), _) => Some("/Figure"),
                _ => None,
            };
            match kind {
                Some(kind) => {
                    self.put(kind);
                    self.put("<</MCID ");
                    push_integer(&mut self.bytes, u64::from(self.pieces));
                    self.put(">>BDC\n");
                    numbers.push(self.pieces);
                    self.pieces += 1;
                }
                None => self.put("/Artifact<</Type/Layout>>BDC\n"),
            }
            // What is drawn next begins as if nothing had been drawn: a foreign page counts on black ink.
            self.put("q ");
            self.draw(mark, to)?;
            self.put("Q\nEMC\n");
        }
        Ok(numbers)
    }

    /// The dictionary of what the instructions call by name.
    pub(super) fn resources(&self) -> String {
        let names = |kind: &str, refs: &[Ref]| {
            let all: String = (0..).zip(refs).map(|(number, at): (u32, _)| format!("/{kind}{number} {at}")).collect();
            all
        };
        format!("<</Font<<{}>>/XObject<<{}>>>>", names("F", &self.fonts), names("X", &self.forms))
    }

    fn draw(&mut self, mark: &Mark, to: &mut Written<'_>) -> Result<(), Error> {
        match mark {
            Mark::Text { x, y, size, line, ink } => self.text((*x, *y), *size, line, *ink, to)?,
            Mark::Fill { area, grey } => self.fill(&[*area], *grey),
            Mark::Frame { area, thickness, grey } => self.fill(&frame_sides(*area, *thickness), *grey),
            Mark::Dashes { x, y, length, down } => {
                let (right, below) = if *down { (0.0, *length) } else { (*length, 0.0) };
                self.grey(Grey::LABEL, "G ");
                self.numbers(&[DASH_WIDTH], "w [");
                self.numbers(&DASH, "] 0 d ");
                self.numbers(&[*x, self.height - y], "m ");
                self.numbers(&[x + right, self.height - y - below], "l S ");
            }
            Mark::Qr { area, code } => self.code(*area, code),
            Mark::Pixels { area, pixels } => {
                let picture = to.file.reserve();
                let (space, components) = if pixels.is_grey() { ("Gray", 1) } else { ("RGB", 3) };
                let (width, height) = pixels.size();
                let entries = format!(
                    "/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/Device{space}"
                );
                debug_assert_eq!(pixels.samples().len(), width as usize * height as usize * components);
                to.file.well_packed_stream(picture, entries.as_bytes(), pixels.samples());
                self.form(picture, [area.width, 0.0, 0.0, area.height, area.x, self.height - area.y - area.height]);
            }
            Mark::Page { area, source, page } => {
                let (form, (width, height)) = to.page(*source, *page)?;
                let (across, up) = (area.width / width, area.height / height);
                self.form(form, [across, 0.0, 0.0, up, area.x, self.height - area.y - area.height]);
            }
            Mark::Stamp { size, transform: [a, b, c, d, e, f], source, page } => {
                let (form, (width, height)) = to.page(*source, *page)?;
                // From the form's own points, upwards, to those of its place downwards, and to ours upwards.
                let (across, up) = (size.0 / width, size.1 / height);
                let left = c * size.1 + e;
                let below = self.height - d * size.1 - f;
                self.form(form, [a * across, -b * across, -c * up, d * up, left, below]);
            }
        }
        Ok(())
    }

    fn text(&mut self, at: (f32, f32), size: f32, line: &Line, ink: Ink, to: &mut Written<'_>) -> Result<(), Error> {
        self.put("BT ");
        self.grey(ink.grey, "g ");
        if ink.outline > 0.0 {
            self.grey(ink.grey, "G ");
            self.numbers(&[size * ink.outline], "w 2 Tr ");
        }
        self.numbers(&[at.0, self.height - at.1], "Td ");
        let mut font = None;
        let mut is_open = false;
        for glyph in &line.glyphs {
            let text = line.text.get(glyph.range.clone()).unwrap_or_default();
            let embedded = to.fonts.embed(&mut to.file, glyph, text)?;
            if font != Some(embedded.font) {
                self.close(&mut is_open);
                let name = place_in(&mut self.fonts, embedded.font);
                self.put("/F");
                push_integer(&mut self.bytes, name);
                self.put(" ");
                self.numbers(&[size], "Tf ");
                font = Some(embedded.font);
            }
            let beside = (!embedded.is_said).then(|| sayable(text).collect::<String>());
            if let Some(said) = &beside {
                self.close(&mut is_open);
                let string = text_string(said);
                self.put("/Span<</ActualText");
                self.put(&string);
                self.put(">>BDC ");
            }
            if !is_open {
                self.put("[<");
                is_open = true;
            }
            hex(&mut self.bytes, embedded.number);
            self.advance(glyph, embedded.width);
            if beside.is_some() {
                self.close(&mut is_open);
                self.put("EMC ");
            }
        }
        self.close(&mut is_open);
        self.put("ET ");
        Ok(())
    }

    /// Where a glyph takes another width than its own: the difference, in thousandths to the left.
    fn advance(&mut self, glyph: &Glyph, width: f32) {
        let back = (width - glyph.advance) * 1000.0;
        if back.abs() >= 0.5 {
            self.put(">");
            push_number(&mut self.bytes, back);
            self.put("<");
        }
    }

    fn close(&mut self, is_open: &mut bool) {
        if *is_open {
            self.put(">]TJ ");
            *is_open = false;
        }
    }

    /// Most of what a page says is its code: each run of dark modules is a rectangle, measured in modules from the upper
    /// left one, so that all numbers are whole and short. All are one path: between two rows nothing shines through.
    fn code(&mut self, area: Area, code: &QrCode) {
        self.fill(&[area], Grey::WHITE);
        let module = area.width / code.side as f32;
        self.put("0 g ");
        self.matrix([module, 0.0, 0.0, -module, area.x, self.height - area.y]);
        for (row, column, length) in &code.runs {
            for number in [column, row, length] {
                push_integer(&mut self.bytes, u64::from(*number));
                self.bytes.push(b' ');
            }
            self.put("1 re\n");
        }
        self.put("f ");
    }

    /// Draws a form or a picture through a transformation.
    fn form(&mut self, form: Ref, transform: [f32; 6]) {
        let name = place_in(&mut self.forms, form);
        self.matrix(transform);
        self.put("/X");
        push_integer(&mut self.bytes, name);
        self.put(" Do ");
    }

    /// A transformation, finer than places are written: what turns and scales is multiplied by hundreds of points.
    fn matrix(&mut self, transform: [f32; 6]) {
        for number in transform {
            let text = format!("{number:.7} ");
            self.put(&text);
        }
        self.put("cm ");
    }

    fn fill(&mut self, areas: &[Area], grey: Grey) {
        self.grey(grey, "g ");
        for area in areas {
            self.numbers(&[area.x, self.height - area.y - area.height, area.width, area.height], "re ");
        }
        self.put("f ");
    }

    fn grey(&mut self, grey: Grey, operator: &str) {
        self.numbers(&[f32::from(grey.0) / 255.0], operator);
    }

    fn numbers(&mut self, numbers: &[f32], operator: &str) {
        push_numbers(&mut self.bytes, numbers.iter().copied());
        self.put(operator);
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// The place of something in a list, at whose end it is put if it isn't there.
fn place_in(list: &mut Vec<Ref>, wanted: Ref) -> u64 {
    let place = list.iter().position(|one| *one == wanted).unwrap_or_else(|| {
        list.push(wanted);
        list.len() - 1
    });
    place as u64
}

/// Four hexadecimal digits.
fn hex(out: &mut Vec<u8>, number: u16) {
    for shift in [12, 8, 4, 0] {
        let digit = u8::try_from(number >> shift & 0xF).unwrap_or(0);
        out.push(if digit < 10 { b'0' + digit } else { b'A' + digit - 10 });
    }
}

/// The four sides of a frame: upper, lower, left, right.
fn frame_sides(area: Area, thickness: f32) -> [Area; 4] {
    let upper = Area { height: thickness, ..area };
    let left = Area { width: thickness, ..area };
    [
        upper,
        Area { y: area.y + area.height - thickness, ..upper },
        left,
        Area { x: area.x + area.width - thickness, ..left },
    ]
}
