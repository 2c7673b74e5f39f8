//! Which of a page's resources its content names.
//!
//! Some producers give all pages of a file one dictionary of resources: the picture or the form of another page, and of
//! another person, stands there too. So only what the content may name comes along. What is named is looked for in the
//! bytes, and a name that only seems to stand there is kept: nothing that is drawn may be missing. Where something that is
//! drawn has no resources of its own and so may name any (§7.8.3), all come along.

use crate::pdf::limits;
use hayro::hayro_syntax::object::dict::keys;
use hayro::hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier};
use hayro::hayro_syntax::page::Resources;
use memchr::memmem;
use std::collections::BTreeSet;

/// How many forms, patterns and fonts are looked into for resources of their own, and how deep.
const MOST_LOOKED_AT: usize = 1_000;
const DEEPEST: u32 = limits::FORM_DEPTH;
/// Colour spaces that are used without being named (§8.6.5.6).
const DEFAULTS: [&[u8]; 3] = [b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"];

/// What a page's content may name.
pub(super) struct Used<'c> {
    content: &'c [u8],
    /// All, where names can't be told or something counts on the page's.
    all: bool,
}

impl<'c> Used<'c> {
    /// For the content of a page with its resources.
    pub(super) fn new(content: &'c [u8], resources: &Resources<'_>) -> Used<'c> {
        let used = Used { content, all: false };
        let is_unused = |names: &&Dict<'_>| names.keys().any(|name| !used.names(&name));
        let some_are_unused = kinds(resources).iter().map(|(_, names)| *names).any(|names| is_unused(&names));
        let all = some_are_unused && (has_escaped_names(content) || used.counts_on_page(resources));
        Used { content, all }
    }

    /// Whether a resource may be named.
    pub(super) fn names(&self, name: &[u8]) -> bool {
        self.all || DEFAULTS.contains(&name) || memmem::find(self.content, &[b"/", name].concat()).is_some()
    }

    /// Whether something that is drawn has no resources of its own.
    fn counts_on_page(&self, resources: &Resources<'_>) -> bool {
        let mut seen = BTreeSet::new();
        [&resources.x_objects, &resources.patterns, &resources.fonts].into_iter().any(|names| {
            let drawn = names.keys().filter(|name| self.names(name));
            drawn.filter_map(|name| names.get::<Object<'_>>(&*name)).any(|drawn| lacks_resources(&drawn, &mut seen, 0))
        })
    }
}

/// Whether a form, a tiling pattern or a font of drawn letters, or one in it, has no resources of its own.
/// Where too much would have to be looked at, one may.
fn lacks_resources(drawn: &Object<'_>, seen: &mut BTreeSet<ObjectIdentifier>, depth: u32) -> bool {
    let dictionary = match drawn {
        Object::Stream(stream) => stream.dict(),
        Object::Dict(dictionary) => dictionary,
        _ => return false,
    };
    if dictionary.obj_id().is_some_and(|id| !seen.insert(id)) {
        return false;
    }
    if seen.len() > MOST_LOOKED_AT || depth > DEEPEST {
        return true;
    }
    let kind = dictionary.get::<Name<'_>>(keys::SUBTYPE);
    let is_tiling = dictionary.get::<u32>(keys::PATTERN_TYPE) == Some(1);
    if !is_tiling && !matches!(kind.as_deref(), Some(b"Form" | b"Type3")) {
        return false;
    }
    let Some(resources) = dictionary.get::<Dict<'_>>(keys::RESOURCES) else { return true };
    [keys::XOBJECT, keys::PATTERN, keys::FONT].into_iter().any(|key| {
        let names = resources.get::<Dict<'_>>(key).unwrap_or_else(Dict::empty);
        names
            .keys()
            .filter_map(|name| names.get::<Object<'_>>(&*name))
            .any(|drawn| lacks_resources(&drawn, seen, depth + 1))
    })
}

/// Whether a letter of a name may be written by its number.
fn has_escaped_names(content: &[u8]) -> bool {
    let is_regular = |byte: &u8| {
        *byte > b' ' && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
    };
    memchr::memchr_iter(b'#', content).any(|at| {
        let before = content.get(..at).unwrap_or_default();
        let word = before.iter().rev().take_while(|byte| is_regular(byte)).count();
        before.get(..before.len() - word).and_then(<[u8]>::last) == Some(&b'/')
    })
}

/// The dictionaries of resources, each with its key.
pub(super) fn kinds<'r, 'a>(resources: &'r Resources<'a>) -> [(&'static [u8], &'r Dict<'a>); 7] {
    [
        (keys::EXT_G_STATE, &resources.ext_g_states),
        (keys::SHADING, &resources.shadings),
        (keys::PATTERN, &resources.patterns),
        (keys::XOBJECT, &resources.x_objects),
        (keys::COLORSPACE, &resources.color_spaces),
        (keys::FONT, &resources.fonts),
        (keys::PROPERTIES, &resources.properties),
    ]
}
