//! What is painted beside the glyphs: the rules of tables, and what a text stands on.
//!
//! Rules tell cells apart that stand close together. What a text stands on tells whether anybody sees it: white on
//! white, or under a box that was painted over it, it is not on the paper. In doubt a text is seen.

use crate::pdf::limits;
use hayro_interpret::kurbo::{BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{BlendMode, DrawMode, Paint};

/// A bar thinner than this is a rule; one shorter than [`SHORTEST`] is none. In points.
const THICKEST: f64 = 3.0;
const SHORTEST: f64 = 4.0;
/// Colours closer than this in each part (of 255) can't be told apart by eye.
const ALIKE: u8 = 10;

/// A colour that covers what is under it: red, green, blue.
pub(super) type Colour = [u8; 3];

/// What a page has beside its glyphs.
#[derive(Default)]
pub(super) struct Ink {
    /// Straight rules, each as a thin box.
    pub(super) rules: Vec<Rect>,
    /// Pictures.
    pictures: Vec<Rect>,
    /// Painted areas, oldest first.
    areas: Vec<Area>,
    /// The groups that are open.
    groups: Vec<Group>,
}

/// What is painted together.
struct Group {
    /// What is in it is painted as it stands.
    plain: bool,
    /// Nothing of it is seen.
    clear: bool,
}

/// Less of a colour than this (of 1) is not seen.
const CLEAR: f32 = 0.02;

struct Area {
    bounds: Rect,
    /// All of the box is painted, not only something in it.
    whole: bool,
    /// `None`: a pattern, a picture, or something that lets through what is under it.
    colour: Option<Colour>,
}

impl Ink {
    /// The colour that a text or an area is painted with; `None` where that is more than one colour that covers.
    pub(super) fn colour(&self, paint: &Paint<'_>, blend: BlendMode) -> Option<Colour> {
        let Paint::Color(colour) = paint else { return None };
        let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
        let as_it_stands = blend == BlendMode::Normal && self.groups.iter().all(|group| group.plain);
        (as_it_stands && alpha == 255).then_some([red, green, blue])
    }

    pub(super) fn open_group(&mut self, opacity: f32, plain: bool) {
        self.groups.push(Group { plain: plain && opacity >= 1.0, clear: opacity < CLEAR });
    }

    /// Whether nothing is seen of what is painted so, on whatever ground.
    pub(super) fn is_clear(&self, paint: &Paint<'_>) -> bool {
        let clear = matches!(paint, Paint::Color(colour) if colour.to_rgba().to_rgba8()[3] <= 5);
        clear || self.groups.iter().any(|group| group.clear)
    }

    pub(super) fn close_group(&mut self) {
        self.groups.pop();
    }

    pub(super) fn picture(&mut self, bounds: Rect) {
        if self.pictures.len() < limits::INK {
            self.pictures.push(bounds);
        }
        self.area(bounds, false, None);
    }

    /// Takes a path, in the page's own space. What it covers without doubt comes back.
    pub(super) fn path(&mut self, path: &BezPath, clip: Rect, mode: &DrawMode, colour: Option<Colour>) -> Option<Rect> {
        match mode {
            DrawMode::Stroke(_) => self.lines(path, clip),
            DrawMode::FillAndStroke(..) => {
                self.lines(path, clip);
                return self.fill(path, clip, colour);
            }
            DrawMode::Fill(_) => return self.fill(path, clip, colour),
            DrawMode::Invisible => {}
        }
        None
    }

    /// Straight lines along the page's edges.
    fn lines(&mut self, path: &BezPath, clip: Rect) {
        for segment in path.segments() {
            let bounds = segment.bounding_box();
            if matches!(segment, hayro_interpret::kurbo::PathSeg::Line(_)) {
                self.rule(bounds, clip);
            }
        }
    }

    fn fill(&mut self, path: &BezPath, clip: Rect, colour: Option<Colour>) -> Option<Rect> {
        let parts = parts_of(path);
        let fat: Vec<&Part> = parts.iter().filter(|part| !is_thin(part.bounds)).collect();
        for part in parts.iter().filter(|part| is_thin(part.bounds)) {
            self.rule(part.bounds, clip);
        }
        match fat.as_slice() {
            [] => None,
            [one] => {
                let shown = one.bounds.intersect(clip);
                let whole = one.is_box && parts.len() == 1;
                self.area(shown, whole, colour);
                (whole && colour.is_some()).then_some(shown)
            }
            // A box in a box is a frame.
            [outer, inner] if outer.is_box && inner.is_box && is_frame(outer.bounds, inner.bounds) => {
                let edges = outer.bounds;
                self.rule(Rect::new(edges.x0, edges.y0, edges.x0, edges.y1), clip);
                self.rule(Rect::new(edges.x1, edges.y0, edges.x1, edges.y1), clip);
                self.rule(Rect::new(edges.x0, edges.y0, edges.x1, edges.y0), clip);
                self.rule(Rect::new(edges.x0, edges.y1, edges.x1, edges.y1), clip);
                None
            }
            many => {
                for part in many {
                    self.area(part.bounds.intersect(clip), false, colour);
                }
                None
            }
        }
    }

    fn rule(&mut self, bounds: Rect, clip: Rect) {
        let shown = bounds.intersect(clip.inflate(1.0, 1.0));
        if is_thin(shown) && shown.width().max(shown.height()) >= SHORTEST && self.rules.len() < limits::INK {
            self.rules.push(shown);
        }
    }

    fn area(&mut self, bounds: Rect, whole: bool, colour: Option<Colour>) {
        if self.areas.len() < limits::INK && bounds.width() > 0.0 && bounds.height() > 0.0 {
            self.areas.push(Area { bounds, whole, colour });
        }
    }

    /// Whether nobody sees a text of one colour that is painted now: it stands on the same colour.
    pub(super) fn is_hidden(&self, at: Point, colour: Option<Colour>) -> bool {
        let Some(colour) = colour else { return false };
        if self.areas.len() >= limits::INK {
            return false;
        }
        for area in self.areas.iter().rev().filter(|area| area.bounds.contains(at)) {
            match area.colour {
                None => return false,
                Some(under) if !are_alike(under, colour) => return false,
                Some(_) if area.whole => return true,
                Some(_) => {}
            }
        }
        are_alike(colour, [255, 255, 255])
    }

    /// Whether a picture stands there: invisible text over it is what was read in a scan.
    pub(super) fn has_picture(&self, at: Point) -> bool {
        self.pictures.len() >= limits::INK || self.pictures.iter().any(|picture| picture.inflate(2.0, 2.0).contains(at))
    }
}

/// One of the closed shapes of a path.
struct Part {
    bounds: Rect,
    /// It is an upright box.
    is_box: bool,
}

fn parts_of(path: &BezPath) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for element in path.elements() {
        let (points, straight): (&[Point], bool) = match element {
            PathEl::MoveTo(to) => {
                parts.push(Part { bounds: Rect::from_points(*to, *to), is_box: true });
                continue;
            }
            PathEl::LineTo(to) => (&[*to], true),
            PathEl::QuadTo(a, to) => (&[*a, *to], false),
            PathEl::CurveTo(a, b, to) => (&[*a, *b, *to], false),
            PathEl::ClosePath => continue,
        };
        if let Some(part) = parts.last_mut() {
            part.is_box &= straight;
            for point in points {
                part.bounds = part.bounds.union_pt(*point);
            }
        }
    }
    // Straight is not enough for a box: every point has to be one of its corners.
    let corner = |bounds: Rect, at: Point| {
        let near = |a: f64, b: f64| (a - b).abs() < 0.1;
        (near(at.x, bounds.x0) || near(at.x, bounds.x1)) && (near(at.y, bounds.y0) || near(at.y, bounds.y1))
    };
    let mut index = 0_usize;
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) {
            index += 1;
        }
        if let (Some(part), Some(end)) = (index.checked_sub(1).and_then(|i| parts.get_mut(i)), element.end_point()) {
            part.is_box &= corner(part.bounds, end);
        }
    }
    parts
}

