//! The inside of a dictionary or an array, copied as it stands but for the numbers of objects.
//!
//! Only what is written as the standard says (PDF 32000-1 §7.3) is copied. Everything else is refused, and written anew
//! from what the library made of it: what comes out is right, whatever comes in.

use super::is_left_out;
use super::used::Names;
use crate::pdf::byte_kind::{Kind, kind};
use crate::pdf::limits::LIBRARY_DEPTH;
use hayro::hayro_syntax::object::ObjectIdentifier;
use hayro::hayro_syntax::object::dict::keys;

/// What something is the inside of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Whole {
    Array,
    Dictionary,
    /// A dictionary whose keys are names that somebody gave to fonts and the like: each stays.
    Names,
    /// One of names of pictures and forms: those stay that may be drawn.
    Pictures,
    /// The dictionary of a stream, whose length is written with the data.
    Stream,
    /// The same where the first filter, one of encryption, has been undone: what is left of them is written apart.
    UndoneStream,
    /// A layer that is off: when else it would be on stays behind.
    HiddenLayer,
}

impl Whole {
    /// Whether a key and its value come along.
    pub(super) fn keeps(self, key: &[u8], kept: &Kept) -> bool {
        let is_kept = || !is_left_out(key) && (kept.layers || key != keys::OC);
        match self {
            Whole::Names => true,
            Whole::Pictures => kept.drawn.as_ref().is_none_or(|names| names.contains(key)),
            Whole::Stream => key != keys::LENGTH && is_kept(),
            Whole::UndoneStream => {
                ![keys::FILTER, keys::DECODE_PARMS, keys::DP].contains(&key) && Whole::Stream.keeps(key, kept)
            }
            Whole::HiddenLayer => key != keys::USAGE && is_kept(),
            Whole::Array | Whole::Dictionary => is_kept(),
        }
    }

    /// What a dictionary is that stands under a key of this one.
    pub(super) fn under(self, key: &[u8]) -> Whole {
        match self {
            Whole::Names | Whole::Pictures => Whole::Dictionary,
            _ if key == keys::XOBJECT => Whole::Pictures,
            _ if OF_NAMES.contains(&key) => Whole::Names,
            _ => Whole::Dictionary,
        }
    }
}

/// What comes along of a file where that depends on the file.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Which layer something is of.
    pub(super) layers: bool,
    /// The pictures and forms of these names; `None` for all.
    pub(super) drawn: Option<Names>,
}

/// Keys of dictionaries whose own keys are names that somebody gave.
const OF_NAMES: [&[u8]; 8] = [
    keys::FONT,
    keys::EXT_G_STATE,
    keys::COLORSPACE,
    keys::PATTERN,
    keys::SHADING,
    keys::PROPERTIES,
    keys::CHAR_PROCS,
    keys::COLORANTS,
];

/// Up to so many keys are compared each with each.
const FEW_KEYS: usize = 32;
/// Digits of a whole number that every reader takes. One with fewer is no larger than any that we count with.
const MOST_DIGITS: u32 = 10;

/// What writes the name of an object in our file, given what that is where it is a dictionary.
type Number<'n> = dyn FnMut(&mut Vec<u8>, ObjectIdentifier, Whole) + 'n;

/// Copies the items of an array (with its brackets) or the entries of a dictionary (without). `None` where something odd
/// stands there; part of it may have been written then.
pub(super) fn copy_items(
    out: &mut Vec<u8>,
    inside: &[u8],
    whole: Whole,
    dependent: &Kept,
    number: &mut Number<'_>,
) -> Option<()> {
    let mut copy = Copy { bytes: inside, at: 0, kept: 0, out, number, dependent, stays_behind: false };
    if whole == Whole::Array {
        copy.out.push(b'[');
        copy.items(0)?;
    } else {
        copy.entries(whole, 0)?;
    }
    if copy.at < inside.len() {
        return None;
    }
    copy.keep_until(copy.at);
    if whole == Whole::Array {
        copy.out.push(b']');
    }
    Some(())
}

