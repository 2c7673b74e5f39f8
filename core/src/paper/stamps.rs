//! What stands on a page beside its content: stamps, signatures, notes, filled-in fields.
//!
//! Each has a picture of its own in the file. Pages are embedded and nothing else, so the file gets one more page for
//! each such picture, by a few objects behind its end (PDF 32000-1 §7.5.6: what was signed is not touched), and that page
//! is drawn where the picture stands (§12.5.5). The paper in the notebook stays as it is. Where something is seen that has
//! no picture, or the file is encrypted, nothing is left out silently: the page is not whole, and the sheet says so.

use super::foreign::Layers;
use super::open::Opened;
use hayro::hayro_interpret::TransformExt;
use hayro::hayro_syntax::object::dict::keys::{
    ANNOTS, AP, AS, BBOX, F, FT, GROUP, MATRIX, N, PAGES, PARENT, RECT, RESOURCES, SUBTYPE, V,
};
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Rect, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{self, Affine, Shape};
use std::borrow::Cow;

/// Flags of an annotation that is not seen.
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;
/// The most pictures on all pages of a sheet; a long form has some two hundred fields.
const MOST: usize = 500;
/// The first number of an added object: above any that a file of our size has, below what a reader takes.
const FIRST: u32 = 8_000_000;
/// How far up a field's values are looked for.
const DEEPEST_FIELD: u32 = 8;

/// A picture that stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    /// The page that it got, from 0.
    pub(super) page: usize,
    /// Width and height of that page in points.
    pub(super) size: (f32, f32),
    /// From that page to the one on which it stands, both in points from the upper left corner.
    pub(super) transform: Affine,
}

/// A page that is to be embedded, as it is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Its place in the file, from 0.
    pub(super) index: usize,
    /// Width and height in points.
    pub(super) size: (f32, f32),
    /// What stands on it beside its content.
    pub(super) stamps: Vec<Stamp>,
    /// Whether everything that is seen is embedded.
    pub(super) is_whole: bool,
}

/// A file in which every picture on some pages has a page of its own.
pub(super) struct Stamped<'a> {
    pub(super) file: Cow<'a, [u8]>,
    /// Its pages.
    pub(super) count: usize,
    pub(super) pages: Vec<Shown>,
}

/// A picture as it was found.
struct Found {
    stream: ObjectIdentifier,
    bounds: kurbo::Rect,
    transform: Affine,
    /// Entries of its dictionary that go along.
    entries: String,
}

/// Looks for what stands on pages (each with its size) and gives it pages.
pub(super) fn with_stamps<'a>(file: &'a [u8], opened: &Opened, pages: &[(usize, (f32, f32))]) -> Stamped<'a> {
    let mut shown = Vec::new();
    let mut all: Vec<Found> = Vec::new();
    let count = opened.page_count();
    let layers = Layers::of(&opened.pdf);
    for (index, size) in pages {
        let Some(page) = opened.pdf.pages().get(*index) else { continue };
        let (found, is_whole) = found_on(page, layers.as_ref());
        let stamps = found.iter().zip(count + all.len()..).map(|(found, page)| Stamp {
            page,
            size: (found.bounds.width() as f32, found.bounds.height() as f32),
            transform: found.transform,
        });
        shown.push(Shown { index: *index, size: *size, stamps: stamps.collect(), is_whole });
        all.extend(found);
    }
    let longer = if all.is_empty() || all.len() > MOST { None } else { extended(file, opened, layers.as_ref(), &all) };
    match longer {
        Some(longer) => Stamped { file: Cow::Owned(longer), count: count + all.len(), pages: shown },
        None => Stamped { file: Cow::Borrowed(file), count, pages: without_stamps(shown) },
    }
}

/// The same pages by their content alone; those that had more are not whole.
pub(super) fn without_stamps(mut pages: Vec<Shown>) -> Vec<Shown> {
    for page in &mut pages {
        page.is_whole &= page.stamps.is_empty();
        page.stamps.clear();
    }
    pages
}

/// The pictures on a page, and whether they are all that is seen there.
fn found_on(page: &Page<'_>, layers: Option<&Layers<ObjectIdentifier>>) -> (Vec<Found>, bool) {
    let (mut found, mut is_whole) = (Vec::new(), true);
    let Some(annotations) = page.raw().get::<Array<'_>>(ANNOTS) else { return (found, is_whole) };
    for annotation in annotations.iter::<Dict<'_>>() {
        let kind = annotation.get::<Name<'_>>(SUBTYPE);
        let is_silent = kind.as_ref().is_some_and(|kind| matches!(kind.as_ref(), b"Link" | b"Popup"));
        let is_in_hidden_layer = |dictionary: &Dict<'_>| layers.is_some_and(|layers| layers.hides(dictionary));
        let is_hidden =
            annotation.get::<u32>(F).unwrap_or(0) & (HIDDEN | NO_VIEW) != 0 || is_in_hidden_layer(&annotation);
        if is_hidden || (is_silent && !annotation.contains_key(AP)) {
            continue;
        }
        match picture_of(&annotation) {
            Some(stream) if is_in_hidden_layer(stream.dict()) => {}
            Some(stream) => match placed(&annotation, &stream, page) {
                Some(placed) => found.push(placed),
                // Without any extent: seen by nobody.
                None => is_whole &= annotation.get::<Rect>(RECT).is_none_or(|rect| rect.width() * rect.height() == 0.0),
            },
            None => is_whole &= !is_seen_without_picture(&annotation, kind.as_deref()),
        }
    }
    (found, is_whole)
}

