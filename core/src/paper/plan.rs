//! The drawing model: what stands where on a sheet.
//!
//! One plan drives both outputs: `write` makes a PDF of it, and a picture is that PDF rendered (`render`). Lengths are
//! points (1/72 inch), x to the right and y downwards from the upper left corner. Marks stand in blocks: a block is
//! one thing to a reader (a heading, a paragraph, a figure) and is read in the order in which blocks are added.

use super::masked::Pixels;
use super::qr::QrCode;
use super::text::{Fitted, Line};

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// A shade of grey from 0 (black) to 255 (white). Everything is grey: a sheet is printed and copied in grey, and a
/// screen is read by people who don't see all colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Grey(pub(super) u8);

impl Grey {
    pub(super) const BLACK: Grey = Grey(0);
    /// Labels and asides: still 7:1 against white.
    pub(super) const LABEL: Grey = Grey(85);
    /// Rules between rows.
    pub(super) const RULE: Grey = Grey(190);
    /// The ground of a box that stands out.
    pub(super) const GROUND: Grey = Grey(240);
    pub(super) const WHITE: Grey = Grey(255);
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub(super) grey: Grey,
    /// Width of the outline that is drawn as well, in em: there is one weight in the font.
    pub(super) outline: f32,
}

impl Ink {
    pub(super) const PLAIN: Ink = Ink { grey: Grey::BLACK, outline: 0.0 };
    pub(super) const BOLD: Ink = Ink { grey: Grey::BLACK, outline: 0.033 };
    /// Large digits, that are read from afar.
    pub(super) const DIGITS: Ink = Ink { grey: Grey::BLACK, outline: 0.02 };
    pub(super) const LABEL: Ink = Ink { grey: Grey::LABEL, outline: 0.0 };
    pub(super) const INVERSE: Ink = Ink { grey: Grey::WHITE, outline: 0.033 };
}

/// A rectangle by its upper left corner and its sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Area {
    /// The area inside, `by` from every side.
    pub(super) fn inset(self, by: f32) -> Area {
        Area { x: self.x + by, y: self.y + by, width: self.width - 2.0 * by, height: self.height - 2.0 * by }
    }

    /// The largest area of a shape inside this one, in its middle.
    pub(super) fn centred(self, width: f32, height: f32) -> Area {
        let scale = (self.width / width).min(self.height / height);
        let (width, height) = (width * scale, height * scale);
        Area { x: self.x + (self.width - width) / 2.0, y: self.y + (self.height - height) / 2.0, width, height }
    }

    /// Where a foreign page goes inside this area, as large as it goes.
    pub(super) fn for_page(self, (width, height): (f32, f32)) -> Placed {
        let (upright, turned) = (self.centred(width, height), self.centred(height, width));
        let is_turned = turned.height > GAIN * upright.width;
        Placed { area: if is_turned { turned } else { upright }, is_turned }
    }
}

/// By how much larger a page must become to be turned. More than 1.4, a sheet's own shape, no page can.
const GAIN: f32 = 1.25;

/// A foreign page on ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) area: Area,
    /// Its upper edge is at the left: the sheet is turned clockwise to be read.
    pub(super) is_turned: bool,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// A line of text; `y` is its base line.
    Text { x: f32, y: f32, size: f32, line: Line, ink: Ink },
    /// A filled rectangle.
    Fill { area: Area, grey: Grey },
    /// A dashed line to the right or downwards.
    Dashes { x: f32, y: f32, length: f32, down: bool },
    /// The outline of a rectangle, drawn inside of it.
    Frame { area: Area, thickness: f32, grey: Grey },
    /// A QR code with its quiet zone.
    Qr { area: Area, code: QrCode },
    /// A page of an embedded PDF: the file's place in the writer's list and the page, from 0.
    Page { area: Area, source: usize, page: usize },
    /// What stands on such a page beside its content, as a page of its own, or such a page turned; and where that goes on
    /// ours (the six numbers of a transformation of its own points, from its upper left corner downwards).
    Stamp { size: (f32, f32), transform: [f32; 6], source: usize, page: usize },
    /// A page as a picture, parts of it painted over.
    Pixels { area: Area, pixels: Pixels },
}

/// What a block is to a reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// A heading of a level from 1.
    Heading(u16),
    /// A paragraph, a row.
    Paragraph,
    /// A paragraph in another language, by its BCP 47 tag.
    Foreign(&'static str),
    /// The number of an item of a list; the item follows.
    Number,
    /// What is numbered.
    Item,
    /// What the value is that follows: a row of a table.
    Label(Rows),
    /// The value of a row.
    Value,
    /// A picture with what it shows in words.
    Figure(String),
    /// Nothing to read: rules, grounds.
    Ornament,
}

/// Rows of labels and values that are one table to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// 保険者番号, 記号, 番号, 枝番.
    Numbers,
    /// What else is known.
    Facts,
}

/// One page to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) blocks: Vec<(Role, Vec<Mark>)>,
}

impl Sheet {
    pub(super) fn new(width: f32, height: f32) -> Sheet {
        Sheet { width, height, blocks: Vec::new() }
    }

    /// Adds a block.
    pub(super) fn add(&mut self, role: Role, marks: Vec<Mark>) {
        self.blocks.push((role, marks));
    }

    /// Adds a rule across.
    pub(super) fn rule(&mut self, x: f32, y: f32, width: f32) {
        let area = Area { x, y: y - 0.25, width, height: 0.5 };
        self.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::RULE }]);
    }
}

/// Length of a dash and of the gap behind it, and how thick it is.
pub(super) const DASH: [f32; 2] = [4.0, 3.0];
pub(super) const DASH_WIDTH: f32 = 0.7;

impl Sheet {
    /// Adds a dashed line from a point to the right (`down` false) or downwards.
    pub(super) fn dashes(&mut self, x: f32, y: f32, length: f32, down: bool) {
        self.add(Role::Ornament, vec![Mark::Dashes { x, y, length, down }]);
    }
}

/// Height of a line in em.
pub(super) const LEADING: f32 = 1.5;

/// How far below the top of its line the base line lies, in em, so that the letters stand in the middle.
const BASE: f32 = 1.12;

/// Lines below one another from `top`, and where the next line would begin.
pub(super) fn stack(x: f32, top: f32, text: &Fitted, ink: Ink) -> (Vec<Mark>, f32) {
    let mut y = top;
    let mut marks = Vec::new();
    for line in &text.lines {
        marks.push(Mark::Text { x, y: y + BASE * text.size, size: text.size, line: line.clone(), ink });
        y += LEADING * text.size;
    }
    (marks, y)
}