/// A copy under way.
struct Copy<'c, 'n> {
    bytes: &'c [u8],
    at: usize,
    /// From where on bytes are still to be copied.
    kept: usize,
    out: &'c mut Vec<u8>,
    number: &'c mut Number<'n>,
    dependent: &'c Kept,
    /// Whether what is read is left out.
    stays_behind: bool,
}

impl<'c> Copy<'c, '_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Copies what was read and is not copied yet.
    fn keep_until(&mut self, end: usize) {
        if !self.stays_behind {
            self.out.extend_from_slice(self.bytes.get(self.kept..end).unwrap_or_default());
        }
        self.kept = self.at;
    }

    /// Passes white space and comments; what comes then.
    fn next(&mut self) -> Option<u8> {
        loop {
            match self.peek()? {
                b'%' => {
                    let start = self.at;
                    self.pass(|byte| !matches!(byte, b'\r' | b'\n'));
                    self.keep_until(start);
                }
                // What is below it and not white is refused further on.
                byte if byte > b' ' || !is_white(byte) => return Some(byte),
                _ => self.at += 1,
            }
        }
    }

    /// Passes bytes; where they began.
    fn pass(&mut self, is_passed: impl Fn(u8) -> bool) -> &'c [u8] {
        let bytes: &'c [u8] = self.bytes;
        let rest = bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| !is_passed(*byte)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Passes the entries of a dictionary, up to what is no key.
    fn entries(&mut self, whole: Whole, depth: usize) -> Option<()> {
        let mut seen: Vec<&[u8]> = Vec::with_capacity(FEW_KEYS / 2);
        while self.next() == Some(b'/') {
            let start = self.at;
            let key = self.name()?;
            seen.push(key);
            let leaves = !self.stays_behind && !whole.keeps(key, self.dependent);
            if leaves {
                self.keep_until(start);
                self.stays_behind = true;
            }
            self.entry(whole.under(key), depth)?;
            if leaves {
                self.stays_behind = false;
                self.kept = self.at;
            }
        }
        (!is_one_twice(&mut seen)).then_some(())
    }

    /// Passes the value of a key: two numbers can stand there only where they name an object.
    fn entry(&mut self, whole: Whole, depth: usize) -> Option<()> {
        let begins_number = |byte: u8| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9');
        if !begins_number(self.next()?) {
            return self.value(whole, depth);
        }
        let first = self.number()?;
        if self.next().is_some_and(begins_number) {
            let second = self.number()?;
            (self.next()? == b'R').then_some(())?;
            self.named(first, second, whole)?;
        }
        Some(())
    }

    /// Passes the items of an array, up to its end.
    fn items(&mut self, depth: usize) -> Option<()> {
        // Most arrays are the widths of a font.
        let start = self.at;
        self.pass(|byte| matches!(byte, b'0'..=b'9' | b' '));
        if self.peek() == Some(b']') {
            return Some(());
        }
        self.at = start;
        // The last two items, as far as they are numbers, which may turn out to name an object.
        let (mut first, mut second) = (Digits::NONE, Digits::NONE);
        while let Some(byte) = self.next() {
            match byte {
                b'+' | b'-' | b'.' | b'0'..=b'9' => (first, second) = (second, self.number()?),
                b']' => break,
                b'/' => {
                    self.names()?;
                    (first, second) = (Digits::NONE, Digits::NONE);
                }
                b'R' => {
                    self.named(first, second, Whole::Dictionary)?;
                    (first, second) = (Digits::NONE, Digits::NONE);
                }
                _ => {
                    self.value(Whole::Dictionary, depth)?;
                    (first, second) = (Digits::NONE, Digits::NONE);
                }
            }
        }
        Some(())
    }

    /// Passes what is no number. `whole`: what it is where it is a dictionary.
    fn value(&mut self, whole: Whole, depth: usize) -> Option<()> {
        if depth >= LIBRARY_DEPTH {
            return None;
        }
        match self.peek()? {
            b'/' => self.name().map(|_| ()),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.entries(whole, depth + 1)?;
                let is_end = self.bytes.get(self.at..)?.starts_with(b">>");
                self.at += 2;
                is_end.then_some(())
            }
            b'<' => self.digits(),
            b'(' => self.text(),
            b'[' => {
                self.at += 1;
                self.items(depth + 1)?;
                let is_end = self.peek()? == b']';
                self.at += 1;
                is_end.then_some(())
            }
            _ => matches!(self.pass(is_regular), b"true" | b"false" | b"null").then_some(()),
        }
    }

    /// Passes a name; its letters. One with `#` is read by the library.
    fn name(&mut self) -> Option<&'c [u8]> {
        self.at += 1;
        let name = self.pass(|byte| is_regular(byte) && byte != b'#');
        (self.peek() != Some(b'#')).then_some(name)
    }

    /// Passes names and the white space between them: most of a font are such.
    fn names(&mut self) -> Option<()> {
        let mut is_between = false;
        for byte in self.bytes.get(self.at..)? {
            match *byte {
                b'/' => is_between = false,
                b' ' | b'\n' => is_between = true,
                byte if is_between || !is_regular(byte) => break,
                b'#' => return None,
                _ => {}
            }
            self.at += 1;
        }
        Some(())
    }

    /// Passes a number.
    fn number(&mut self) -> Option<Digits> {
        let start = self.at;
        let has_sign = matches!(self.peek()?, b'+' | b'-');
        self.at += usize::from(has_sign);
        let (mut value, mut digits, mut has_point) = (0_u32, 0, false);
        for byte in self.bytes.get(self.at..)? {
            match *byte {
                digit @ b'0'..=b'9' => {
                    value = value.wrapping_mul(10).wrapping_add(u32::from(digit - b'0'));
                    digits += 1;
                }
                b'.' if !has_point => has_point = true,
                byte if is_regular(byte) => return None,
                _ => break,
            }
            self.at += 1;
        }
        let is_whole = !has_sign && !has_point && digits < MOST_DIGITS;
        let is_good = digits > 0 && (has_point || digits <= MOST_DIGITS);
        is_good.then_some(Digits { start, value: is_whole.then_some(value) })
    }

    /// Passes the `R` behind two numbers and copies what they name by its new number.
    fn named(&mut self, first: Digits, second: Digits, whole: Whole) -> Option<()> {
        self.at += 1;
        let is_alone = self.peek().is_none_or(|byte| !is_regular(byte));
        // A comment between them was a place to copy up to.
        let is_together = self.stays_behind || self.kept <= first.start;
        let generation = i32::try_from(second.value?).ok()?;
        let id = ObjectIdentifier::new(first.value?, generation);
        if !(is_alone && is_together) {
            return None;
        }
        if !self.stays_behind {
            self.keep_until(first.start);
            (self.number)(self.out, id, whole);
        }
        Some(())
    }

    /// Passes a string in hexadecimal digits.
    fn digits(&mut self) -> Option<()> {
        self.at += 1;
        self.pass(|byte| byte.is_ascii_hexdigit() || is_white(byte));
        let is_end = self.peek()? == b'>';
        self.at += 1;
        is_end.then_some(())
    }

    /// Passes a string in brackets.
    fn text(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open = open.checked_sub(1)?,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return (self.at <= self.bytes.len()).then_some(());
            }
        }
    }
}

/// A number that was passed.
#[derive(Clone, Copy)]
struct Digits {
    start: usize,
    /// What it is, where it may be the number of an object.
    value: Option<u32>,
}

impl Digits {
    const NONE: Digits = Digits { start: 0, value: None };
}

/// Whether a key stands in a dictionary twice.
fn is_one_twice(keys: &mut [&[u8]]) -> bool {
    if keys.len() > FEW_KEYS {
        keys.sort_unstable();
        return keys.windows(2).any(|two| two.first() == two.last());
    }
    keys.iter().enumerate().any(|(place, key)| keys.iter().take(place).any(|other| other == key))
}

#[inline]
fn is_white(byte: u8) -> bool {
    kind(byte) == Kind::Space
}

/// Whether a byte may stand in a name or a number: as the standard says, but for what can't be seen.
#[inline]
fn is_regular(byte: u8) -> bool {
    byte > b' ' && kind(byte) == Kind::Regular
}