fn is_thin(bounds: Rect) -> bool {
    bounds.width().min(bounds.height()) < THICKEST
}

/// Whether two boxes are the outer and inner edge of a thin frame.
fn is_frame(outer: Rect, inner: Rect) -> bool {
    let inside = outer.contains(inner.origin()) || inner.contains(outer.origin());
    let near = |a: f64, b: f64| (a - b).abs() < THICKEST;
    inside
        && near(outer.x0, inner.x0)
        && near(outer.x1, inner.x1)
        && near(outer.y0, inner.y0)
        && near(outer.y1, inner.y1)
}

fn are_alike(one: Colour, other: Colour) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(b) < ALIKE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayro_interpret::FillRule;

    const BLACK: Option<Colour> = Some([0, 0, 0]);
    const WHITE: Option<Colour> = Some([255, 255, 255]);

    fn filled(ink: &mut Ink, rect: Rect, colour: Option<Colour>) -> Option<Rect> {
        ink.path(&rect.to_path(0.1), Rect::new(0.0, 0.0, 500.0, 500.0), &DrawMode::Fill(FillRule::NonZero), colour)
    }

    #[test]
    fn text_is_hidden_only_on_its_own_colour() {
        let at = Point::new(50.0, 50.0);
        let mut ink = Ink::default();
        assert!(ink.is_hidden(at, WHITE) && !ink.is_hidden(at, BLACK) && !ink.is_hidden(at, None));
        filled(&mut ink, Rect::new(0.0, 0.0, 100.0, 100.0), BLACK);
        assert!(!ink.is_hidden(at, WHITE) && ink.is_hidden(at, BLACK));
        // Over a picture nothing is certain.
        ink.picture(Rect::new(0.0, 0.0, 100.0, 100.0));
        assert!(!ink.is_hidden(at, WHITE) && !ink.is_hidden(at, BLACK));
    }

    #[test]
    fn thin_boxes_are_rules_and_cover_nothing() {
        let mut ink = Ink::default();
        assert_eq!(filled(&mut ink, Rect::new(10.0, 10.0, 200.0, 10.7), BLACK), None);
        assert_eq!(ink.rules.len(), 1);
        assert!(filled(&mut ink, Rect::new(10.0, 20.0, 200.0, 60.0), WHITE).is_some());
        assert_eq!(ink.rules.len(), 1);
    }

    #[test]
    fn round_corners_and_frames_hide_nothing() {
        let mut ink = Ink::default();
        let clip = Rect::new(0.0, 0.0, 500.0, 500.0);
        let mut frame = Rect::new(0.0, 0.0, 100.0, 100.0).to_path(0.1);
        frame.extend(Rect::new(1.0, 1.0, 99.0, 99.0).to_path(0.1).elements().iter().copied());
        assert_eq!(ink.path(&frame, clip, &DrawMode::Fill(FillRule::EvenOdd), BLACK), None);
        assert_eq!(ink.rules.len(), 4);
        assert!(!ink.is_hidden(Point::new(50.0, 50.0), BLACK));
        let round = Rect::new(0.0, 0.0, 100.0, 100.0).to_rounded_rect(9.0).to_path(0.1);
        assert_eq!(ink.path(&round, clip, &DrawMode::Fill(FillRule::NonZero), BLACK), None);
        assert!(!ink.is_hidden(Point::new(50.0, 50.0), WHITE));
    }
}
