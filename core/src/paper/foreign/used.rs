//! Which pictures and forms a page draws.
//!
//! Some producers give all pages of a file, and all forms on them, one dictionary of resources: pictures of other pages,
//! and of other people, stand there too. So only what is named somewhere in what is drawn comes along: in the page's
//! content, or in that of a form, a pattern, a mask or a font of drawn letters that may be drawn with it. Names are looked
//! for in the bytes, so that one that only seems to be one counts too: a leaf too many may go along, nothing that is drawn
//! may be missing. Where it is too much to look through, all comes along. Fonts and colours do, in any case.

use crate::pdf::byte_kind::{Kind, kind};
use crate::pdf::limits;
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use std::collections::BTreeSet;

/// How many forms, patterns, masks and letters are looked through.
const MOST: usize = 5_000;
/// Unpacked bytes that are looked through.
const LOOKED_THROUGH: usize = limits::INSTRUCTION_BYTES;

/// Names that stand in what is drawn.
pub(super) type Names = BTreeSet<Vec<u8>>;

/// The names that a page may draw by; `None` where all its pictures and forms are to come along.
pub(super) fn names_drawn(page: &Page<'_>) -> Option<Names> {
    let resources = page.resources();
    let pictures = &resources.x_objects;
    if pictures.is_empty() {
        return None;
    }
    let mut looking = Looking { names: Names::new(), seen: BTreeSet::new(), waiting: Vec::new(), left: LOOKED_THROUGH };
    looking.look_at(page.page_stream().unwrap_or_default())?;
    let is_form = |name: Name<'_>| pictures.get::<Stream<'_>>(&*name).is_some_and(|picture| is_form(picture.dict()));
    // Most pages draw all their pictures, and have no form that could share their resources.
    if !pictures.keys().any(|name| !looking.names.contains(&*name) || is_form(name)) {
        return None;
    }
    looking.add_drawn_by(resources);
    loop {
        // What is named only now may name more.
        let before = looking.names.len();
        looking.add_pictures(pictures, true);
        looking.finish()?;
        if looking.names.len() == before && looking.waiting.is_empty() {
            return Some(looking.names);
        }
    }
}

/// What is to be looked through.
enum Waiting<'a> {
    /// Instructions with the resources that stand with them.
    Drawn(Stream<'a>),
    Resources(Dict<'a>),
}

/// Looking through what is drawn.
struct Looking<'a> {
    names: Names,
    /// What was put among what waits.
    seen: BTreeSet<ObjectIdentifier>,
    waiting: Vec<Waiting<'a>>,
    /// Bytes that may yet be looked through.
    left: usize,
}

impl<'a> Looking<'a> {
    /// Collects the names in some content; `None` where it is too much.
    fn look_at(&mut self, content: &[u8]) -> Option<()> {
        self.left = self.left.checked_sub(content.len())?;
        for at in memchr::memchr_iter(b'/', content) {
            let name = content.get(at + 1..).unwrap_or_default();
            let name = name.split(|byte| kind(*byte) != Kind::Regular).next().unwrap_or_default();
            if !self.names.contains(name) {
                self.names.insert(name.to_vec());
            }
            if name.contains(&b'#') {
                self.names.insert(unescaped(name));
            }
        }
        Some(())
    }

    /// Looks through what waits, and through what that may draw.
    fn finish(&mut self) -> Option<()> {
        while let Some(next) = self.waiting.pop() {
            let resources = match next {
                Waiting::Resources(resources) => Some(resources),
                Waiting::Drawn(stream) => {
                    if let Ok(content) = stream.decoded_data() {
                        self.look_at(&content)?;
                    }
                    stream.dict().get::<Dict<'_>>(keys::RESOURCES)
                }
            };
            if let Some(resources) = resources {
                let resources = Resources::new(resources);
                self.add_drawn_by(&resources);
                self.add_pictures(&resources.x_objects, false);
            }
            if self.seen.len() > MOST {
                return None;
            }
        }
        Some(())
    }

    /// Adds the forms among pictures; of a page, those that are named.
    fn add_pictures(&mut self, pictures: &Dict<'a>, only_named: bool) {
        for name in pictures.keys() {
            if (!only_named || self.names.contains(&*name))
                && let Some(picture) = pictures.get::<Stream<'_>>(&*name)
                && is_form(picture.dict())
            {
                self.add(picture);
            }
        }
    }

    /// Adds the patterns, letters and masks of some resources.
    fn add_drawn_by(&mut self, resources: &Resources<'a>) {
        for name in resources.patterns.keys() {
            if let Some(pattern) = resources.patterns.get::<Stream<'_>>(&*name) {
                self.add(pattern);
            }
        }
        for name in resources.fonts.keys() {
            if let Some(font) = resources.fonts.get::<Dict<'_>>(&*name) {
                self.add_letters(&font);
            }
        }
        for name in resources.ext_g_states.keys() {
            let Some(state) = resources.ext_g_states.get::<Dict<'_>>(&*name) else { continue };
            if let Some(mask) = state.get::<Dict<'_>>(keys::SMASK).and_then(|mask| mask.get::<Stream<'_>>(keys::G)) {
                self.add(mask);
            }
            let font = state.get::<Array<'_>>(keys::FONT).and_then(|font| font.iter::<Object<'_>>().next());
            if let Some(font) = font.and_then(Object::into_dict) {
                self.add_letters(&font);
            }
        }
    }

    /// Adds the letters of a font that draws them by instructions (Type 3), and what they may draw.
    fn add_letters(&mut self, font: &Dict<'a>) {
        let Some(letters) = font.get::<Dict<'_>>(keys::CHAR_PROCS) else { return };
        let mut is_new = false;
        for name in letters.keys() {
            if let Some(letter) = letters.get::<Stream<'_>>(&*name) {
                is_new |= self.add(letter);
            }
        }
        if is_new && let Some(resources) = font.get::<Dict<'_>>(keys::RESOURCES) {
            self.waiting.push(Waiting::Resources(resources));
        }
    }

    /// Adds something that is drawn; whether it is new.
    fn add(&mut self, stream: Stream<'a>) -> bool {
        let is_new = self.seen.len() <= MOST && self.seen.insert(stream.obj_id());
        if is_new {
            self.waiting.push(Waiting::Drawn(stream));
        }
        is_new
    }
}

fn is_form(picture: &Dict<'_>) -> bool {
    picture.get::<Name<'_>>(keys::SUBTYPE).as_deref() != Some(b"Image")
}

/// A name with the letters that are written by their numbers.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = name;
    while let Some((first, behind)) = rest.split_first() {
        let digit = |place: usize| behind.get(place).and_then(|digit| char::from(*digit).to_digit(16));
        (rest, _) = match (*first, digit(0), digit(1)) {
            (b'#', Some(high), Some(low)) => {
                (behind.get(2..).unwrap_or_default(), out.push(u8::try_from(16 * high + low).unwrap_or_default()))
            }
            (plain, ..) => (behind, out.push(plain)),
        };
    }
    out
}