/// The stream that draws an annotation; of one with several states (a box that is ticked or not) that of its state.
fn picture_of<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'_>>(AP)?.get::<Object<'_>>(N)? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'_>>(AS)?;
            states.get::<Stream<'_>>(state)
        }
        _ => None,
    }
}

/// Whether a viewer would draw something by itself: what was typed into a field, a note, a mark.
fn is_seen_without_picture(annotation: &Dict<'_>, kind: Option<&[u8]>) -> bool {
    if kind != Some(b"Widget") {
        return true;
    }
    // A box without a picture for its state is an empty box.
    if inherited(annotation, FT, 0).is_some_and(|kind| matches!(kind, Object::Name(kind) if kind.as_ref() == b"Btn")) {
        return false;
    }
    match inherited(annotation, V, 0) {
        Some(Object::String(value)) => !value.is_empty(),
        Some(Object::Null(_)) | None => false,
        Some(_) => true,
    }
}

/// An entry of a field, which may stand in one that it is part of.
fn inherited<'a>(field: &Dict<'a>, key: &[u8], depth: u32) -> Option<Object<'a>> {
    if depth > DEEPEST_FIELD {
        return None;
    }
    field.get::<Object<'_>>(key).or_else(|| inherited(&field.get::<Dict<'_>>(PARENT)?, key, depth + 1))
}

/// Where a picture goes: its bounds are fitted into the annotation's rectangle, and the page turned as it is shown.
fn placed(annotation: &Dict<'_>, stream: &Stream<'_>, page: &Page<'_>) -> Option<Found> {
    let [x0, y0, x1, y1] = stream.dict().get::<[f64; 4]>(BBOX)?;
    let bounds = kurbo::Rect::new(x0, y0, x1, y1).abs();
    let matrix = Affine::new(stream.dict().get::<[f64; 6]>(MATRIX).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    let rect = annotation.get::<Rect>(RECT)?;
    let goal = kurbo::Rect::new(rect.x0, rect.y0, rect.x1, rect.y1).abs();
    let drawn = (matrix * bounds.to_path(0.1)).bounding_box();
    // A page that is narrower than a point is shown a point wide.
    let has_extent = |rect: kurbo::Rect, least: f64| rect.is_finite() && rect.width() > least && rect.height() > least;
    if !has_extent(bounds, 1.0) || !has_extent(drawn, 0.0) || !has_extent(goal, 0.0) {
        return None;
    }
    let (sx, sy) = (goal.width() / drawn.width(), goal.height() / drawn.height());
    let fitted = Affine::new([sx, 0.0, 0.0, sy, goal.x0 - sx * drawn.x0, goal.y0 - sy * drawn.y0]);
    let upright = Affine::new([1.0, 0.0, 0.0, -1.0, bounds.x0, bounds.y1]);
    let transform = page.initial_transform(true).to_kurbo() * fitted * matrix * upright;
    let mut entries = String::new();
    for (name, key) in [("Resources", RESOURCES), ("Group", GROUP)] {
        match stream.dict().get_raw::<Dict<'_>>(key) {
            Some(MaybeRef::Ref(other)) => entries.push_str(&format!(" /{name} {other}")),
            // Read from the file and written into the same file: the bytes may stay as they are.
            Some(MaybeRef::NotRef(dict)) => {
                entries.push_str(&format!(" /{name} {}", std::str::from_utf8(dict.data()).ok()?))
            }
            None => {}
        }
    }
    transform.is_finite().then(|| Found { stream: stream.obj_id(), bounds, transform, entries })
}

/// The file with a page for each picture behind its own: a new catalogue whose pages are the old ones and these.
fn extended(
    file: &[u8],
    opened: &Opened,
    layers: Option<&Layers<ObjectIdentifier>>,
    found: &[Found],
) -> Option<Vec<u8>> {
    // Strings would have to be encrypted, and the key is the library's.
    if memchr::memmem::find(file, b"/Encrypt").is_some() {
        return None;
    }
    let catalogue = opened.pdf.xref().get::<Dict<'_>>(opened.pdf.xref().root_id())?;
    let old_pages = catalogue.get_ref(PAGES)?;
    let old_table = memchr::memmem::rfind(file, b"startxref")?;
    let old_table = file.get(old_table + b"startxref".len()..)?.trim_ascii_start();
    let digits = old_table.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let old_table = std::str::from_utf8(old_table.get(..digits)?).ok()?;
    let kids: Vec<String> = (FIRST + 2..).take(found.len()).map(|number| format!("{number} 0 R")).collect();
    let layers = layers.map(Layers::<ObjectIdentifier>::entry).unwrap_or_default();
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages {} 0 R {layers} >>", FIRST + 1),
        format!(
            "<< /Type /Pages /Count {} /Kids [{old_pages} {}] >>",
            opened.page_count() + found.len(),
            kids.join(" ")
        ),
    ];
    for one in found {
        let kurbo::Rect { x0, y0, x1, y1 } = one.bounds;
        let (number, generation) = (one.stream.obj_number, one.stream.gen_number);
        objects.push(format!(
            "<< /Type /Page /Parent {} 0 R /MediaBox [{x0} {y0} {x1} {y1}] /Contents {number} {generation} R{} >>",
            FIRST + 1,
            one.entries,
        ));
    }
    let mut longer = file.to_vec();
    longer.push(b'\n');
    let mut table = format!("xref\n{FIRST} {}\n", objects.len());
    for (number, object) in (FIRST..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", longer.len()));
        longer.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = longer.len();
    let size = u64::from(FIRST) + objects.len() as u64;
    longer.extend(table.bytes());
    longer.extend(
        format!("trailer << /Size {size} /Root {FIRST} 0 R /Prev {old_table} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    Some(longer)
}
